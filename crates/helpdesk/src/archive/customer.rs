//! The whole of a customer: its requests, and what we counted and billed.

use std::io::{self, Write};

use office::period::Period;
use platform::archive::Archive;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::tickets::{Whose, tickets};
use super::{Source, json};
use crate::contracts;
use crate::digital::{self, figures::Figures, words};

/// Quarters looked back at most: ten years.
const QUARTERS_MAX: usize = 40;

pub fn customer(source: &Source, customer: i64, archive: &mut Archive) -> io::Result<()> {
    let name = office::by_id(&source.office.customers, customer).map_or("", |part| part.doc.name.as_str());
    let made = source.at(source.now);
    let readme = source.page.t2("archive-readme", "customer", name, "at", made).replace('\n', "\r\n");
    archive.add("leggimi.txt", format!("\u{feff}{readme}\r\n").as_bytes())?;
    tickets(source, &Whose::Customer(customer), archive)?;
    outages(source, customer, archive)?;
    let quarters = quarters(source, customer)?;
    figures(source, customer, &quarters, archive)?;
    bills(source, customer, &quarters, archive)
}

/// From the first request to today, oldest first.
fn quarters(source: &Source, customer: i64) -> io::Result<Vec<Period>> {
    let body = source.office.id;
    let first = source.read(move |tx| {
        let row = tx.row(
            sql!("SELECT MIN(origin) FROM ticket WHERE body = ?1 AND customer = ?2"),
            values![body, customer],
        )?;
        row.map_or(Ok(None), |row| row.get::<Option<i64>>(0))
    })?;
    let Some(first) = first else { return Ok(Vec::new()) };
    let first = source.office.date_of(Moment(first));
    let last = Period::quarter(source.office.date_of(source.now));
    let back = std::iter::successors(Some(last), |one| Some(Period::quarter(one.eve())));
    let mut all: Vec<Period> = back.take(QUARTERS_MAX).take_while(|one| one.to >= first).collect();
    all.reverse();
    Ok(all)
}

fn figures(source: &Source, customer: i64, quarters: &[Period], archive: &mut Archive) -> io::Result<()> {
    let mut all: Vec<(Period, Figures)> = Vec::new();
    for quarter in quarters {
        let (office, now, quarter) = (source.office.clone(), source.now, *quarter);
        let seen = source.read(move |tx| digital::read::figures(tx, &office, customer, quarter, now))?;
        all.push((quarter, seen));
    }
    for (quarter, seen) in &all {
        let name = format!("misure/{}.csv", contracts::name(*quarter));
        archive.add(&name, digital::csv(&source.page, *quarter, seen).as_bytes())?;
    }
    let said = |(quarter, seen): &(Period, Figures)| serde_json::json!({ "from": quarter.from, "to": quarter.to, "figures": seen });
    archive.add("misure.json", &json(&all.iter().map(said).collect::<Vec<_>>())?)
}

/// Stops of this customer, and those of everybody.
fn outages(source: &Source, customer: i64, archive: &mut Archive) -> io::Result<()> {
    let body = source.office.id;
    let read = move |tx: &mut Tx| {
        let mut all = digital::outages_between(tx, body, Moment(0), Moment(i64::MAX))?;
        all.retain(|outage| outage.customer == 0 || outage.customer == customer);
        Ok::<_, StoreError>(all)
    };
    let all = source.read(read)?;
    let mut csv =
        words::csv(&source.page, &["outage-from", "outage-until", "outage-is-planned", "outage-words"]);
    for outage in &all {
        let planned = if outage.planned { source.text("outage-is-planned") } else { String::new() };
        let until = outage.until.map_or_else(String::new, |at| source.at(at));
        csv.row(&[&source.at(outage.from), &until, &planned, &outage.words]);
    }
    archive.add("fermi.csv", csv.finish().as_bytes())?;
    let said = all.iter().map(|outage| {
        serde_json::json!({ "from": outage.from.rfc3339(), "until": outage.until.map(Moment::rfc3339), "planned": outage.planned, "words": outage.words })
    });
    archive.add("fermi.json", &json(&said.collect::<Vec<_>>())?)
}

fn bills(source: &Source, customer: i64, quarters: &[Period], archive: &mut Archive) -> io::Result<()> {
    let key = office::by_id(&source.office.customers, customer).map(|part| part.doc.key.clone());
    let (mut said, mut tables) = (Vec::new(), Vec::new());
    for quarter in quarters {
        let (office, quarter, key) = (source.office.clone(), *quarter, key.clone());
        let seen = source.read(move |tx| {
            let own = contracts::served(&office).filter(|part| Some(&part.doc.customer) == key.as_ref());
            own.map(|part| Ok((part.clone(), contracts::used(tx, &office, part, quarter)?))).collect()
        })?;
        let fees = contracts::fees(&source.office, quarter, seen);
        said.extend(fees.iter().map(|row| {
            serde_json::json!({ "from": quarter.from, "to": quarter.to, "contract": row.contract, "fee_cents": row.fee.fee_cents, "extra_cents": row.fee.extra_cents, "total_cents": row.fee.total_cents() })
        }));
        tables.push((quarter, contracts::csv(&source.page, quarter, &fees)));
    }
    for (quarter, table) in tables {
        archive.begin(&format!("conti/{}.csv", contracts::name(quarter)))?;
        archive.write_all(table.as_bytes())?;
    }
    archive.add("conti.json", &json(&said)?)
}
