//! Tickets and clocks in words, the same for the desk and for a customer.

use office::Office;
use platform::Moment;
use platform::i18n::Tr;
use platform::web::Page;

use crate::clocks::Kept;

/// Working time: «3 h 20 min».
pub fn span(tr: Tr, seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    tr.t2("clock-span", "hours", minutes / 60, "minutes", minutes % 60)
}

/// A word of the trade: `ticket-state-in-progress`.
pub fn said(page: &Page, kind: &str, word: &str) -> String {
    page.t(&format!("ticket-{kind}-{}", word.replace('_', "-")))
}

/// «Alta».
pub fn severe(page: &Page, severity: i64) -> String {
    page.t(&format!("ticket-severity-{severity}"))
}

/// «ven 20 nov, 17:20».
pub fn when(office: &Office, page: &Page, at: Moment) -> String {
    agenda::when::short(page.lang(), office, at)
}

/// Who did something.
pub fn actor_name(office: &Office, page: &Page, actor: &str) -> String {
    match office.author(actor) {
        Some(name) => name.to_owned(),
        None => page.t(if actor == "web" { "ticket-author-requester" } else { "ticket-actor-house" }),
    }
}

/// A clock as a bar, with what it says.
pub struct Bar {
    pub name: String,
    pub percent: i64,
    /// «entro gio 5 mar, 16:00, restano 3 h 20 min».
    pub words: String,
    /// `is-late`, `is-met`, `is-near` or nothing.
    pub class: &'static str,
}

pub fn bar(office: &Office, page: &Page, clock: &Kept, now: Moment) -> Bar {
    let left = clock.target_s - clock.elapsed_s;
    let late = clock.state == "late" || clock.ended_at.is_none() && clock.due_at.is_some_and(|at| at < now);
    let due = clock.due_at.map(|at| when(office, page, at));
    let words = match (clock.state, due) {
        ("met", _) => page.t1("clock-met", "used", span(page.tr, clock.elapsed_s)),
        ("missed", _) => page.t1("clock-missed", "over", span(page.tr, -left)),
        ("cancelled", _) => page.t("clock-cancelled"),
        (_, Some(due)) if late => page.t1("clock-late", "due", due),
        (_, Some(due)) => page.t2("clock-running", "due", due, "left", span(page.tr, left)),
        (_, None) => page.t1("clock-paused", "left", span(page.tr, left)),
    };
    let percent = (clock.elapsed_s.saturating_mul(100) / clock.target_s.max(1)).clamp(0, 100);
    let class = match clock.state {
        "met" => "is-met",
        "missed" => "is-late",
        _ if late => "is-late",
        _ if percent >= 75 => "is-near",
        _ => "",
    };
    Bar { name: said(page, "clock", clock.metric.word()), percent, words, class }
}
