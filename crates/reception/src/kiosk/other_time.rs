//! Another day, another hour: the pages that booking and moving share.

use agenda::availability::{self, FreeDay};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Span;
use jiff::civil::Date;
use office::kiosk::{At, Frame};
use platform::Moment;
use platform::i18n::civil_date;
use platform::secrets::Token;
use platform::store::StoreError;
use platform::web::{Failed, Page, html};

use super::services::{PAGE_BUTTONS, Pages};
use super::words;

/// Hours on a page: they are short.
const PAGE_HOURS: usize = 12;
/// Days looked through, whatever the service allows.
const DAYS_MAX: i64 = 366;

/// For whom days and hours are shown.
pub(super) struct Wanted {
    pub service: i64,
    pub offering: String,
    /// What it is about, above the buttons.
    pub title: String,
    /// Address of the days, and what follows each address below it.
    pub base: String,
    pub query: String,
    /// Back from the days.
    pub back: String,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Look {
    pub offering: String,
    page: String,
    /// The hour that was chosen went to somebody else meanwhile.
    gone: Option<String>,
}

struct Button {
    href: String,
    strong: String,
    small: String,
}

#[derive(askama::Template)]
#[template(path = "kiosk/other_time.html")]
struct OtherTimePage {
    page: Page,
    frame: Frame,
    title: String,
    hint: String,
    notice: Option<String>,
    buttons: Vec<Button>,
    pages: Pages,
}

#[derive(askama::Template)]
#[template(path = "kiosk/chosen.html")]
struct ChosenPage {
    page: Page,
    frame: Frame,
    title: String,
    hint: String,
    strong: String,
    below: String,
    action: String,
    button: String,
    /// Hidden fields of the form.
    fields: Vec<(&'static str, String)>,
    again: String,
}

impl Wanted {
    fn address(&self, below: &str) -> String {
        format!("{}{below}{}", self.base, self.query)
    }
    /// `…?offering=x&page=`.
    fn paged(&self, below: &str) -> String {
        let address = self.address(below);
        let joint = if address.contains('?') { '&' } else { '?' };
        format!("{address}{joint}page=")
    }
}

pub(super) async fn days(at: &At, wanted: &Wanted, look: &Look) -> Result<Response, Failed> {
    let (page, today) = (at.page.clone(), at.office.date_of(at.now));
    let free = free(at, wanted, None).await?;
    let pages = Pages::of(&look.page, free.len(), PAGE_BUTTONS, wanted.paged(""));
    let shown = free.iter().skip(pages.skipped(PAGE_BUTTONS)).take(PAGE_BUTTONS);
    let buttons = shown.map(|day| Button {
        href: wanted.address(&format!("/{}", day.date)),
        strong: if day.date == today { page.t("kiosk-today") } else { civil_date(page.lang(), day.date) },
        small: page.t1("kiosk-seats", "count", day.starts.iter().map(|start| start.free).sum::<i64>()),
    });
    Ok(html(&OtherTimePage {
        frame: at.frame().back(wanted.back.clone()).voice("days"),
        title: page.t("kiosk-which-day"),
        hint: wanted.title.clone(),
        notice: free.is_empty().then(|| page.t("kiosk-no-days")),
        buttons: buttons.collect(),
        pages,
        page,
    }))
}

pub(super) async fn times(at: &At, wanted: &Wanted, date: &str, look: &Look) -> Result<Response, Failed> {
    let date: Date = date.parse().map_err(|_| Failed::not_found())?;
    let page = at.page.clone();
    let starts: Vec<Moment> = free(at, wanted, Some(date))
        .await?
        .iter()
        .flat_map(|day| &day.starts)
        .map(|free| free.start)
        .collect();
    let below = format!("/{date}");
    let pages = Pages::of(&look.page, starts.len(), PAGE_HOURS, wanted.paged(&below));
    let shown = starts.iter().skip(pages.skipped(PAGE_HOURS)).take(PAGE_HOURS);
    let buttons = shown.map(|start| Button {
        href: wanted.address(&format!("{below}/{}", start.ms())),
        strong: words::clock(&at.office, *start),
        small: String::new(),
    });
    let notice = if starts.is_empty() {
        Some("kiosk-no-hours")
    } else {
        look.gone.as_ref().map(|_| "kiosk-hour-gone")
    };
    Ok(html(&OtherTimePage {
        frame: at.frame().back(wanted.address("")).voice("times"),
        title: page.t("kiosk-which-hour"),
        hint: civil_date(page.lang(), date),
        notice: notice.map(|words| page.t(words)),
        buttons: buttons.collect(),
        pages,
        page,
    }))
}

/// One hour, to be confirmed by a form that goes to `action`.
pub(super) async fn chosen(
    at: &At,
    wanted: &Wanted,
    start: &str,
    action: String,
    button: &'static str,
    mut fields: Vec<(&'static str, String)>,
) -> Result<Response, Failed> {
    let start = Moment(start.parse().map_err(|_| Failed::not_found())?);
    let (page, date) = (at.page.clone(), at.office.date_of(start));
    let times = wanted.address(&format!("/{date}"));
    let days = free(at, wanted, Some(date)).await?;
    if !days.iter().flat_map(|day| &day.starts).any(|free| free.start == start) {
        return Ok(gone(at, wanted, start));
    }
    fields.extend([
        ("form_token", page.form_token.clone()),
        ("start", start.ms().to_string()),
        ("request", Token::random().text()),
    ]);
    Ok(html(&ChosenPage {
        frame: at.frame().back(times.clone()).voice("chosen"),
        title: page.t("kiosk-chosen"),
        hint: wanted.title.clone(),
        strong: words::at_when(page.tr, &at.office, start, at.now),
        below: words::day(page.lang(), &at.office, start),
        action,
        button: page.t1(button, "when", words::when(page.tr, &at.office, start, at.now)),
        fields,
        again: times,
        page,
    }))
}

/// Back to the hours of that day: somebody else was faster.
pub(super) fn gone(at: &At, wanted: &Wanted, start: Moment) -> Response {
    let address = wanted.paged(&format!("/{}", at.office.date_of(start)));
    Redirect::to(&format!("{address}1&gone=1")).into_response()
}

/// Days with free seats: one, or all that can be booked.
async fn free(at: &At, wanted: &Wanted, only: Option<Date>) -> Result<Vec<FreeDay>, Failed> {
    let (office, now) = (at.office.clone(), at.now);
    let (service, offering) = (wanted.service, wanted.offering.clone());
    let found = at.ctx.db.read(move |tx| {
        let Some(part) = office.service(service) else { return Ok(Vec::new()) };
        let Some(kind) = part.doc.offering(&offering) else { return Ok(Vec::new()) };
        let today = office.date_of(now);
        let last = today.saturating_add(Span::new().days(part.doc.earliest_days.clamp(0, DAYS_MAX)));
        let (from, until) = only.map_or((today, last), |date| (date, date));
        if from < today || until > last {
            return Ok(Vec::new());
        }
        availability::days(tx, &office, part, kind, from, until, now)
    });
    let days = found.await.map_err(|error: StoreError| Failed::from(error))?;
    Ok(days.into_iter().filter(|day| !day.starts.is_empty()).collect())
}
