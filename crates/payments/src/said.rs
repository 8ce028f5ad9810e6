//! Positions in words and amounts in digits, the same for the desk and for who owes.

mod part;
mod until;

use agenda::when;
use jiff::civil::Date;
use office::Office;
use office::docs::DueDoc;
use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::i18n::{self, civil_day, civil_month};
use platform::web::{Page, Sentence};

pub use part::{part, part_or_whole, what};
pub use until::{by, reduced};

use crate::position::{PaidBy, Payment, State};

/// «1.234,56 €», in the Italian form whatever the language: as it stands on the notice.
pub fn euro(cents: Cents) -> String {
    i18n::euro(cents.0)
}

/// «1234,56», as a form shows it.
pub fn bare(cents: Cents) -> String {
    i18n::plain_amount(cents.0)
}

/// An amount as people type it.
pub fn typed(text: &str) -> Option<Cents> {
    i18n::typed_amount(text).map(Cents)
}

pub fn state(page: &Page, state: State) -> String {
    page.t(&format!("due-state-{}", key(state.word())))
}

pub fn state_chip(state: State) -> &'static str {
    match state {
        State::Draft | State::Invalid => "chip-quiet",
        State::Published | State::Valid => "",
        State::PartiallyPaid => "chip-accent",
        State::Paid | State::Reported => "chip-done",
        State::Expired => "chip-attention",
    }
}

/// A stored word as the last part of a text's key.
pub fn key(word: &str) -> String {
    word.to_lowercase().replace('_', "-")
}

/// «venerdì 20 novembre 2026».
pub fn day(office: &Office, page: &Page, at: Moment) -> String {
    when::day(page.lang(), office, at)
}

/// «20/11/2026», as on the notice.
pub fn short_day(office: &Office, at: Moment) -> String {
    at.zoned(&office.zone).strftime("%d/%m/%Y").to_string()
}

/// «ven 20 nov, 17:20».
pub fn when(office: &Office, page: &Page, at: Moment) -> String {
    when::short(page.lang(), office, at)
}

/// «ven 20 nov 2026», in lists of days.
pub fn list_day(page: &Page, day: Date) -> String {
    civil_day(page.lang(), day)
}

/// A day as another's file wrote it, said the same way; what is no day stands as it came.
pub fn written_day(page: &Page, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| list_day(page, day))
}

/// «novembre 2026».
pub fn month(page: &Page, day: Date) -> String {
    civil_month(page.lang(), day)
}

/// «2026-11-20», as a form wants it.
pub fn form_day(office: &Office, at: Moment) -> String {
    office.date_of(at).to_string()
}

/// The last moment of a day: what falls due then is in time all day.
pub fn end_of(office: &Office, day: Date) -> Option<Moment> {
    let next = office.begin_of(day.tomorrow().ok()?)?;
    Some(Moment(next.ms() - 1))
}

/// The number of a notice in groups, as it stands on paper; another's number stands as it came.
pub fn notice(text: &str) -> String {
    NoticeNumber::parse(text).map_or_else(|_| text.to_owned(), |nav| nav.grouped())
}

/// The name of a kind of due; of one that is no longer configured, that it is another one.
pub fn due(office: &Office, page: &Page, id: i64) -> String {
    office::by_id(&office.dues, id)
        .map_or_else(|| page.t("due-other"), |part| part.doc.name.say(page.lang()).to_owned())
}

/// «Entro 20/11/2026», or that there is no date; the day comes as its page writes it.
pub fn within(office: &Office, page: &Page, due: i64, day: String) -> String {
    if undated(office, due) { page.t("due-open") } else { page.t1("due-within", "day", day) }
}

/// Nobody is told by when this kind is to be paid.
pub fn undated(office: &Office, due: i64) -> bool {
    office::by_id(&office.dues, due).is_some_and(|part| part.doc.undated)
}

/// The days from its service within which less is enough, and all of them; of a kind that counts so.
pub fn days_from_service(office: &Office, due: i64) -> Option<(i64, i64)> {
    let doc = &office::by_id(&office.dues, due)?.doc;
    doc.reduced.filter(|reduced| reduced.from_service).map(|reduced| (reduced.days, doc.days))
}

/// The end of the day so many days from now; a hundred years are meant as for ever.
pub fn end_in(office: &Office, days: i64, now: Moment) -> Option<Moment> {
    let days = jiff::Span::new().days(days.clamp(0, 36_500));
    end_of(office, office.date_of(now).checked_add(days).ok()?)
}

/// The same day so many months later; the last of a month that is shorter.
pub fn months_later(office: &Office, first: Moment, months: usize) -> Option<Moment> {
    let months = jiff::Span::new().try_months(i64::try_from(months).ok()?).ok()?;
    end_of(office, office.date_of(first).checked_add(months).ok()?)
}

/// When it was paid; of what was paid elsewhere only the day is known.
pub fn paid_at(office: &Office, page: &Page, payment: &Payment) -> String {
    match payment.way {
        PaidBy::Platform | PaidBy::Flow => when(office, page, payment.paid_at),
        PaidBy::Elsewhere => list_day(page, office.date_of(payment.paid_at)),
    }
}

/// When something of this kind falls due unless a day is given: the end of the last day.
pub fn usual_end(office: &Office, due: &DueDoc, now: Moment) -> Option<Moment> {
    end_in(office, due.days, now)
}

/// What is wrong with somebody who owes, by the field that cannot be.
pub fn wrong_debtor(field: &'static str) -> Sentence {
    match field {
        "code" => Sentence::new("due-wrong-code"),
        "name" => Sentence::new("due-wrong-name"),
        "email" => Sentence::new("due-wrong-email"),
        "province" => Sentence::new("due-wrong-province"),
        field => Sentence::new("position-error-text").with("field", field),
    }
}

/// «scaduta da 3 giorni», counted by the calendar.
pub fn late(office: &Office, page: &Page, due_at: Moment, now: Moment) -> String {
    let days = office.date_of(now).since(office.date_of(due_at)).map_or(0, |span| span.get_days());
    page.t1("due-late", "days", days)
}

/// Who did something.
pub fn actor(office: &Office, page: &Page, actor: &str) -> String {
    match office.author(actor) {
        Some(name) => name.to_owned(),
        None if actor == "web" => page.t("due-actor-citizen"),
        None if actor.starts_with("token:") => page.t("due-actor-program"),
        None if actor == "platform" => "pagoPA".to_owned(),
        None => page.t("due-actor-house"),
    }
}
