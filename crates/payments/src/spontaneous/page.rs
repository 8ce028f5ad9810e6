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
use super::twin::{self, Made};
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
    /// The secret of a notice alike that is still open: another one is made only for who asks again.
    twin: Option<String>,
}

/// What is said of what was typed: what is wrong, or the secret of one alike.
#[derive(Default)]
struct Said {
    wrong: Wrong,
    twin: Option<String>,
}

fn shown(page: Page, part: &Part<DueDoc>, form: &SpontaneousDoc, typed: &Typed, said: Said) -> Response {
    let Said { wrong, twin } = said;
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
        // Whoever asks again after all sends another form than the one that was answered.
        request: typed
            .get("request")
            .filter(|_| twin.is_none())
            .cloned()
            .unwrap_or_else(|| Token::random().text()),
        count: wrong.len(),
        most: FIELD_MAX,
        twin,
        page,
    });
    // A twin is a question, not an error.
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
    Ok(shown(page, part, form, &Typed::new(), Said::default()))
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
        Err(wrong) => return Ok(shown(page, part, form, &typed, Said { wrong, twin: None })),
    };
    ctx.throttles.bookings.attempt(&caller.name, now).map_err(Failed::too_many)?;
    // Nobody is made to owe without end, nor is a mailbox filled; and nobody shuts out by that who owes himself.
    for option in &wish.options {
        let whom = format!("spontaneous {} {}", office.id, option.debtor.code);
        if let Some(wait_s) = ctx.throttles.names.blocked(&whom, &caller, now) {
            return Err(Failed::too_many(wait_s));
        }
        ctx.throttles.names.count(&whom, &caller, now);
        let mail = option.debtor.email.as_ref().map(|mail| format!("spontaneous {} {mail}", office.id));
        if mail.is_some_and(|mail| ctx.throttles.sign_ins.attempt(&mail, now).is_err()) {
            let wrong = vec![("email".to_owned(), Sentence::new("pay-wrong-mail-often"))];
            return Ok(shown(page, part, form, &typed, Said { wrong, twin: None }));
        }
    }
    let again = typed.contains_key("again");
    let key = typed.get("request").and_then(|text| Token::parse(text)).map(|token| {
        let asked: Vec<String> = typed
            .iter()
            .filter(|(name, _)| *name != platform::web::FORM_FIELD)
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        Key::new(office.id, "page", "pay/new", &token.text(), &format!("{due} {}", asked.join("\n")))
    });
    let (inner, body) = (ctx.clone(), office.id);
    let work = move |tx: &mut Tx| -> Result<Made, Failed> {
        let made = once(tx, key.as_ref(), now, |tx| {
            let alike = if again { None } else { twin::alike(tx, body, &wish, now)? };
            if let Some(nav) = alike {
                let made = Made::Alike(nav.as_str().to_owned());
                return Ok((made.kept(), made.kept()));
            }
            let office = inner.offices.at(tx, body)?.ok_or_else(Failed::not_found)?;
            let position = create(tx, &office, &May::<Owing>::house(body, Actor::web()), &wish, now)?;
            let nav = position.instalments().next().map(|(_, part)| part.nav.as_str().to_owned());
            let made = Made::New(nav.ok_or(PositionError::Count)?);
            Ok::<_, Failed>((made.kept(), made.kept()))
        })?;
        match made {
            Once::Done(kept) | Once::Before(kept) => Ok(Made::of_kept(kept)),
            Once::Other => Err(Failed::conflict(Sentence::new("pay-wrong-twice"))),
        }
    };
    let made = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
    let (Made::New(number) | Made::Alike(number)) = &made;
    let nav = NoticeNumber::parse(number).map_err(|_| Failed::not_found())?;
    let secret = pay_now::token(&ctx.key, body, &nav);
    match made {
        Made::New(_) => Ok(Redirect::to(&page.at(&format!("pay/n/{secret}"))).into_response()),
        Made::Alike(_) => Ok(shown(page, part, form, &typed, Said { twin: Some(secret), ..Said::default() })),
    }
}
