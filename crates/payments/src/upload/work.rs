//! The rows of a file are judged, page by page.

use office::Ctx;
use office::lanes::PAYMENTS;
use platform::events::{Actor, NewEvent, append};
use platform::i18n::Lang;
use platform::jobs::{self, Doer};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, written};

use super::{Row, Upload, Verdict, keep, row, verdicts};
use crate::create::IUPD_MAX;
use crate::judge::judge;
use crate::position::Origin;
use crate::proof::{May, Owing};

/// The kind of job.
pub const JOB: &str = "judge-uploaded-positions";
/// Pages of one job: other work gets its turn between two.
const PAGES: usize = 10;

/// An upload whose rows could not be judged in all tries ends as stopped; what the rest held is forgotten.
pub fn given_up(
    tx: &mut Tx,
    body: i64,
    work: &serde_json::Value,
    _: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let Some(id) = work["upload"].as_i64() else { return Ok(()) };
    match keep::one(tx, body, id)?.filter(|upload| !upload.is_over()) {
        Some(upload) => {
            keep::give_up(tx, body, id, now)?;
            let (actor, facts) = (Actor::server(), serde_json::json!({ "judged": upload.judged() }));
            append(
                tx,
                NewEvent {
                    body,
                    place: 0,
                    kind: "upload-failed",
                    subject: id,
                    actor: &actor,
                    at: now,
                    facts,
                },
            )
        }
        None => Ok(()),
    }
}

#[derive(serde::Deserialize)]
struct Work {
    upload: i64,
}

pub fn doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, Work { upload }| {
        let now = ctx.clock.now();
        for page in 1..=PAGES {
            let inner = ctx.clone();
            let judge = move |tx: &mut Tx| one_page(tx, &inner, (body, upload), page == PAGES, now);
            if !worker.wait(ctx.db.write(Lane::of(body, PAYMENTS), judge))? {
                break;
            }
        }
        Ok(())
    })
}

/// Judges the next page; false when there is nothing left to do. The last of a job asks for the rest.
fn one_page(
    tx: &mut Tx,
    ctx: &Ctx,
    (body, id): (i64, i64),
    last: bool,
    now: Moment,
) -> Result<bool, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(false) };
    let Some(upload) = keep::one(tx, body, id)?.filter(|upload| !upload.is_over()) else { return Ok(false) };
    let Some((page, rows)) = keep::next_page(tx, body, id)? else {
        keep::done(tx, body, id, now)?;
        return Ok(false);
    };
    let Some(clerk) = keep::clerk_of(&office, &upload) else {
        keep::give_up(tx, body, id, now)?;
        return Ok(false);
    };
    let lang = office.languages().first().copied().unwrap_or(Lang::It);
    let mut verdicts = Vec::new();
    for row in &rows {
        verdicts.push(verdict(tx, &office, &clerk, (&upload, row, lang), now)?);
    }
    verdicts::judged(tx, (body, id, page), &verdicts)?;
    let judged = upload.judged() + verdicts.len() as i64;
    let ended = judged >= upload.rows;
    if ended {
        keep::done(tx, body, id, now)?;
    }
    // Whoever looks on sees it.
    let (actor, facts) = (Actor::server(), serde_json::json!({ "judged": judged, "ended": ended }));
    append(
        tx,
        NewEvent { body, place: 0, kind: "upload-judged", subject: id, actor: &actor, at: now, facts },
    )?;
    if last && !ended {
        keep::ask(tx, body, id, page + 1, now)?;
    }
    Ok(!ended)
}

fn verdict(
    tx: &mut Tx,
    office: &office::Office,
    clerk: &May<Owing>,
    (upload, row, lang): (&Upload, &Row, Lang),
    now: Moment,
) -> Result<Verdict, StoreError> {
    // As much of it as a name of a position may have: what is longer is refused, and not kept.
    let iupd = row.cells.first().map_or(String::new(), |cell| written::cut(cell, IUPD_MAX));
    let faults = match row::plain(row, upload.publish, (office, &clerk.dues), now) {
        Ok(plain) => {
            let outcome = judge(tx, office, clerk, &plain, (Origin::File, lang, upload.rewrite), now)?;
            return Ok(Verdict::of(row.line, &iupd, &outcome));
        }
        Err(faults) => faults,
    };
    Ok(Verdict::refused(row.line, &iupd, &faults))
}
