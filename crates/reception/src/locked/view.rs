//! What the counter of somebody who is away does, in one line without personal data.

use office::Ctx;
use platform::i18n::{Lang, Tr};
use platform::live::View;
use platform::store::StoreError;
use platform::web::Locked;
use platform::{events, sql, values};

use crate::counter::{self, State};
use crate::line::office_at;
use crate::visit;

#[derive(Clone, Debug, Default)]
pub(super) struct Doing {
    pub number: i64,
    /// Empty for whoever works at no counter.
    pub counter: String,
    pub says: String,
    /// The code within what it says, or nothing.
    pub code: String,
    /// Somebody was called since the lock and waits to be served.
    pub called: bool,
}

impl Doing {
    /// What it says, with a code that does not break over two lines.
    pub(super) fn shown(&self) -> String {
        match self.code.is_empty() {
            true => self.says.clone(),
            false => self.says.replace(&self.code, &self.code.replace(' ', "\u{a0}")),
        }
    }
}

pub(super) async fn read(ctx: &Ctx, body: i64, locked: &Locked, lang: Lang) -> Result<Doing, StoreError> {
    let (inner, staff, since, now) = (ctx.clone(), locked.caller.id, locked.since, ctx.clock.now());
    ctx.db
        .read(move |tx| {
            let number = events::last_number(tx, body)?;
            let office = office_at(tx, &inner, body)?;
            let Some(desk) = counter::of_staff(tx, body, staff, office.date_of(now))? else {
                return Ok(Doing { number, ..Doing::default() });
            };
            let label = office.counter(desk.counter).map(|part| part.doc.label.say(lang).to_owned());
            let person = desk.visit.map(|id| visit::by_id(tx, body, id)).transpose()?.flatten();
            let call = desk.call.unwrap_or(0);
            let row =
                tx.row(sql!("SELECT called_at FROM call WHERE body = ?1 AND id = ?2"), values![body, call])?;
            let called = row.map(|row| row.get::<i64>(0)).transpose()?.is_some_and(|at| at >= since.ms());
            let tr = Tr(lang);
            let says = match (desk.state, &person) {
                (State::Serving, Some(person)) if called => tr.t1("locked-called", "code", &person.call_code),
                (State::Serving, Some(person)) => tr.t1("locked-serving", "code", &person.call_code),
                (State::Idle, _) => tr.t("locked-armed"),
                _ => tr.t("locked-resting"),
            };
            let code = person.map(|person| person.call_code).unwrap_or_default();
            Ok(Doing { number, counter: label.unwrap_or_default(), says, code, called })
        })
        .await
}

#[derive(askama::Template)]
#[template(path = "locked/view.html")]
struct Fragment {
    view: Doing,
}

/// The live view of a locked screen.
pub(super) async fn rendered(ctx: Ctx, body: i64, locked: Locked, lang: Lang) -> Option<View> {
    let read = read(&ctx, body, &locked, lang).await;
    let view = read.inspect_err(|error| tracing::warn!(%error, "a locked screen waits")).ok()?;
    let number = view.number;
    let html = askama::Template::render(&Fragment { view }).ok()?;
    Some(View { number, html })
}
