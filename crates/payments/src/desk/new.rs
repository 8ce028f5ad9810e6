//! A position by hand.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::{Ctx, Here, Office};
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, Sentence, html};
use platform::{Lane, Moment, secrets};

use super::draft::{Draft, PARTS_MAX, Wrong};
use super::page::dues;
use super::tie;
use super::view::Choice;
use crate::ROOM;
use crate::create::{PositionError, create};
use crate::proof::{May, Owing};

#[derive(askama::Template)]
#[template(path = "desk/new.html")]
struct NewPage {
    page: Page,
    draft: Draft,
    /// Field and sentence.
    wrong: Option<(&'static str, String)>,
    dues: Vec<Choice>,
    parts_max: u16,
}

impl NewPage {
    /// Marks a field that is wrong, for the eye and for a reader.
    fn marks(&self, field: &str) -> &'static str {
        let is = self.wrong.as_ref().is_some_and(|(name, _)| *name == field);
        if is { " aria-invalid=\"true\" aria-describedby=\"due-wrong\"" } else { "" }
    }
}

pub(super) async fn form(Here(office): Here, page: Page, caller: Caller) -> Result<Response, Failed> {
    let clerk: May<Owing> = May::prove(&caller, &office)?;
    Ok(show(&office, page, &clerk, Draft::begun(), None))
}

fn show(office: &Office, page: Page, clerk: &May<Owing>, draft: Draft, wrong: Option<Wrong>) -> Response {
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let wrong = wrong.map(|wrong| (wrong.field, wrong.sentence.say(page.tr)));
    let dues = dues(office, &page, &clerk.dues, draft.due);
    let mut response = html(&NewPage { page, draft, wrong, dues, parts_max: PARTS_MAX });
    *response.status_mut() = status;
    response
}

/// Why it was not made.
enum Refused {
    /// The code that it is tied to is nobody's, or of more than one.
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
    let wish = match draft.wish(&office, page.lang(), now) {
        Ok(wish) => wish,
        Err(wrong) => return Ok(show(&office, page, &clerk, draft, Some(wrong))),
    };
    let key = secrets::Token::parse(&draft.request)
        .map(|token| Key::new(office.id, &caller.actor().0, "payments/new", &token.text(), &draft.all()));
    let (inner, body, typed, maker) = (ctx.clone(), office.id, draft.tie.clone(), clerk.clone());
    let work = move |tx: &mut Tx| -> Result<i64, Refused> {
        let office = inner.offices.at(tx, body)?.ok_or(Refused::Position(PositionError::Unknown))?;
        let made = once(tx, key.as_ref(), now, |tx| {
            let mut wish = wish.clone();
            if !typed.trim().is_empty() {
                wish.tie = match tie::find(tx, &inner.key, &office, &typed, now)? {
                    tie::Found::One(tie) => Some(tie),
                    tie::Found::Nobody => return Err(Refused::Tie("due-wrong-tie")),
                    tie::Found::Several => return Err(Refused::Tie("due-wrong-tie-several")),
                };
            }
            let position = create(tx, &office, &maker, &wish, now).map_err(Refused::Position)?;
            Ok((position.id, position.id.to_string()))
        })?;
        match made {
            Once::Done(id) => Ok(id),
            Once::Before(id) => Ok(id.parse().unwrap_or_default()),
            Once::Other => Err(Refused::Other),
        }
    };
    let wrong = |field, sentence| Some(Wrong { field, sentence });
    match ctx.db.write(Lane::of(body, ROOM), work).await {
        Ok(id) => Ok(Redirect::to(&page.at(&format!("payments/{id}"))).into_response()),
        Err(Refused::Tie(key)) => Ok(show(&office, page, &clerk, draft, wrong("tie", Sentence::new(key)))),
        Err(Refused::Other) => Err(Failed::conflict(Sentence::new("position-error-changed"))),
        Err(Refused::Position(error)) => match error.sentence() {
            Some(sentence) if !error.is_conflict() => {
                Ok(show(&office, page, &clerk, draft, wrong("due", sentence)))
            }
            _ => Err(error.into()),
        },
    }
}
