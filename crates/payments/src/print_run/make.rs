//! One file of a run: read, drawn outside any transaction, kept, written down; then the next.

use std::ops::RangeInclusive;
use std::sync::Arc;

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use platform::events::{Actor, NewEvent, append};
use platform::files::{self, KeepError, Kept};
use platform::i18n::Tr;
use platform::jobs::{self, Doer, Failure};
use platform::pdf::About;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};

use super::{Run, read, rule};
use crate::notice::{Notice, NoticeError, Variant, render, render_all};
use crate::position::{self, Position};

/// The kind of job.
pub const JOB: &str = "print-run";

#[derive(Debug, serde::Deserialize)]
struct Work {
    run: i64,
    number: i64,
}

/// What became of the notice at a place of the run.
struct Drawn {
    place: i64,
    verdict: Result<RangeInclusive<usize>, &'static str>,
}

/// A place, and its notice or why there is none.
type Waiting = Vec<(i64, Result<Notice, NoticeError>)>;

pub fn doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let (run, number) = (work.run, work.number);
        let read = ctx.db.read(move |tx| waiting(tx, &inner, body, run, now));
        let Some((office, found)) = worker.wait(read)? else { return Ok(()) };
        let (bytes, drawn) = draw(&office, number, found, now);
        let kept = bytes.map(|bytes| ctx.files.keep(&name(number), &bytes)).transpose();
        let kept = kept.map_err(|error| match error {
            KeepError::TooLarge => Failure::Never("a file of the run is too large".into()),
            KeepError::Disk(error) => Failure::Later(error.to_string()),
        })?;
        let drawn = Arc::new(drawn);
        let write = move |tx: &mut Tx| write_down(tx, body, (run, number), (kept.as_ref(), &drawn), now);
        Ok(worker.wait(ctx.db.write(Lane::of(body, PAYMENTS), write))?)
    })
}

/// The name of a file, as the list for the printer has it.
pub(super) fn name(number: i64) -> String {
    format!("avvisi-{number:04}.pdf")
}

fn waiting(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    run: i64,
    now: Moment,
) -> Result<Option<(Arc<Office>, Waiting)>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let Some(run) = read::by_id(tx, body, run)?.filter(|run| !run.is_over()) else { return Ok(None) };
    let places = tx.numbers::<2>(
        sql!("SELECT place, position FROM print_item WHERE body = ?1 AND run = ?2 AND outcome = 'waiting' ORDER BY place LIMIT ?3"),
        values![body, run.id, run.per_file],
    )?;
    let positions = position::load_all(tx, body, places.iter().map(|[_, id]| *id))?;
    let notice = |id: &i64| match positions.get(id) {
        Some(position) => paper(&office, position, now),
        None => Err(NoticeError::Nothing),
    };
    let found = places.iter().map(|[place, id]| (*place, notice(id))).collect();
    Ok(Some((office, found)))
}

/// Of several debtors each has a paper of his own, printed from the page of the position.
fn paper(office: &Office, position: &Position, now: Moment) -> Result<Notice, NoticeError> {
    let debtors: Vec<&str> = position.of_each_debtor().map(|option| option.debtor.code.as_str()).collect();
    match debtors[..] {
        [only] => Notice::of(office, position, only, Variant::A4, now),
        [] => Err(NoticeError::Nothing),
        _ => Err(NoticeError::Debtors),
    }
}

/// All together; if one of them cannot be drawn, each is tried alone and the others go together.
fn draw(office: &Office, number: i64, found: Waiting, now: Moment) -> (Option<Vec<u8>>, Vec<Drawn>) {
    let (mut drawn, mut good) = (Vec::new(), Vec::new());
    for (place, notice) in found {
        match notice {
            Ok(notice) => good.push((place, notice)),
            Err(error) => drawn.push(Drawn { place, verdict: Err(error.key()) }),
        }
    }
    if let Some(bytes) = together(office, number, &good, &mut drawn, now) {
        return (Some(bytes), drawn);
    }
    good.retain(|(place, notice)| match render(notice, now) {
        Ok(_) => true,
        Err(error) => {
            drawn.push(Drawn { place: *place, verdict: Err(error.key()) });
            false
        }
    });
    let bytes = together(office, number, &good, &mut drawn, now);
    if bytes.is_none() {
        let failed = |(place, _): &(i64, Notice)| Drawn { place: *place, verdict: Err("notice-error-file") };
        drawn.extend(good.iter().map(failed));
    }
    (bytes, drawn)
}

