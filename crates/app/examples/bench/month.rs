//! The month view of a service with many agendas, half of whose seats are taken.

use std::time::Instant;

use agenda::{availability, seats, supply};
use app::compose::House;
use jiff::civil::Date;
use platform::Lane;
use platform::store::StoreError;

use crate::furnish::{BODY, MONTH_AGENDAS};
use crate::report::{Bar, Report};
use crate::server::cpu_ms;
use crate::{Extent, Res};

const SERVICE: &str = "mese";

pub async fn measure(report: &mut Report, extent: Extent, house: &House) -> Res<()> {
    let office = house.ctx.offices.by_slug(BODY).ok_or("no office")?;
    let now = house.ctx.clock.now();
    let from = office.date_of(now).first_of_month().saturating_add(jiff::Span::new().months(2));
    let until = from.last_of_month();
    take_half(house, from, until).await?;
    // Somebody working elsewhere in this process would be counted too: nobody does yet.
    let began_cpu = cpu_ms("self")?;
    let (wall, rounds, seats, free) = house
        .ctx
        .db
        .read(move |tx| {
            let service = office.service_by_key(SERVICE).ok_or(StoreError::Shape("no service".into()))?;
            let offering = service.doc.offering.first().ok_or(StoreError::Shape("no offering".into()))?;
            let (began, mut rounds, mut seats, mut free) = (Instant::now(), 0, 0, 0);
            while began.elapsed() < extent.measured / 3 {
                let days = availability::days(tx, &office, service, offering, from, until, now)?;
                seats = days.iter().map(|day| day.seats).sum::<i64>();
                free = days.iter().flat_map(|day| &day.starts).map(|start| start.free).sum::<i64>();
                rounds += 1;
            }
            Ok::<_, StoreError>((began.elapsed(), rounds, seats, free))
        })
        .await?;
    if free * 2 != seats {
        return Err(format!("{free} of {seats} seats are free: the view lies, or the bench").into());
    }
    let each = (cpu_ms("self")? - began_cpu) / f64::from(rounds);
    let name = format!("month view, {MONTH_AGENDAS} agendas, {seats} seats");
    report.row(&format!("{name}: CPU"), each * 1e3, "µs", Bar::AtMost(5_000.0));
    report.row(&format!("{name}: elapsed"), wall.as_secs_f64() * 1e6 / f64::from(rounds), "µs", Bar::None);
    Ok(())
}

/// Takes one and two of the three seats of a slot by turns.
async fn take_half(house: &House, from: Date, until: Date) -> Res<()> {
    let office = house.ctx.offices.by_slug(BODY).ok_or("no office")?;
    let agendas: Vec<_> = office.agendas_of(SERVICE).cloned().collect();
    for agenda in agendas {
        let office = office.clone();
        let work = move |tx: &mut platform::store::Tx| {
            let Some(service) = office.service_by_key(SERVICE) else { return Ok(()) };
            let dates = from.series(jiff::Span::new().days(1)).take_while(|date| *date <= until);
            let slots = dates.flat_map(|date| supply::slots_on(&office, &service.doc, &agenda.doc, date));
            for (at, slot) in slots.enumerate() {
                for _ in 0..1 + at % 2 {
                    let id = tx.new_id();
                    seats::take(tx, office.id, agenda.id, &[slot], &[slot], id)?;
                }
            }
            Ok::<_, StoreError>(())
        };
        house.ctx.db.write(Lane::HOUSE, work).await?;
    }
    Ok(())
}
