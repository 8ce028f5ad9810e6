//! What the screen of a counter shows.

use agenda::appointment;
use agenda::when::clock;
use office::beside::{self, Note, Reader, Thing};
use office::{Ctx, Office};
use platform::events;
use platform::i18n::{Lang, Tr};
use platform::live::View;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{Moment, sql, values};
use queueing::Reason;

use super::undo_bar::{self, UndoBar};
use crate::counter::{self, Desk, State};
use crate::late;
use crate::line::{self, InLine, office_at};
use crate::{explain, visit};

/// People in line that the screen lists; its head counts them all.
const WAIT_ROWS: usize = 40;
/// Rows of the day's plan on the screen.
const PLAN_ROWS: usize = 12;

pub struct DeskView {
    pub number: i64,
    pub label: String,
    pub services: Vec<String>,
    pub state: State,
    pub serving: Option<Serving>,
    /// The call at the counter, 0 for none: actions say which one they mean.
    pub call: i64,
    pub in_line: usize,
    pub waits: Vec<Wait>,
    pub aside: Vec<Aside>,
    pub plan: Vec<Planned>,
    /// Where somebody can be sent: key and name.
    pub elsewhere: Vec<(String, String)>,
    /// The last step, while it can be undone.
    pub undo: Option<UndoBar>,
}

impl DeskView {
    /// Asked and found nobody: the next eligible person comes by himself.
    pub fn armed(&self) -> bool {
        self.state == State::Idle
    }
}

/// The person at the counter.
pub struct Serving {
    pub call_code: String,
    pub service: String,
    pub slot: Option<String>,
    pub arrived: String,
    pub note: String,
    pub why: String,
    pub since: Moment,
    pub usual_s: i64,
    pub usual_min: i64,
    /// What other features say of the appointment.
    pub beside: Vec<Note>,
}

/// Somebody in line, against the promise.
pub struct Wait {
    pub visit: i64,
    pub call_code: String,
    pub service: String,
    pub kind: String,
    pub slot: Option<String>,
    pub waited_min: i64,
    pub promise_min: i64,
    /// For the bar: seconds waited, from 0 to the promise.
    pub waited_s: i64,
    pub promise_s: i64,
    /// Said to come late: not called before this time.
    pub late: Option<String>,
}

/// Parked, missed or away.
pub struct Aside {
    pub visit: i64,
    pub call_code: String,
    pub service: String,
    pub why: String,
}

pub struct Planned {
    pub time: String,
    pub call_code: String,
    pub service: String,
    pub state: &'static str,
    /// What somebody who is not here yet let the office know.
    pub late: Option<String>,
}

/// The screen of a desk in one transaction.
pub fn of(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<DeskView, StoreError> {
    let name = |service: i64| {
        office.service(service).map_or_else(String::new, |part| part.doc.name.say(lang).to_owned())
    };
    let promise_s = |entry: &InLine| {
        let part = office.service(entry.person.service);
        part.map_or(600, |part| part.doc.promise_s(entry.person.kind)).max(1)
    };
    let mut mine: Vec<InLine> = line::waiting(tx, office.id, desk.site)?
        .into_iter()
        .filter(|entry| desk.skills.contains(&entry.person.service))
        .collect();
    // The nearest to breaking its promise on top: as a share of the promise, not in minutes.
    mine.sort_by_key(|entry| {
        std::cmp::Reverse((now.seconds() - entry.person.due) * 1_000 / promise_s(entry))
    });
    let in_line = mine.len();
    let mut waits = Vec::new();
    for entry in mine.iter().take(WAIT_ROWS) {
        waits.push(wait(tx, office, entry, lang, now)?);
    }
    let label =
        office.counter(desk.counter).map_or_else(String::new, |part| part.doc.label.say(lang).to_owned());
    Ok(DeskView {
        number: events::last_number(tx, office.id)?,
        label,
        services: desk.skills.iter().map(|service| name(*service)).collect(),
        state: desk.state,
        serving: serving(tx, office, desk, lang, now)?,
        call: desk.call.unwrap_or(0),
        in_line,
        waits,
        aside: aside(tx, office, desk, lang)?,
        plan: plan(tx, office, desk, lang, now)?,
        elsewhere: office
            .services
            .iter()
            .filter(|part| line::site_of(office, part.id) == desk.site)
            .map(|part| (part.doc.key.clone(), part.doc.name.say(lang).to_owned()))
            .collect(),
        undo: undo_bar::of(tx, office, desk, lang, now)?,
    })
}

fn wait(tx: &mut Tx, office: &Office, entry: &InLine, lang: Lang, now: Moment) -> Result<Wait, StoreError> {
    let person = visit::by_id(tx, office.id, entry.visit)?;
    let service = office.service(entry.person.service);
    let promise_s = service.map_or(600, |part| part.doc.promise_s(entry.person.kind));
    let waited_s = now.seconds() - entry.person.due;
    let tr = Tr(lang);
    Ok(Wait {
        visit: entry.visit,
        call_code: person.as_ref().map_or_else(String::new, |visit| visit.call_code.clone()),
        service: service.map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
        kind: tr.t(kind_key(entry.person.kind)),
        slot: person.and_then(|visit| visit.slot).map(|slot| clock(office, slot)),
        waited_min: waited_s.div_euclid(60),
        promise_min: promise_s / 60,
        waited_s: waited_s.clamp(0, promise_s),
        promise_s,
        late: (entry.not_before_s > now.seconds())
            .then(|| clock(office, Moment::from_seconds(entry.not_before_s))),
    })
}

fn kind_key(kind: queueing::Kind) -> &'static str {
    match kind {
        queueing::Kind::Appointment => "kind-appointment",
        queueing::Kind::WalkIn => "kind-walk-in",
        queueing::Kind::Return => "kind-return",
        queueing::Kind::Priority => "kind-priority",
    }
}