fn together(
    office: &Office,
    number: i64,
    good: &[(i64, Notice)],
    drawn: &mut Vec<Drawn>,
    now: Moment,
) -> Option<Vec<u8>> {
    let lang = office.first_language();
    let title = Tr(lang).t1("print-file-title", "number", number);
    let about = About { subject: title.clone(), title, author: office.body.name.clone(), lang, made: now };
    let (places, notices): (Vec<i64>, Vec<Notice>) = good.iter().cloned().unzip();
    let (bytes, pages) = render_all(&notices, about, now).ok()?;
    drawn.extend(places.into_iter().zip(pages).map(|(place, pages)| Drawn { place, verdict: Ok(pages) }));
    Some(bytes)
}

fn write_down(
    tx: &mut Tx,
    body: i64,
    (run, number): (i64, i64),
    (kept, drawn): (Option<&Kept>, &[Drawn]),
    now: Moment,
) -> Result<(), StoreError> {
    // Broken off, or made by another server, while this one drew.
    let Some(run) = read::by_id(tx, body, run)?.filter(|run| !run.is_over()) else { return Ok(()) };
    let good = drawn.iter().filter(|each| each.verdict.is_ok()).count() as i64;
    if let Some(kept) = kept {
        let taken = tx.row(
            sql!("SELECT 1 FROM print_file WHERE body = ?1 AND run = ?2 AND number = ?3"),
            values![body, run.id, number],
        )?;
        if taken.is_some() {
            return Ok(());
        }
        let file = files::add(tx, body, kept, now)?;
        tx.execute(
            sql!("INSERT INTO print_file (body, run, number, file, notices, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
            values![body, run.id, number, file, good, now],
        )?;
    }
    for Drawn { place, verdict } in drawn {
        let (outcome, reason, number, first, last) = match verdict {
            Ok(pages) => ("done", "", number, *pages.start() as i64, *pages.end() as i64),
            Err(reason) => ("bad", *reason, 0, 0, 0),
        };
        tx.execute(
            sql!("UPDATE print_item SET outcome = ?4, reason = ?5, number = ?6, first_page = ?7, last_page = ?8 WHERE body = ?1 AND run = ?2 AND place = ?3"),
            values![body, run.id, *place, outcome, reason, number, first, last],
        )?;
    }
    let bad = drawn.len() as i64 - good;
    tx.execute(
        sql!("UPDATE print_run SET done = done + ?3, bad = bad + ?4, files = files + ?5 WHERE body = ?1 AND id = ?2"),
        values![body, run.id, good, bad, kept.is_some()],
    )?;
    go_on(tx, body, &run, (number, good), drawn.len() as i64, now)
}

/// The next file, or the end of the run.
fn go_on(
    tx: &mut Tx,
    body: i64,
    run: &Run,
    (number, good): (i64, i64),
    handled: i64,
    now: Moment,
) -> Result<(), StoreError> {
    let actor = Actor::server();
    let ended = run.done + run.bad + handled >= run.total;
    if ended {
        tx.execute(
            sql!("UPDATE print_run SET ended_at = ?3 WHERE body = ?1 AND id = ?2"),
            values![body, run.id, now],
        )?;
    } else {
        rule::next(tx, body, (run.id, run.resumed), number + 1, now)?;
    }
    let facts = serde_json::json!({ "file": number, "notices": good, "ended": ended });
    append(
        tx,
        NewEvent { body, place: 0, kind: "print-made", subject: run.id, actor: &actor, at: now, facts },
    )
}
