//! A position by hand.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::beside::Thing;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, Sentence, html};
use platform::{Lane, Moment, secrets};

use super::draft::{Draft, PARTS_MAX, Wrong};
use super::page::dues;
use super::tie;
use super::view::Choice;
use crate::create::{PositionError, create};
use crate::proof::{May, Owing};

#[derive(askama::Template)]
#[template(path = "desk/new.html")]
struct NewPage {
    page: Page,
    draft: Draft,
    /// Field and sentence.
    wrong: Vec<(&'static str, String)>,
    dues: Vec<Choice>,
    parts_max: u16,
}

impl NewPage {
    /// What is wrong with a field.
    fn said(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|(name, _)| *name == field).map(|(_, said)| said.as_str())
    }

    /// Marks a field that is wrong, for the eye and for a reader; `hint` is the field's own help.
    /// Both are words of the template, so that what they become may stand in it as it is.
    fn marks(&self, field: &'static str, hint: &'static str) -> String {
        match (self.said(field), hint) {
            (None, "") => String::new(),
            (None, hint) => format!(" aria-describedby=\"{hint}\""),
            (Some(_), hint) => format!(" aria-invalid=\"true\" aria-describedby=\"{field}-e {hint}\""),
        }
    }

    /// A field as its label calls it.
    fn label(&self, field: &str) -> String {
        match field {
            "due" => self.page.t("due-kind"),
            "amount" => self.page.t("due-amount-euro"),
            "tie" => self.page.t("due-tie"),
            "email" => self.page.t("due-email-short"),
            "second_iban" => "IBAN".to_owned(),
            field => self.page.t(&format!("due-{}", field.replace('_', "-"))),
        }
    }
}

pub(super) async fn form(Here(office): Here, page: Page, caller: Caller) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    Ok(show(&office, page, &clerk, Draft::begun(), &[]))
}

fn show(office: &Office, page: Page, clerk: &May<Owing>, draft: Draft, wrong: &[Wrong]) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let wrong = wrong.iter().map(|wrong| (wrong.field, wrong.sentence.say(page.tr))).collect();
    let dues = dues(office, &page, &clerk.dues, draft.due);
    let mut response = html(&NewPage { page, draft, wrong, dues, parts_max: PARTS_MAX });
    *response.status_mut() = status;
    response
}

/// Why it was not made.
enum Refused {
    /// The code that it is tied to is nobody's, of more than one, or of another service.
    Tie(&'static str),
    /// The same form came with other words.
    Other,
    Position(PositionError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Refused {
        Refused::Position(error.into())
    }
}

pub(super) async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(draft): Posted<Draft>,
) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    let wish = match draft.wish((&office, &clerk.dues), page.lang(), now) {
        Ok(wish) => wish,
        Err(mut wrong) => {
            let (inner, here, typed) = (ctx.clone(), office.clone(), (draft.due, draft.tie.clone()));
            let look = move |tx: &mut Tx| tied(tx, &inner, &here, (typed.0, &typed.1), now);
            if let Err(Refused::Tie(key)) = ctx.db.read(look).await {
                wrong.push(super::draft::wrong("tie", key));
            }
            return Ok(show(&office, page, &clerk, draft, &wrong));
        }
    };
    let key = secrets::Token::parse(&draft.request)
        .map(|token| Key::new(office.id, &caller.actor().0, "payments/new", &token.text(), &draft.all()));
    let (inner, body, typed, maker) = (ctx.clone(), office.id, draft.tie.clone(), clerk.clone());
    let work = move |tx: &mut Tx| -> Result<i64, Refused> {
        let office = inner.offices.at(tx, body)?.ok_or(Refused::Position(PositionError::Unknown))?;
        let made = once(tx, key.as_ref(), now, |tx| {
            let mut wish = wish.clone();
            wish.tie = tied(tx, &inner, &office, (wish.due, &typed), now)?;
            let position = create(tx, &office, &maker, &wish, now).map_err(Refused::Position)?;
            Ok::<_, Refused>((position.id, position.id.to_string()))
        })?;
        match made {
            Once::Done(id) => Ok(id),
            Once::Before(id) => Ok(id.parse().unwrap_or_default()),
            Once::Other => Err(Refused::Other),
        }
    };
    let refused = |field, sentence| [Wrong { field, sentence }];
    match ctx.db.write(Lane::of(body, PAYMENTS), work).await {
        Ok(id) => Ok(Redirect::to(&page.at(&format!("payments/{id}"))).into_response()),
        Err(Refused::Tie(key)) => Ok(show(&office, page, &clerk, draft, &refused("tie", Sentence::new(key)))),
        Err(Refused::Other) => Err(Failed::conflict(Sentence::new("position-error-changed"))),
        Err(Refused::Position(error)) => match error.sentence() {
            Some(sentence) if !error.is_conflict() => {
                let field = error.field().map_or("due", field_of);
                Ok(show(&office, page, &clerk, draft, &refused(field, sentence)))
            }
            _ => Err(error.into()),
        },
    }
}

/// The field of the form in which one of our fields is typed.
fn field_of(field: &'static str) -> &'static str {
    match field {
        "due_on" => "until",
        "description" => "reason",
        "instalments" => "parts",
        "amount" | "reason" | "code" | "name" | "email" => field,
        _ => "due",
    }
}

/// What the position is tied to, by the code that was typed.
fn tied(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    (due, typed): (i64, &str),
    now: Moment,
) -> Result<Option<Thing>, Refused> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match tie::find(tx, &ctx.key, office, typed, now)? {
        tie::Found::One(tie) if !tie::fits(tx, office, due, tie)? => {
            Err(Refused::Tie("due-wrong-tie-service"))
        }
        tie::Found::One(tie) => Ok(Some(tie)),
        tie::Found::Nobody => Err(Refused::Tie("due-wrong-tie")),
        tie::Found::Several => Err(Refused::Tie("due-wrong-tie-several")),
    }
}