fn serving(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<Option<Serving>, StoreError> {
    let (Some(id), Some(call)) = (desk.visit, desk.call) else { return Ok(None) };
    let Some(person) = visit::by_id(tx, office.id, id)? else { return Ok(None) };
    let row =
        tx.row(sql!("SELECT reason FROM call WHERE body = ?1 AND id = ?2"), values![office.id, call])?;
    let reason = row.map(|row| row.get::<String>(0)).transpose()?;
    let reason: Option<Reason> = reason.and_then(|text| serde_json::from_str(&text).ok());
    let note = match person.appointment {
        Some(appointment) => {
            appointment::by_id(tx, office.id, appointment)?.map_or_else(String::new, |a| a.detail)
        }
        None => String::new(),
    };
    let beside = match person.appointment {
        Some(appointment) => {
            let reader = Reader { staff: desk.staff, lang };
            beside::notes(tx, office, Thing::Appointment(appointment), reader, now)?
        }
        None => Vec::new(),
    };
    let part = office.service(person.service);
    let mean_min = part.map_or(10, |part| part.doc.mean_min);
    Ok(Some(Serving {
        call_code: person.call_code.clone(),
        service: part.map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
        slot: person.slot.map(|slot| clock(office, slot)),
        arrived: clock(office, person.arrived),
        note,
        why: reason.map_or_else(String::new, |reason| explain::sentence(Tr(lang), &reason)),
        since: desk.since,
        usual_s: mean_min * 60,
        usual_min: mean_min,
        beside,
    }))
}

fn aside(tx: &mut Tx, office: &Office, desk: &Desk, lang: Lang) -> Result<Vec<Aside>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT v.id, v.call_code, v.service, p.why FROM visit_pause p JOIN visit v ON v.body = p.body AND v.id = p.visit WHERE p.body = ?1 AND v.site = ?2 AND v.day = ?3 ORDER BY p.at DESC"
        ),
        values![office.id, desk.site, office.date_of(desk.since).to_string()],
    )?;
    let mut aside = Vec::new();
    for row in &rows {
        let service: i64 = row.get(2)?;
        if !desk.skills.contains(&service) {
            continue;
        }
        let why: String = row.get(3)?;
        let key = match why.as_str() {
            "parked" => "aside-parked",
            "no_show" => "aside-no-show",
            _ => "aside-away",
        };
        aside.push(Aside {
            visit: row.get(0)?,
            call_code: row.get(1)?,
            service: office
                .service(service)
                .map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
            why: Tr(lang).t(key),
        });
    }
    Ok(aside)
}

/// Today's appointments of the counter's services, from half an hour ago.
fn plan(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<Vec<Planned>, StoreError> {
    let mut planned = Vec::new();
    for booked in appointment::of_day(tx, office.id, desk.site, office.date_of(now))? {
        if !desk.skills.contains(&booked.service)
            || booked.start < now.plus_s(-1_800)
            || planned.len() >= PLAN_ROWS
        {
            continue;
        }
        let late = late::of(tx, office.id, booked.id)?;
        let state = match visit::of_appointment(tx, office.id, booked.id)? {
            None => "desk-plan-expected",
            Some(person) if desk.visit == Some(person.id) => "desk-plan-here",
            Some(person) if line::of_visit(tx, office.id, person.id)?.is_some() => "desk-plan-present",
            Some(_) => "desk-plan-called",
        };
        planned.push(Planned {
            time: clock(office, booked.start),
            call_code: booked.call_code,
            service: office
                .service(booked.service)
                .map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
            state,
            late: late.filter(|_| state == "desk-plan-expected").map(|notice| clock(office, notice.arrives)),
        });
    }
    Ok(planned)
}

#[derive(askama::Template)]
#[template(path = "desk/view.html")]
struct Fragment {
    page: Page,
    view: DeskView,
}

/// The live view of the counter where somebody works; `None` when he works nowhere any more.
pub async fn rendered(ctx: Ctx, body: i64, staff: i64, page: Page) -> Option<View> {
    let (inner, lang, now) = (ctx.clone(), page.lang(), ctx.clock.now());
    let read = ctx
        .db
        .read(move |tx| {
            let office = office_at(tx, &inner, body)?;
            let Some(desk) = counter::of_staff(tx, body, staff, office.date_of(now))? else {
                return Ok(None);
            };
            of(tx, &office, &desk, lang, now).map(Some)
        })
        .await;
    let view =
        read.inspect_err(|error: &StoreError| tracing::warn!(%error, "a counter's screen waits")).ok()??;
    let number = view.number;
    let html = askama::Template::render(&Fragment { page, view }).ok()?;
    Some(View { number, html })
}
