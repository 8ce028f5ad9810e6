//! Stations, keys, certificates and tests in words, line by line.

use jiff::civil::Date;
use office::Office;
use office::docs::StationDoc;
use platform::Moment;
use platform::web::Page;

use super::keys::Held;
use super::{Accepted, Product, Run, Trial};
use crate::said::{actor, list_day, when};

pub(super) struct StationRow<'a> {
    pub station: &'a StationDoc,
    pub period: String,
    pub stands: bool,
}

pub(super) struct KeyRow {
    pub product: Product,
    pub name: String,
    /// First and second.
    pub places: Vec<(i64, Option<KeyLine>)>,
}

pub(super) struct KeyLine {
    pub hint: String,
    pub since: String,
    pub who: String,
    pub refused: Option<String>,
}

pub(super) struct CertificateRow {
    pub fingerprint: String,
    pub subject: String,
    pub issuer: String,
    pub from: String,
    pub until: String,
    /// Last part of a text's key: `stands`, `soon`, `ended`, `ahead`.
    pub state: &'static str,
}

pub(super) struct TrialRow {
    pub code: &'static str,
    pub words: String,
    /// Whether it was passed, when, by which program and who had it run, what was found.
    pub run: Option<(bool, String, String)>,
}

pub(super) fn station_row<'a>(page: &Page, station: &'a StationDoc, today: Date) -> StationRow<'a> {
    let from = list_day(page, station.from);
    let period = match station.until {
        Some(until) => format!("{from} – {}", list_day(page, until)),
        None => page.t1("joining-since", "day", from),
    };
    StationRow { station, period, stands: station.stands(today) }
}

pub(super) fn key_row(office: &Office, page: &Page, product: Product, held: &[Held]) -> KeyRow {
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

pub(super) fn certificate_row(office: &Office, page: &Page, each: &Accepted, now: Moment) -> CertificateRow {
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

pub(super) fn trial_row(office: &Office, page: &Page, trial: Trial, runs: &[Run]) -> TrialRow {
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
