//! The state of a position as lists ask for it, and the day that is waited for.

use platform::Moment;

use super::Position;

impl Position {
    /// The first due date of what is not paid: of the option in use, once there is one.
    pub fn waited_at(&self) -> Option<Moment> {
        let used = self.in_use().map(|option| option.place);
        let parts = self.instalments().filter(|(option, _)| used.is_none_or(|place| place == option.place));
        parts.filter(|(_, part)| part.payment.is_none()).map(|(_, part)| part.due_at).min()
    }
}

/// The state as [`super::Position::state`] computes it, from the columns kept for lists. The columns are those of
/// the table's name in the statement, the moment is its second value.
macro_rules! state_in_sql {
    ($of:literal) => {
        concat!(
            "CASE WHEN ",
            $of,
            ".invalid_at IS NOT NULL THEN 'INVALID' WHEN ",
            $of,
            ".progress = 1 THEN 'PARTIALLY_PAID' WHEN ",
            $of,
            ".progress = 2 THEN 'PAID' WHEN ",
            $of,
            ".progress = 3 THEN 'REPORTED' WHEN ",
            $of,
            ".published_at IS NULL THEN 'DRAFT' WHEN ",
            $of,
            ".valid_from > ?2 THEN 'PUBLISHED' WHEN ",
            $of,
            ".expires_at < ?2 THEN 'EXPIRED' ELSE 'VALID' END"
        )
    };
}

/// The first day of what is not paid, as [`Position::waited_at`] computes it, of what the statement calls `line`; the
/// body is its first value.
macro_rules! waited_in_sql {
    () => {
        "(SELECT MIN(i.due_at) FROM instalment i WHERE i.body = ?1 AND i.position = line.id AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.body = ?1 AND p.position = line.id AND p.instalment = i.id) AND (line.stands <> 'PARTIALLY_PAID' OR i.option_place IN (SELECT u.option_place FROM payment q CROSS JOIN instalment u WHERE q.body = ?1 AND q.position = line.id AND u.body = ?1 AND u.position = line.id AND u.id = q.instalment)))"
    };
}

pub(crate) use {state_in_sql, waited_in_sql};
