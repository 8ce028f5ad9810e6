//! A month of payments with every kind of dirt planted: flows and journals kept, credits matched, every line
//! labelled. The register (positions, receipts) is loaded before and not measured.

#[path = "../../tests/whole/support/month/mod.rs"]
mod month;
#[path = "../../tests/whole/support/month_load.rs"]
mod month_load;

use std::sync::Arc;
use std::time::Instant;

use accounts::flows;
use accounts::reckon::reckon;
use accounts::reconcile::{self, OwnNotice};
use accounts::treasury::{Incoming, keep_page};
use app::compose::House;
use office::Office;
use pagopa::treasury::csv::Statement;
use pagopa::treasury::{Account, Journal, Version, opi};
use pagopa::{Cents, Iuv};
use payments::proof::May;
use payments::settlement::Source;
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use crate::furnish::{self, Stage};
use crate::report::{Bar, Report};
use crate::{Extent, Res};

/// A month is reconciled within this.
const WHOLE_S: f64 = 60.0;
const PROVIDERS: i64 = 40;
/// One flow in so many is strange in each way: two in a hundred.
const STRANGE_OF: usize = 50;

pub async fn measure(report: &mut Report, extent: Extent, house: &House, stage: &Stage) -> Res<()> {
    let text = std::fs::read_to_string("examples/comune-medio.toml")?;
    let (db, body) = furnish::import(stage, &text).await?;
    drop(db);
    let positions = extent.positions;
    let month = Arc::new(month::month(positions, positions / 5 * 4, PROVIDERS, STRANGE_OF));
    let now: Moment = month::UNTIL.at(8, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC)?.timestamp().into();
    let loaded = month.clone();
    act(house, body, move |tx, office| {
        let due = office.dues.first().map_or(0, |due| due.id);
        month_load::register(tx, body, due, &loaded)?;
        let rows: Vec<_> = loaded.notices.iter().map(notice).collect();
        reconcile::keep_notices(tx, office, &May::house(office.id, "bench"), &rows, now)
    })
    .await?;

    let mut whole = 0.0;
    let mut lap = |report: &mut Report, name: &str, began: Instant| {
        let took = began.elapsed().as_secs_f64();
        whole += took;
        report.row(name, took, "s", Bar::None);
    };
    let began = Instant::now();
    let flows = month.flows.len();
    for flow in 0..flows {
        let month = month.clone();
        act(house, body, move |tx, office| {
            flows::keep(tx, office, &month.flows[flow], Source::Service, &Actor("bench".into()), now)
                .map_err(|error| StoreError::Broken(format!("{error:?}")))
        })
        .await?;
    }
    reckon(&house.ctx, body, now).await?;
    lap(report, &format!("{flows} flows kept, their lines settled"), began);

    let began = Instant::now();
    let page = journal(&month).read(now).map_err(|error| format!("{error:?}"))?;
    act(house, body, move |tx, office| {
        keep_page(tx, office, &May::house(office.id, "bench"), &page, now)
            .map_err(|error| StoreError::Broken(format!("{error:?}")))
    })
    .await?;
    let entered = reckon(&house.ctx, body, now).await?.entered;
    let movements: usize = entered.iter().map(|journal| journal.movements).sum();
    lap(report, &format!("{movements} movements kept and matched"), began);

    let began = Instant::now();
    let (from, until) = (month::UNTIL.yesterday()?.first_of_month(), month::UNTIL);
    let lines = act(house, body, move |tx, office| reconcile::lines(tx, office, from, until)).await?;
    lap(report, &format!("{} lines labelled", lines.len()), began);
    let found = month::found(&lines);
    // A line that stands there twice, or once too few, is as wrong as one with another label.
    let mut balance = std::collections::BTreeMap::new();
    found.iter().for_each(|line| *balance.entry(line).or_insert(0i64) += 1);
    month.expected.iter().for_each(|line| *balance.entry(line).or_insert(0i64) -= 1);
    let wrong: u64 = balance.values().map(|count| count.unsigned_abs()).sum();
    let unexplained = found.iter().filter(|(_, labels)| labels.contains(&"UNKNOWN")).count();
    let name = format!("reconciling {positions} positions, {} payments", month.paid.len());
    report.row(&name, whole, "s", Bar::AtMost(WHOLE_S));
    report.row("lines labelled otherwise than planted", wrong as f64, "", Bar::AtMost(0.0));
    report.row("lines that nothing explains", unexplained as f64, "", Bar::AtMost(0.0));
    Ok(())
}

async fn act<T: Send + 'static>(
    house: &House,
    body: i64,
    work: impl Fn(&mut Tx, &Office) -> Result<T, StoreError> + Send + 'static,
) -> Res<T> {
    let offices = house.ctx.offices.clone();
    let inside = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.ok_or(StoreError::Shape("no office".into()))?;
        work(tx, &office)
    };
    Ok(house.ctx.db.write(Lane::of(body, office::lanes::PAYMENTS), inside).await?)
}

type Told = (String, String, i64, jiff::civil::Date);

fn notice((iud, iuv, cents, paid_on): &Told) -> Result<OwnNotice, &'static str> {
    let iuv = Iuv::parse(iuv).map_err(|_| "iuv")?;
    Ok(OwnNotice { iud: iud.clone(), iuv, amount: Cents(*cents), paid_on: *paid_on })
}

fn journal(month: &month::Month) -> Incoming {
    let account = Account {
        number: "1".into(),
        description: None,
        movements: month.movements.iter().cloned().map(Ok).collect(),
    };
    let journal = Journal {
        version: Version::Day,
        abi: "05428".into(),
        id: "GDC-BENCH".into(),
        page: 1,
        pages: 1,
        year: 2026,
        from: month::UNTIL,
        to: month::UNTIL,
        accounts: vec![account],
    };
    let statement = Statement { abi: String::new(), account: String::new(), id: String::new() };
    Incoming { bytes: opi::write(&journal).into_bytes(), statement }
}
