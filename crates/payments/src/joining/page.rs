//! The page of a body's standing with the platform.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use office::docs::{CreditorDoc, StationDoc};
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::keys::{self, Held};
use super::{Accepted, JoiningError, Product, Run, Step, Trial, accepted, act, last_runs, steps};
use crate::proof::{Joining, May};
use crate::said::{actor, list_day, when};

pub fn routes() -> Routes<Ctx> {
    let setup = Access::Right(rights::PAYMENT_SETUP);
    Routes::new()
        .get("/{body}/payments/joining", setup, show)
        .post("/{body}/payments/joining/keys", setup, act::put_key)
        .post("/{body}/payments/joining/keys/remove", setup, act::remove_key)
        .post("/{body}/payments/joining/certificates", setup, act::add_certificate)
        .post("/{body}/payments/joining/certificates/remove", setup, act::remove_certificate)
}

struct StationRow<'a> {
    station: &'a StationDoc,
    period: String,
    stands: bool,
}

struct KeyRow {
    product: Product,
    name: String,
    /// First and second.
    places: Vec<(i64, Option<KeyLine>)>,
}

struct KeyLine {
    hint: String,
    since: String,
    who: String,
    refused: Option<String>,
}

struct CertificateRow {
    fingerprint: String,
    subject: String,
    issuer: String,
    from: String,
    until: String,
    /// Last part of a text's key: `stands`, `soon`, `ended`, `ahead`.
    state: &'static str,
}

struct TrialRow {
    code: &'static str,
    words: String,
    /// Whether it was passed, when, by which program and who had it run, what was found.
    run: Option<(bool, String, String)>,
}

#[derive(askama::Template)]
#[template(path = "joining/joining.html")]
struct JoiningPage<'a> {
    page: Page,
    creditor: Option<&'a CreditorDoc>,
    stations: Vec<StationRow<'a>>,
    steps: Vec<Step>,
    keys: Vec<KeyRow>,
    certificates: Vec<CertificateRow>,
    trials: Vec<TrialRow>,
    wrong: Option<String>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    May::<Joining>::prove(&caller, &office)?;
    render(&ctx, &office, page, now, None).await
}

pub(super) async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    now: Moment,
    wrong: Option<JoiningError>,
) -> Result<Response, Failed> {
    let (body, offices) = (office.id, ctx.offices.clone());
    let read = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.ok_or_else(|| StoreError::Shape("no such body".into()))?;
        let (held, accepted) = (keys::held(tx, body)?, accepted(tx, Some(body))?);
        Ok::<_, StoreError>((steps(tx, &office, now)?, held, accepted, last_runs(tx, body)?))
    };
    let (steps, held, accepted, runs) = ctx.db.read(read).await?;
    let today = office.date_of(now);
    let wrong = wrong.map(|error| Failed::from(error).sentence.say(page.tr));
    let shown = JoiningPage {
        creditor: office.body.creditor.as_ref(),
        stations: office.stations.iter().map(|part| station_row(&page, &part.doc, today)).collect(),
        steps,
        keys: Product::ALL.into_iter().map(|product| key_row(office, &page, product, &held)).collect(),
        certificates: accepted.iter().map(|each| certificate_row(office, &page, each, now)).collect(),
        trials: Trial::ALL.into_iter().map(|trial| trial_row(office, &page, trial, &runs)).collect(),
        wrong,
        page,
    };
    Ok(html(&shown))
}

fn station_row<'a>(page: &Page, station: &'a StationDoc, today: Date) -> StationRow<'a> {
    let from = list_day(page, station.from);
    let period = match station.until {
        Some(until) => format!("{from} – {}", list_day(page, until)),
        None => page.t1("joining-since", "day", from),
    };
    StationRow { station, period, stands: station.stands(today) }
}

fn key_row(office: &Office, page: &Page, product: Product, held: &[Held]) -> KeyRow {
    let line = |slot| {
        let key = held.iter().find(|key| key.product == product && key.slot == slot)?;
        Some(KeyLine {
            hint: key.hint.clone(),
            since: when(office, page, key.put_at),
            who: actor(office, page, &key.put_by),
            refused: key.refused_at.map(|at| when(office, page, at)),
        })
    };
    KeyRow {
        product,
        name: page.t(&format!("joining-product-{}", product.word())),
        places: [1, 2].into_iter().map(|slot| (slot, line(slot))).collect(),
    }
}

fn certificate_row(office: &Office, page: &Page, each: &Accepted, now: Moment) -> CertificateRow {
    CertificateRow {
        fingerprint: each.fingerprint.clone(),
        subject: each.subject.clone(),
        issuer: each.issuer.clone(),
        from: list_day(page, office.date_of(each.starts_at)),
        until: list_day(page, office.date_of(each.ends_at)),
        state: match each.stands(now) {
            true if each.ends_soon(now) => "soon",
            true => "stands",
            false if now < each.starts_at => "ahead",
            false => "ended",
        },
    }
}

fn trial_row(office: &Office, page: &Page, trial: Trial, runs: &[Run]) -> TrialRow {
    let run = runs.iter().find(|run| run.trial == trial);
    TrialRow {
        code: trial.code(),
        words: page.t(&format!("joining-{}", trial.code().to_lowercase())),
        run: run.map(|run| {
            let who = actor(office, page, &run.actor);
            let at = format!("{} · {} · {who}", when(office, page, run.ran_at), run.version);
            (run.passed, at, run.evidence.clone())
        }),
    }
}
