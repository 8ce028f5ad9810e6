//! The figures of each month.

use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use platform::store::{StoreError, Tx};
use platform::timings::ENDS_MS;
use platform::{Moment, sql, values};

use super::{DUE_MS, Op, Stop, stops};

const CLASSES: usize = ENDS_MS.len() + 1;

/// What one kind of question got in a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    pub answers: i64,
    pub failures: i64,
    /// Within two seconds and right, in hundredths of a percent; nothing without answers.
    pub in_time: Option<i64>,
    /// 98 of 100 took no longer than this many milliseconds; nothing without answers, or beyond the last class.
    pub p98_ms: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    pub first: Date,
    pub reached: [Reached; Op::ALL.len()],
    /// Seconds of stops within the month, until now.
    pub planned_s: i64,
    pub unplanned_s: i64,
    /// Of the time outside announced stops, in hundredths of a percent.
    pub availability: i64,
}

/// The month of `now` and those before it, newest first; and the stops of all of them.
pub fn months(
    tx: &mut Tx,
    office: &Office,
    count: i64,
    now: Moment,
) -> Result<(Vec<Month>, Vec<Stop>), StoreError> {
    let this = office.date_of(now).first_of_month();
    let firsts: Vec<Date> = (0..count).map(|back| this.saturating_sub(back.months())).collect();
    let oldest = firsts.last().copied().unwrap_or(this);
    let all = stops(tx, office.id, begin(office, oldest), now.plus_s(366 * 86_400))?;
    let mut months = Vec::new();
    for first in firsts {
        let mut reached: [Reached; Op::ALL.len()] = Default::default();
        for (op, reached) in Op::ALL.into_iter().zip(&mut reached) {
            *reached = reached_in(tx, office.id, op, first)?;
        }
        let (from, until) = (begin(office, first), begin(office, first.saturating_add(1.month())).min(now));
        let seconds = |planned: bool| -> i64 {
            let within = |stop: &&Stop| stop.planned == planned;
            all.iter().filter(within).map(|stop| overlap_s(stop, from, until)).sum()
        };
        let (planned_s, unplanned_s) = (seconds(true), seconds(false));
        let due_s = ((until.ms() - from.ms()) / 1_000 - planned_s).max(1);
        let availability = (10_000 * (due_s - unplanned_s) / due_s).clamp(0, 10_000);
        months.push(Month { first, reached, planned_s, unplanned_s, availability });
    }
    Ok((months, all))
}

fn begin(office: &Office, day: Date) -> Moment {
    office.begin_of(day).unwrap_or(Moment(0))
}

fn overlap_s(stop: &Stop, from: Moment, until: Moment) -> i64 {
    ((stop.ends_at.min(until).ms() - stop.starts_at.max(from).ms()) / 1_000).max(0)
}

fn reached_in(tx: &mut Tx, body: i64, op: Op, first: Date) -> Result<Reached, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT class, CAST(SUM(answers) AS BIGINT), CAST(SUM(failures) AS BIGINT) FROM service_day WHERE body = ?1 AND day >= ?2 AND day <= ?3 AND what = ?4 GROUP BY class"
        ),
        values![body, first.to_string(), first.last_of_month().to_string(), op.word()],
    )?;
    let mut classes = [(0, 0); CLASSES];
    for row in &rows {
        let class = usize::try_from(row.get::<i64>(0)?).unwrap_or(CLASSES).min(CLASSES - 1);
        classes[class] = (row.get(1)?, row.get(2)?);
    }
    Ok(reached_of(&classes))
}

fn reached_of(classes: &[(i64, i64); CLASSES]) -> Reached {
    let answers: i64 = classes.iter().map(|(answers, _)| answers).sum();
    let failures = classes.iter().map(|(_, failures)| failures).sum();
    if answers == 0 {
        return Reached::default();
    }
    let quick = classes.iter().zip(ENDS_MS).filter(|(_, end)| *end <= DUE_MS);
    let in_time: i64 = quick.map(|((answers, failures), _)| answers - failures).sum();
    let mut so_far = 0;
    let p98 = classes.iter().position(|(answers_of, _)| {
        so_far += answers_of;
        100 * so_far >= 98 * answers
    });
    Reached {
        answers,
        failures,
        in_time: Some(10_000 * in_time / answers),
        p98_ms: p98.and_then(|class| ENDS_MS.get(class).copied()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ninety_eighth_of_a_hundred_decides() {
        let mut classes = [(0, 0); CLASSES];
        assert_eq!(reached_of(&classes), Reached::default());
        classes[3] = (98, 0);
        classes[11] = (2, 0);
        let reached = reached_of(&classes);
        assert_eq!((reached.p98_ms, reached.in_time), (Some(100), Some(9_800)));
        classes[3] = (97, 0);
        classes[11] = (3, 0);
        assert_eq!((reached_of(&classes).p98_ms, reached_of(&classes).in_time), (Some(3_000), Some(9_700)));
        // A quick failure is no answer in time.
        classes[3] = (100, 10);
        classes[11] = (0, 0);
        assert_eq!((reached_of(&classes).in_time, reached_of(&classes).failures), (Some(9_000), 10));
        classes[CLASSES - 1] = (50, 50);
        assert_eq!(reached_of(&classes).p98_ms, None);
    }
}
