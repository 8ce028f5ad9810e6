//! Pages that show; changing happens by the office file.

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::events::{self, Event};
use platform::i18n::civil_date;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Failed, Page, Routes, html};

use crate::ctx::Ctx;
use crate::devices::{self, Paper};
use crate::docs::{Role, StaffDoc};
use crate::doors::Here;
use crate::parts::{Office, by_id};
use crate::programs::{self, Soon};
use crate::rights;

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .get("/{body}/console", Access::Right(rights::CONSOLE), office_page)
        .get("/{body}/console/staff", Access::Right(rights::CONSOLE), staff_page)
        .get("/{body}/console/events", Access::Right(rights::EVENTS), events_page)
        .get("/{body}/theme.css", Access::Public, theme)
}

#[derive(askama::Template)]
#[template(path = "console/office.html")]
struct OfficePage<'a> {
    page: Page,
    office: &'a Office,
    /// Kiosks whose paper is to be looked at, with their names.
    papers: Vec<(Paper, String)>,
    /// Keys of programs that end soon, with their day; for who can renew them.
    soon: Vec<(Soon, String)>,
}

impl OfficePage<'_> {
    fn day(&self, date: &jiff::civil::Date) -> String {
        civil_date(self.page.lang(), *date)
    }
}

async fn office_page(State(ctx): State<Ctx>, Here(office): Here, page: Page) -> Result<Response, Failed> {
    let (body, now, renews) = (office.id, page.now, page.may(rights::PROGRAMS));
    let read = move |tx: &mut Tx| {
        let soon = if renews { programs::soon(tx, body, now)? } else { Vec::new() };
        Ok::<_, StoreError>((devices::papers(tx, body)?, soon))
    };
    let (papers, soon) = ctx.db.read(read).await?;
    let name = |paper: &Paper| paper.part.and_then(|part| by_id(&office.kiosks, part));
    let papers = papers.into_iter().map(|paper| {
        let name = name(&paper).map_or_else(String::new, |kiosk| kiosk.doc.name.clone());
        (paper, name)
    });
    let day = |program: &Soon| office.date_of(program.expires_at).strftime("%d/%m/%Y").to_string();
    let soon = soon.into_iter().map(|program| (program.clone(), day(&program))).collect();
    Ok(html(&OfficePage { page, office: &office, papers: papers.collect(), soon }))
}

#[derive(askama::Template)]
#[template(path = "console/staff_list.html")]
struct StaffPage<'a> {
    page: Page,
    staff: Vec<(&'a StaffDoc, Vec<String>)>,
}

async fn staff_page(Here(office): Here, page: Page) -> Response {
    let word = |role: &Role| match role {
        Role::Operator => page.t("role-operator"),
        Role::Supervisor => page.t("role-supervisor"),
        Role::OfficeAdmin => page.t("role-office-admin"),
        Role::BodyAdmin => page.t("role-body-admin"),
        Role::HelpDesk => page.t("role-help-desk"),
        Role::Specialist => page.t("role-specialist"),
        Role::DeskLead => page.t("role-desk-lead"),
        Role::Customer => page.t("role-customer"),
        Role::Cashier => page.t("role-cashier"),
        Role::PositionClerk => page.t("role-position-clerk"),
        Role::Accountant => page.t("role-accountant"),
        Role::RefundOfficer => page.t("role-refund-officer"),
        Role::PaymentAdmin => page.t("role-payment-admin"),
        Role::PaymentAuditor => page.t("role-payment-auditor"),
    };
    let staff = office.staff.iter().map(|m| (&m.doc, m.doc.roles.iter().map(word).collect())).collect();
    html(&StaffPage { page: page.clone(), staff })
}

/// Events a page shows.
const EVENTS_SHOWN: i64 = 100;

#[derive(serde::Deserialize)]
struct From {
    /// Show events up to this number; the newest when absent.
    upto: Option<i64>,
}

#[derive(askama::Template)]
#[template(path = "console/events.html")]
struct EventsPage {
    page: Page,
    /// Each with its hour and its author.
    events: Vec<(Event, String, String)>,
    older: Option<i64>,
}

async fn events_page(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    Query(from): Query<From>,
) -> Result<Response, Failed> {
    let body = office.id;
    let mut found = ctx
        .db
        .read(move |tx| {
            let upto = match from.upto {
                Some(number) => number.max(0),
                None => events::last_number(tx, body)?,
            };
            events::after(tx, body, (upto - EVENTS_SHOWN).max(0), EVENTS_SHOWN)
        })
        .await?;
    found.reverse();
    let older = found.last().map(|event| event.number - 1).filter(|number| *number > 0);
    let events = found
        .into_iter()
        .map(|event| {
            let at = event.at.zoned(&office.zone).strftime("%d/%m %H:%M:%S").to_string();
            let who = office.author(&event.actor).unwrap_or(&event.actor).to_owned();
            (event, at, who)
        })
        .collect();
    Ok(html(&EventsPage { page, events, older }))
}

/// The body's colour as style properties, with an ink that can be read on it.
async fn theme(Here(office): Here) -> Response {
    let accent = &office.body.colour;
    let ink = if luminance(accent) > 0.4 { "#17324d" } else { "#ffffff" };
    let sheet = format!(":root{{--accent:{accent};--accent-ink:{ink}}}");
    ([(header::CONTENT_TYPE, "text/css"), (header::CACHE_CONTROL, "public, max-age=300")], sheet)
        .into_response()
}

/// Relative luminance (WCAG 2.2) of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = colour.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
        let share = f64::from(value) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
