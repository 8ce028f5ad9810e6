//! Durable bookings: through HTTP, beside the no-op of the same shape, and straight into the store.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

use agenda::appointment::Channel;
use agenda::book::{Request, book};
use agenda::supply;
use app::compose::House;
use identity::{FiscalCode, FiscalCodeError, PersonName, Phone};
use office::Office;
use office::people::{self, Someone};
use platform::events::Actor;
use platform::i18n::Lang;
use platform::{Clock, Lane, Moment};
use serde_json::json;

use crate::furnish::{BODY, BOOKED};
use crate::load::{Load, Make, closed_loop, ms, percentile};
use crate::report::{Bar, Report};
use crate::server::{Server, cpu_ms};
use crate::{Extent, Res, http};

const CLIENTS: [usize; 2] = [64, 128];
const STORE_TASKS: usize = 128;
/// Bookable days: within what the office lets book ahead, today's past left out.
const DAYS: i64 = 358;
/// Quarters of an hour from nine to six.
const STARTS_PER_DAY: u64 = 36;
/// Bookings in a row go to far-apart instants; prime to the number of starts.
const STRIDE: u64 = 31;

/// What the next citizen wants, by number: another service each, another instant, another person.
struct Wish {
    service: usize,
    start: Moment,
    tax_code: String,
}

fn wish(number: u64, first_day: jiff::civil::Date) -> Wish {
    let service = (number % BOOKED as u64) as usize;
    let at = (number / BOOKED as u64).wrapping_mul(STRIDE) % (DAYS as u64 * STARTS_PER_DAY);
    let day = first_day.saturating_add(jiff::Span::new().days((at / STARTS_PER_DAY) as i64));
    let minute = 9 * 60 + (at % STARTS_PER_DAY) as i64 * 15;
    let rome = jiff::tz::TimeZone::get("Europe/Rome").unwrap_or(jiff::tz::TimeZone::UTC);
    let civil = day.at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
    let start = civil.to_zoned(rome).map(|zoned| zoned.timestamp().into()).unwrap_or(Moment(0));
    Wish { service, start, tax_code: tax_code(number) }
}

/// The provisional kind: digits that end in a check digit, which the parser tells.
fn tax_code(number: u64) -> String {
    let digits = format!("{:010}", 1_000_000_000 + number);
    let last = match FiscalCode::parse(&format!("{digits}0")) {
        Err(FiscalCodeError::CheckCharacter { expected }) => expected,
        _ => '0',
    };
    format!("{digits}{last}")
}

fn day_after_tomorrow() -> jiff::civil::Date {
    let today = Clock::machine().now().zoned(&jiff::tz::TimeZone::UTC).date();
    today.saturating_add(jiff::Span::new().days(2))
}

fn requests(path: &'static str) -> Make {
    let first_day = day_after_tomorrow();
    Arc::new(move |number| {
        let wish = wish(number, first_day);
        let json = json!({
            "service": format!("s{}", wish.service), "offering": "una", "start": wish.start.rfc3339(),
            "given_name": "Ada", "family_name": "Rossi", "phone": "+39 333 1234567", "tax_code": wish.tax_code,
        });
        http::post(&format!("/api/v1/{BODY}/{path}"), None, &json.to_string())
    })
}

/// Bookings and no-ops in turn, with the same clients; `store` is what the bare store took per second.
pub async fn served(report: &mut Report, extent: Extent, server: &Server, store: f64) -> Res<()> {
    let mut next = 0;
    for clients in CLIENTS {
        let (noop, _) = closed_loop(server, extent, clients, 0, requests("noop")).await?;
        let (booked, after) = closed_loop(server, extent, clients, next, requests("appointments")).await?;
        next = after;
        rows(report, &format!("no-op, {clients} clients"), &noop, Bar::None);
        rows(report, &format!("bookings, {clients} clients"), &booked, Bar::AtMost(0.1));
        let ratio = booked.per_second / noop.per_second;
        report.row(&format!("bookings ÷ no-op, {clients} clients"), ratio, "", Bar::AtLeast(0.2));
        let ratio = booked.per_second / store;
        report.row(&format!("bookings ÷ bare store, {clients} clients"), ratio, "", Bar::AtLeast(0.6));
    }
    Ok(())
}

