//! A receipt that a flow tells of and that never came is asked for again and again, for weeks (GovPay 842, 844):
//! each try is a job of its own, further away than the one before.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use office::Ctx;
use office::lanes::PAYMENTS;
use platform::jobs::{self, Doer, NewJob};
use platform::store::{StoreError, Tx, Value};
use platform::{Lane, Moment, sql, values};

pub const PURSUE: &str = "receipt-pursued";

/// Hours until the next try; after the last one only a hand helps. All together nine weeks.
const WAITS_H: [i64; 14] = [1, 6, 24, 24, 48, 48, 72, 72, 120, 168, 168, 240, 240, 336];

/// How a pursuit ends that may begin again.
const OVER: &str = "over";

/// What is asked for: `GET …/organizations/{cf}/receipts/{iur}/paymentoptions/{iuv}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Asked {
    pub iuv: String,
    pub iur: String,
}

/// One try of one round.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Try {
    #[serde(flatten)]
    asked: Asked,
    #[serde(default)]
    round: i64,
    tries: i64,
}

/// Asks the platform for a lost receipt and files what it has; called on a thread that may block. Whether that was
/// the one is seen by what is filed.
pub type Recover = Arc<dyn Fn(i64, &Asked) + Send + Sync>;

/// What was asked for under a reference.
pub(super) struct Pursued {
    iur: String,
    ended: Option<String>,
    round: i64,
}

impl Pursued {
    /// By reference.
    pub fn of(
        tx: &mut Tx,
        body: i64,
        references: &Value,
    ) -> Result<HashMap<String, Vec<Pursued>>, StoreError> {
        let rows = tx.rows(
            sql!("SELECT iuv, iur, ended, round FROM receipt_pursuit WHERE body = ?1 AND iuv IN (SELECT key FROM json_each(?2))"),
            &[body.into(), references.clone()],
        )?;
        let mut found: HashMap<String, Vec<Pursued>> = HashMap::new();
        for row in &rows {
            let pursued = Pursued { iur: row.get(1)?, ended: row.get(2)?, round: row.get(3)? };
            found.entry(row.get(0)?).or_default().push(pursued);
        }
        Ok(found)
    }
}

/// Asks for the receipts of these collections and of no others under their reference: what was found or is told no
/// more ends, and what is missing again is asked for in a new round. What was given up is for people.
pub(super) fn pursue(
    tx: &mut Tx,
    body: i64,
    iuv: &str,
    pursued: &[Pursued],
    awaited: &BTreeSet<&str>,
    now: Moment,
) -> Result<(), StoreError> {
    let mut rounds: BTreeMap<&str, i64> = awaited.iter().map(|iur| (*iur, 0)).collect();
    for Pursued { iur, ended, round } in pursued {
        match (awaited.get(iur.as_str()), ended.as_deref()) {
            (Some(iur), Some(OVER)) => {
                rounds.insert(*iur, round + 1);
            }
            (Some(iur), _) => {
                rounds.remove(*iur);
            }
            (None, None) => end(tx, body, &Asked { iuv: iuv.to_owned(), iur: iur.clone() }, OVER, now)?,
            (None, Some(_)) => {}
        }
    }
    for (iur, round) in rounds {
        tx.execute(
            sql!("INSERT INTO receipt_pursuit (body, iuv, iur, round, asked_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body, iuv, iur) DO UPDATE SET round = ?4, asked_at = ?5, ended_at = NULL, ended = NULL"),
            values![body, iuv, iur, round, now],
        )?;
        let asked = Asked { iuv: iuv.to_owned(), iur: iur.to_owned() };
        ask(tx, body, Try { asked, round, tries: 0 }, now)?;
    }
    Ok(())
}

fn end(tx: &mut Tx, body: i64, asked: &Asked, how: &str, now: Moment) -> Result<(), StoreError> {
    tx.execute(
        sql!("UPDATE receipt_pursuit SET ended_at = ?4, ended = ?5 WHERE body = ?1 AND iuv = ?2 AND iur = ?3 AND ended_at IS NULL"),
        values![body, asked.iuv.as_str(), asked.iur.as_str(), now, how],
    )?;
    Ok(())
}

fn ask(tx: &mut Tx, body: i64, wanted: Try, now: Moment) -> Result<(), StoreError> {
    let Some(hours) = usize::try_from(wanted.tries).ok().and_then(|tries| WAITS_H.get(tries)) else {
        return end(tx, body, &wanted.asked, "given-up", now);
    };
    let Try { asked, round, tries } = &wanted;
    let dedup = format!("{}/{}/{round}/{tries}", asked.iuv, asked.iur);
    let work = serde_json::to_value(&wanted).map_err(|error| StoreError::Shape(error.to_string()))?;
    jobs::ask(tx, NewJob { body, kind: PURSUE, dedup, work, due: now.plus_s(hours * 3_600) })
}

/// Tries once, and asks for the next try as long as the receipt is not here, whatever was answered.
pub fn doer(ctx: Ctx, recover: Recover) -> Doer {
    jobs::doer(move |worker, body, wanted: Try| {
        let is_open = |wanted: &Try| {
            let wanted = wanted.clone();
            worker.wait(ctx.db.read(move |tx| open(tx, body, &wanted)))
        };
        if !is_open(&wanted)? {
            return Ok(());
        }
        recover(body, &wanted.asked);
        if !is_open(&wanted)? {
            return Ok(());
        }
        let now = ctx.clock.now();
        let next = move |tx: &mut Tx| ask(tx, body, Try { tries: wanted.tries + 1, ..wanted.clone() }, now);
        Ok(worker.wait(ctx.db.write(Lane::of(body, PAYMENTS), next))?)
    })
}

fn open(tx: &mut Tx, body: i64, wanted: &Try) -> Result<bool, StoreError> {
    let row = tx.row(
        sql!("SELECT asked_at FROM receipt_pursuit WHERE body = ?1 AND iuv = ?2 AND iur = ?3 AND round = ?4 AND ended_at IS NULL"),
        values![body, wanted.asked.iuv.as_str(), wanted.asked.iur.as_str(), wanted.round],
    )?;
    Ok(row.is_some())
}
