//! Credits joined to their flows by the steps. What is found is worked out on a snapshot and written in portions, so
//! that eighty thousand open credits hold nobody up; when something changed meanwhile, it is worked out anew.

use std::collections::HashMap;
use std::sync::Arc;

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use super::changes::{Changes, matched, unmatched};
use super::gather::Clues;
use super::join::{end, weak_joins, write};
use super::matching::Outcome;
use super::step::Step;

/// So many joins are one transaction.
const PORTION: usize = 500;

/// What is to be written of a credit.
struct Decision {
    movement: i64,
    /// A weak join stands that the steps would not make any more.
    ends: bool,
    joins: Option<(i64, Step)>,
}

/// What the database said at one moment.
struct Snapshot {
    changes: Changes,
    clues: Clues,
    /// Joins by a weak sign: flow and step of a movement.
    weak: HashMap<i64, (i64, i64)>,
}

impl Snapshot {
    /// Nothing where nothing has changed since it was matched.
    fn of(tx: &mut Tx, office: &Office, now: Moment) -> Result<Option<Snapshot>, StoreError> {
        let Some(changes) = unmatched(tx, office.id)? else { return Ok(None) };
        let clues = Clues::of(tx, office, now)?;
        let weak = if clues.movements.is_empty() { HashMap::new() } else { weak_joins(tx, office.id)? };
        Ok(Some(Snapshot { changes, clues, weak }))
    }

    /// Joins by a weak sign are tried again each time: when a surer one arrives, or when a second flow fits as well,
    /// they end. So it does not matter what came first.
    fn decisions(&self) -> Vec<Decision> {
        let decided =
            self.clues.movements.iter().zip(self.clues.outcomes()).filter_map(|(movement, outcome)| {
                let before = self.weak.get(&movement.id).copied();
                let joins = match outcome {
                    Outcome::Joined { flow, step } => Some((flow, step)),
                    Outcome::Open(_) => None,
                };
                let differs = before != joins.map(|(flow, step)| (flow, step as i64));
                differs.then_some(Decision { movement: movement.id, ends: before.is_some(), joins })
            });
        decided.collect()
    }
}

/// Tries every open credit of a body against every flow in force, where something has changed since the last time.
/// Answers how many are joined anew. Their author is the program, whoever brought the file that made them certain.
pub async fn match_all(ctx: &Ctx, body: i64, now: Moment) -> Result<usize, StoreError> {
    let mut joined = 0;
    loop {
        let offices = ctx.offices.clone();
        let look = move |tx: &mut Tx| match offices.at(tx, body)? {
            Some(office) => Snapshot::of(tx, &office, now),
            None => Ok(None),
        };
        let Some(snapshot) = ctx.db.read::<_, StoreError, _>(look).await? else { return Ok(joined) };
        let changes = snapshot.changes;
        let found = tokio::task::spawn_blocking(move || snapshot.decisions()).await;
        let found = Arc::new(found.map_err(|stopped| StoreError::Unavailable(stopped.to_string()))?);
        let mut begin = 0;
        loop {
            let some = found.clone();
            let work = move |tx: &mut Tx| write_some(tx, body, changes, &some[begin..], now);
            let Some(count) = ctx.db.write::<_, StoreError, _>(Lane::of(body, PAYMENTS), work).await? else {
                break;
            };
            joined += count;
            begin += PORTION;
            if begin >= found.len() {
                break;
            }
        }
    }
}

/// Writes the first of these; with the last ones, that all of it is matched. Nothing where something has changed.
fn write_some(
    tx: &mut Tx,
    body: i64,
    changes: Changes,
    decisions: &[Decision],
    now: Moment,
) -> Result<Option<usize>, StoreError> {
    if unmatched(tx, body)? != Some(changes) {
        return Ok(None);
    }
    let program = Actor::server();
    let some = &decisions[..decisions.len().min(PORTION)];
    // All that ends before anything begins: what one loses another may have.
    for decision in some.iter().filter(|decision| decision.ends) {
        end(tx, body, decision.movement, &program.0, "outdone", now)?;
    }
    let mut joined = 0;
    for decision in some {
        if let Some((flow, step)) = decision.joins {
            joined += usize::from(write(tx, body, (flow, decision.movement), step, "", &program, now)?);
        }
    }
    if decisions.len() <= PORTION {
        matched(tx, body, changes)?;
    }
    Ok(Some(joined))
}