fn rows(report: &mut Report, name: &str, load: &Load, cpu: Bar) {
    report.row(name, load.per_second, "1/s", Bar::None);
    report.row(&format!("{name}: server CPU each"), load.cpu_ms_each, "ms", cpu);
    report.row(&format!("{name}: p50"), load.p50_ms, "ms", Bar::None);
    report.row(&format!("{name}: p99"), load.p99_ms, "ms", Bar::None);
    if load.refused > 0 {
        report.row(&format!("{name}: NOT answered 201"), load.refused as f64, "", Bar::AtMost(0.0));
    }
}

/// The same transactions without HTTP and without anything beside them; answers bookings per second.
pub async fn bare(report: &mut Report, extent: Extent, house: &House) -> Res<f64> {
    let office = house.ctx.offices.by_slug(BODY).ok_or("no office")?;
    supply_is_right(&office)?;
    let numbers = Arc::new(AtomicU64::new(0));
    let (cpu, began) = (cpu_ms("self")?, Instant::now());
    let end = began + extent.measured;
    let mut tasks = Vec::new();
    for _ in 0..STORE_TASKS {
        let (ctx, office, numbers) = (house.ctx.clone(), office.clone(), numbers.clone());
        tasks.push(tokio::spawn(async move {
            let (first_day, mut waits) = (day_after_tomorrow(), Vec::new());
            while Instant::now() < end {
                let asked = Instant::now();
                let wish = wish(numbers.fetch_add(1, Relaxed), first_day);
                let request = request(&ctx, &office, &wish)?;
                let (inner, now) = (ctx.clone(), ctx.clock.now());
                let booked =
                    ctx.db.write(Lane::of(office.id, 0), move |tx| book(tx, &inner, &request, now)).await;
                booked.map_err(|error| format!("{error:?}"))?;
                waits.push(asked.elapsed().as_micros() as u32);
            }
            Ok::<_, String>(waits)
        }));
    }
    let mut waits = Vec::new();
    for task in tasks {
        waits.extend(task.await??);
    }
    let per_second = waits.len() as f64 / began.elapsed().as_secs_f64();
    let name = format!("bare store, {STORE_TASKS} tasks");
    report.row(&name, per_second, "1/s", Bar::None);
    let cpu = (cpu_ms("self")? - cpu) / waits.len().max(1) as f64;
    report.row(&format!("{name}: CPU each"), cpu, "ms", Bar::None);
    let p99 = std::time::Duration::from_micros(percentile(&mut waits, 99).into());
    report.row(&format!("{name}: p99"), ms(p99), "ms", Bar::None);
    Ok(per_second)
}

fn request(ctx: &office::Ctx, office: &Office, wish: &Wish) -> Result<Request, String> {
    let someone = Someone {
        given_name: PersonName::parse("Ada").ok(),
        family_name: PersonName::parse("Rossi").ok(),
        phone: Phone::parse("+39 333 1234567").ok(),
        fiscal_code: FiscalCode::parse(&wish.tax_code).ok(),
        email: None,
    };
    Ok(Request {
        body: office.id,
        service: office.service_by_key(&format!("s{}", wish.service)).ok_or("no service")?.id,
        offering: "una".into(),
        start: wish.start,
        indexes: people::indexes(&ctx.key, office.id, &someone),
        someone,
        detail: String::new(),
        channel: Channel::Api,
        lang: Lang::It,
        key: None,
        actor: Actor("web".into()),
    })
}

/// The arithmetic of wishes and the rules of the office must name the same instants.
fn supply_is_right(office: &Office) -> Res<()> {
    let (first, service) = (wish(0, day_after_tomorrow()), office.service_by_key("s0").ok_or("no service")?);
    let agenda = office.agendas_of("s0").next().ok_or("no agenda")?;
    let slots = supply::slots_on(office, &service.doc, &agenda.doc, office.date_of(first.start));
    let right = slots.len() as u64 == STARTS_PER_DAY && slots.iter().any(|slot| slot.start == first.start);
    if right { Ok(()) } else { Err("the wishes do not fit the agenda".into()) }
}
