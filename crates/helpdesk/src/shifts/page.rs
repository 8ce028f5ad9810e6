//! The week: who has which shift, what is missing, and which swaps wait.

use axum::extract::{Query, State};
use axum::response::Response;
use calendar::day_bounds;
use jiff::ToSpan;
use jiff::civil::Date;
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::view::{Asking, Choice, Day, GapLine, Member, asking, choices, day, gap_line, member};
use super::{Gap, OPERATORS_MIN, Shift, Swap, WEEKS_MAX, act, gaps, needs, pending, shifts};
use crate::clocks::hours::ruler;
use crate::open::terms::contract_of;
use crate::work::{AtDesk, is_able};

/// How far ahead shifts are offered for a swap, days after the Monday shown.
const SWAP_DAYS: i64 = 28;

pub fn routes() -> Routes<Ctx> {
    let (tickets, leads) = (Access::Right(rights::TICKETS), Access::Right(rights::LEAD_DESK));
    Routes::new()
        .get("/{body}/desk/shifts", tickets, show)
        .post("/{body}/desk/shifts/add", leads, act::plan)
        .post("/{body}/desk/shifts/remove", leads, act::take_away)
        .post("/{body}/desk/shifts/swap", tickets, act::offer)
        .post("/{body}/desk/shifts/swap/{swap}", tickets, act::reply)
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Wanted {
    /// Any day of the week.
    week: String,
    /// `mine` for one's own shifts alone.
    who: String,
    /// Key of the hours to be covered.
    hours: String,
}

#[derive(askama::Template)]
#[template(path = "shifts/week.html")]
struct WeekPage {
    page: Page,
    week: Date,
    title: String,
    before: Date,
    next: Date,
    only_mine: bool,
    leads: bool,
    days: Vec<Day>,
    members: Vec<Member>,
    staff: Vec<Choice>,
    mine: Vec<Choice>,
    theirs: Vec<Choice>,
    swaps: Vec<Asking>,
    hours: Vec<Choice>,
    hours_key: String,
    gaps: Vec<GapLine>,
    weeks_max: i64,
    operators: usize,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let (today, only_mine) = (office.date_of(now), wanted.who == "mine");
    let week = monday(wanted.week.parse().unwrap_or(today));
    let part = covered(&office, &wanted.hours, now);
    let (inner, body, staff) = (ctx.clone(), office.id, desk.staff);
    let read = move |tx: &mut Tx| week_of(tx, &inner, body, (week, part), staff, now);
    let Some(read) = ctx.db.read(read).await? else { return Err(Failed::not_found()) };
    let leads = caller.may(rights::LEAD_DESK);
    let holders = office.staff.iter().filter(|part| is_able(&office, part.id));
    let shown = holders.clone().filter(|part| !only_mine || part.id == staff);
    let members = shown.map(|part| member(&office, &page, part, &dates(week), &read.shifts)).collect();
    let choice = |value: String, name: &str, chosen| Choice { value, name: name.to_owned(), chosen };
    let ahead = |own: bool| {
        let fits = move |shift: &&Shift| (shift.staff == staff) == own && shift.starts_at > now;
        choices(&office, &page, read.ahead.iter().filter(fits))
    };
    let says = |part: &office::Part<office::docs::HoursDoc>| part.doc.name.say(page.lang()).to_owned();
    let chosen = part.and_then(|id| office::by_id(&office.hours, id));
    let end = week.saturating_add(6.days());
    Ok(html(&WeekPage {
        title: week_said(&page, week, end),
        before: week.saturating_sub(1.week()),
        next: week.saturating_add(1.week()),
        days: dates(week).into_iter().map(|date| day(&office, &page, date, today)).collect(),
        members,
        staff: holders.map(|part| choice(part.id.to_string(), &part.doc.name, part.id == staff)).collect(),
        mine: ahead(true),
        theirs: ahead(false),
        swaps: read.swaps.iter().map(|swap| asking(&office, &page, swap, staff)).collect(),
        hours: office
            .hours
            .iter()
            .map(|each| choice(each.doc.key.clone(), &says(each), Some(each.id) == part))
            .collect(),
        hours_key: chosen.map_or_else(String::new, |part| part.doc.key.clone()),
        gaps: read.gaps.iter().map(|gap| gap_line(&office, &page, gap)).collect(),
        weeks_max: WEEKS_MAX,
        operators: OPERATORS_MIN,
        page,
        week,
        only_mine,
        leads,
    }))
}

/// What a week holds.
struct Read {
    shifts: Vec<Shift>,
    ahead: Vec<Shift>,
    swaps: Vec<Swap>,
    gaps: Vec<Gap>,
}

fn week_of(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    (week, part): (Date, Option<i64>),
    staff: i64,
    now: Moment,
) -> Result<Option<Read>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let dates = dates(week);
    let (first, last) = (dates.first(), dates.last());
    let first = first.and_then(|date| day_bounds(*date, &office.zone)).map(|(from, _)| Moment::from(from));
    let last = last.and_then(|date| day_bounds(*date, &office.zone)).map(|(_, until)| Moment::from(until));
    let Some((from, until)) = first.zip(last) else { return Ok(None) };
    let found = shifts(tx, body, from, until)?;
    let ruler = match part {
        Some(part) => ruler(tx, &office, part)?,
        None => None,
    };
    let missing = ruler.map(|ruler| gaps(&needs(ruler.history(), &office.zone, &dates), &found));
    let ahead = shifts(tx, body, from, from.plus_s(SWAP_DAYS * 86_400))?;
    let swaps = pending(tx, body, staff, now)?;
    Ok(Some(Read { shifts: found, ahead, swaps, gaps: missing.unwrap_or_default() }))
}

/// The hours asked for, or those promised to everybody.
fn covered(office: &Office, key: &str, now: Moment) -> Option<i64> {
    let of = |key: &str| office.hours.iter().find(|part| part.doc.key == key).map(|part| part.id);
    let usual = contract_of(office, 0, now).and_then(|part| of(&part.doc.hours));
    of(key).or(usual).or_else(|| office.hours.first().map(|part| part.id))
}

fn monday(date: Date) -> Date {
    date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
}

fn dates(week: Date) -> Vec<Date> {
    (0..7).map(|day: i64| week.saturating_add(day.days())).collect()
}

fn week_said(page: &Page, week: Date, end: Date) -> String {
    let said = |date| platform::i18n::civil_date(page.lang(), date);
    page.t2("shifts-week", "from", said(week), "until", said(end))
}
