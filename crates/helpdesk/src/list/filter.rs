//! Which open tickets a list shows, and how they are found.

use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::PAGE;
use crate::ticket::{Channel, Kind, Level, State, Ticket};

/// Which open tickets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Held by this member of the staff; 0 means by nobody.
    pub holder: Option<i64>,
    /// Watched by this member of the staff.
    pub watcher: Option<i64>,
    pub level: Option<Level>,
    pub state: Option<State>,
    pub kind: Option<Kind>,
    pub channel: Option<Channel>,
    pub area: Option<i64>,
    pub customer: Option<i64>,
    pub severity: Option<i64>,
    /// Those whose nearest promise is before this.
    pub due_before: Option<Moment>,
    /// The page that begins after this one.
    pub after: Option<(Moment, i64)>,
}

/// What holds in every list, and its order; ids are cast, or PostgreSQL takes what is held against 0 for 32 bits. The lists differ in the index that they walk: all open tickets by
/// their promise, those of one holder, those that somebody watches.
macro_rules! fitting {
    ($list:literal) => {
        concat!(
            "SELECT t.id FROM ",
            $list,
            " AND t.open = 1 AND (?3 = '' OR t.level = ?3) AND (?4 = '' OR t.state = ?4) AND (CAST(?5 AS BIGINT) < 0 OR t.customer = ?5) AND t.due_at < ?6 AND (t.due_at > ?7 OR (t.due_at = ?7 AND t.id > ?8)) AND (?10 = '' OR t.kind = ?10) AND (?11 = '' OR t.channel = ?11) AND (CAST(?12 AS BIGINT) < 0 OR t.area = ?12) AND (CAST(?13 AS BIGINT) < 0 OR t.severity = ?13) ORDER BY t.due_at, t.id LIMIT ?9"
        )
    };
}

impl Filter {
    /// The first of them, the most pressing first.
    pub(super) fn ids(&self, tx: &mut Tx, body: i64) -> Result<Vec<i64>, StoreError> {
        let (after, last) = self.after.unwrap_or((Moment(i64::MIN), 0));
        let statement = match (self.watcher, self.holder) {
            (Some(_), _) => sql!(fitting!(
                "ticket_watch w JOIN ticket t ON t.body = w.body AND t.id = w.ticket WHERE w.body = ?1 AND w.staff = ?14 AND (CAST(?2 AS BIGINT) < 0 OR t.holder = ?2)"
            )),
            (None, Some(_)) => {
                sql!(fitting!("ticket t WHERE t.body = ?1 AND t.holder = ?2 AND CAST(?14 AS BIGINT) = 0"))
            }
            (None, None) => sql!(fitting!(
                "ticket t WHERE t.body = ?1 AND CAST(?2 AS BIGINT) < 0 AND CAST(?14 AS BIGINT) = 0"
            )),
        };
        let found = tx.numbers(
            statement,
            values![
                body,
                self.holder.unwrap_or(-1),
                self.level.map_or("", Level::word),
                self.state.map_or("", State::word),
                self.customer.unwrap_or(-1),
                self.due_before.unwrap_or(Moment(i64::MAX)),
                after,
                last,
                PAGE,
                self.kind.map_or("", Kind::word),
                self.channel.map_or("", Channel::word),
                self.area.unwrap_or(-1),
                self.severity.unwrap_or(-1),
                self.watcher.unwrap_or(0)
            ],
        )?;
        Ok(found.into_iter().map(|[id]| id).collect())
    }

    /// Whether an open ticket is one of them, where words have found it; who watches it is not asked here.
    pub(super) fn fits(&self, ticket: &Ticket) -> bool {
        fn is<T: PartialEq>(wanted: Option<T>, found: T) -> bool {
            wanted.is_none_or(|wanted| wanted == found)
        }
        ticket.state.is_open()
            && is(self.holder, ticket.holder)
            && is(self.level, ticket.level)
            && is(self.state, ticket.state)
            && is(self.kind, ticket.kind)
            && is(self.channel, ticket.channel)
            && is(self.area, ticket.area)
            && is(self.customer, ticket.customer)
            && is(self.severity, ticket.severity)
            && self.due_before.is_none_or(|before| ticket.due_at < before)
    }
}
