//! The form and its answer.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::docs::{DueDoc, FieldKind, SpontaneousDoc};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Part};
use pagopa::{Cents, NoticeNumber};
use platform::events::Actor;
use platform::idempotency::{Key, Once, once};
use platform::secrets::Token;
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html};
use platform::{Lane, Moment};

use super::draft::{Typed, Wrong, wish};
use super::fields::{self, FIELD_MAX};
use super::offered;
use crate::create::{PositionError, create};
use crate::proof::{May, Owing};
use crate::{pay_now, said};

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/pay/new/{due}", Access::Public, form).post(
        "/{body}/pay/new/{due}",
        Access::Public,
        send,
    )
}

/// A field as the page asks for it.
struct Field {
    name: String,
    label: String,
    kind: &'static str,
    required: bool,
    choices: Vec<String>,
    value: String,
    wrong: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "spontaneous/form.html")]
struct FormPage {
    page: Page,
    key: String,
    name: String,
    /// A fixed amount stands there, another one is asked for.
    fixed: Option<String>,
    /// Between which amounts it may be, where it may not be any.
    range: Option<(String, String)>,
    fields: Vec<Field>,
    request: String,
    count: usize,
    most: usize,
}

fn shown(page: Page, part: &Part<DueDoc>, form: &SpontaneousDoc, typed: &Typed, wrong: &Wrong) -> Response {
    let field =
        |name: String, label: String, kind: &'static str, required: bool, choices: Vec<String>| Field {
            value: typed.get(&name).cloned().unwrap_or_default(),
            wrong: wrong.iter().find(|(of, _)| *of == name).map(|(_, sentence)| sentence.say(page.tr)),
            name,
            label,
            kind,
            required,
            choices,
        };
    let mut asks = Vec::new();
    for asked in &form.field {
        let kind = match asked.kind {
            FieldKind::Text => "text",
            FieldKind::Number => "number",
            FieldKind::Date => "date",
            FieldKind::Choice => "choice",
        };
        let label = asked.name.say(page.lang()).to_owned();
        asks.push(field(format!("f-{}", asked.key), label, kind, asked.required, asked.choices.clone()));
    }
    if !form.is_fixed() {
        asks.push(field("amount".into(), page.t("due-amount-euro"), "amount", true, Vec::new()));
    }
    asks.push(field("name".into(), page.t("pay-name"), "name", true, Vec::new()));
    asks.push(field("code".into(), page.t("due-code"), "code", true, Vec::new()));
    asks.push(field("email".into(), page.t("due-email"), "email", false, Vec::new()));
    let mut response = html(&FormPage {
        key: part.doc.key.clone(),
        name: part.doc.name.say(page.lang()).to_owned(),
        fixed: form.is_fixed().then(|| said::euro(Cents(form.cents))),
        range: fields::range(form).map(|(least, most)| (said::euro(least), said::euro(most))),
        fields: asks,
        request: typed.get("request").cloned().unwrap_or_else(|| Token::random().text()),
        count: wrong.len(),
        most: FIELD_MAX,
        page,
    });
    if !wrong.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

async fn form(
    Here(office): Here,
    Path((_, due)): Path<(String, String)>,
    page: Page,
) -> Result<Response, Failed> {
    let found = offered(&office).find(|(part, _)| part.doc.key == due);
    let (part, form) = found.ok_or_else(Failed::not_found)?;
    Ok(shown(page, part, form, &Typed::new(), &Wrong::new()))
}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, due)): Path<(String, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failed> {
    let found = offered(&office).find(|(part, _)| part.doc.key == due);
    let (part, form) = found.ok_or_else(Failed::not_found)?;
    let wish = match wish(&office, part, form, &typed, (page.lang(), now)) {
        Ok(wish) => wish,
        Err(wrong) => return Ok(shown(page, part, form, &typed, &wrong)),
    };
    ctx.throttles.bookings.attempt(&caller.name, now).map_err(Failed::too_many)?;
    // Whoever it comes from: nobody is made to owe, or is written to, without end.
    for option in &wish.options {
        let debtor = [Some(option.debtor.code.as_str()), option.debtor.email.as_deref()];
        for whom in debtor.into_iter().flatten() {
            let whom = format!("spontaneous {body} {whom}", body = office.id);
            ctx.throttles.sign_ins.attempt(&whom, now).map_err(Failed::too_many)?;
        }
    }
    let key = typed.get("request").and_then(|text| Token::parse(text)).map(|token| {
        let asked: Vec<String> = typed
            .iter()
            .filter(|(name, _)| *name != platform::web::FORM_FIELD)
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        Key::new(office.id, "page", "pay/new", &token.text(), &format!("{due} {}", asked.join("\n")))
    });
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<String, Failed> {
        let made = once(tx, key.as_ref(), now, |tx| {
            let office = inner.offices.at(tx, body)?.ok_or_else(Failed::not_found)?;
            let position = create(tx, &office, &May::<Owing>::house(body, Actor::web()), &wish, now)?;
            let nav = position.instalments().next().map(|(_, part)| part.nav.as_str().to_owned());
            let nav = nav.ok_or(PositionError::Count)?;
            Ok::<_, Failed>((nav.clone(), nav))
        })?;
        match made {
            Once::Done(nav) | Once::Before(nav) => Ok(nav),
            Once::Other => Err(Failed::conflict(Sentence::new("pay-wrong-twice"))),
        }
    };
    let nav = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    let nav = NoticeNumber::parse(&nav).map_err(|_| Failed::not_found())?;
    let secret = pay_now::token(&ctx.key, body, &nav);
    Ok(Redirect::to(&page.at(&format!("pay/n/{secret}"))).into_response())
}
