//! What a program does to a request: another body's desk, a monitoring system, a replayed day.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use identity::TicketCode;
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::idempotency::{Key, Once, once};
use platform::store::Tx;
use platform::web::{Caller, Failed, Json, Sentence};
use platform::{Lane, Moment};

use super::{answer, key_of};
use crate::answer::{Said, by_requester, by_staff};
use crate::clocks;
use crate::ticket::{Author, Channel, Level, State as Stands, Ticket, by_code};
use crate::work::{self, AtDesk, WorkError};

/// One thing at a time.
#[derive(Clone, serde::Deserialize, serde::Serialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Deed {
    /// The desk's words: to the requester, who gets them by mail, or among ourselves.
    Say {
        text: String,
        #[serde(default = "yes")]
        public: bool,
    },
    /// Words of the requester that reached the program.
    Hear { text: String },
    /// Another state.
    Become { state: Stands },
    /// To a level, or to a supplier by its key.
    HandOver {
        to: Level,
        #[serde(default)]
        supplier: String,
        reason: String,
    },
}

fn yes() -> bool {
    true
}

pub(super) async fn work(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, code)): Path<(String, String)>,
    caller: Caller,
    now: Moment,
    headers: HeaderMap,
    Json(mut deed): Json<Deed>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let code = TicketCode::parse(&code).map_err(|_| Failed::not_found())?;
    if let Deed::Say { text, .. } | Deed::Hear { text } | Deed::HandOver { reason: text, .. } = &mut deed {
        *text = crate::open::text(text).map_err(Failed::bad)?;
    }
    let said = serde_json::to_string(&deed).unwrap_or_default();
    let key = key_of(&headers)?.map(|key| {
        Key::new(office.id, &caller.name, "requests-work", key, &format!("{} {said}", code.as_str()))
    });
    let (inner, body) = (ctx.clone(), office.id);
    let job = move |tx: &mut Tx| {
        let id = by_code(tx, body, code.as_str())?.ok_or(WorkError::Unknown)?.id;
        let (office, mut ticket) = work::load(tx, &inner, body, id, None)?;
        let done = once(tx, key.as_ref(), now, |tx| {
            do_it(tx, &office, &mut ticket, &desk, &deed, now)?;
            Ok::<_, WorkError>(((), ticket.code.clone()))
        })?;
        if done == Once::Other {
            return Ok(None);
        }
        let clocks = clocks::kept(tx, body, ticket.id)?;
        Ok::<_, WorkError>(Some((ticket, clocks)))
    };
    match ctx.db.write(Lane::of(body, HELPDESK), job).await? {
        Some((ticket, clocks)) => Ok(axum::Json(answer(&ticket, &clocks)).into_response()),
        None => Err(Failed::conflict(Sentence::new("open-error-key"))),
    }
}

fn do_it(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    deed: &Deed,
    now: Moment,
) -> Result<(), WorkError> {
    let said = |author, public, text: &String| Said {
        author,
        staff: desk.staff,
        channel: Channel::Api,
        public,
        text: text.clone(),
        at: now,
    };
    match deed {
        Deed::Say { text, public } => {
            by_staff(tx, office, ticket, desk, &said(Author::Staff, *public, text), now).map(|_| ())
        }
        Deed::Hear { text } => {
            let heard = Said { staff: 0, ..said(Author::Requester, true, text) };
            by_requester(tx, office, ticket, &heard, &desk.actor, now)?.map(|_| ()).ok_or(WorkError::Aside)
        }
        Deed::Become { state } => work::become_state(tx, office, ticket, desk, *state, now),
        Deed::HandOver { to, supplier, reason } => {
            let supplier = match to {
                Level::Supplier => {
                    let part = office.suppliers.iter().find(|part| part.doc.key == *supplier);
                    part.ok_or(WorkError::Whom)?.id
                }
                _ => 0,
            };
            work::hand_over(tx, office, ticket, desk, (*to, supplier), reason, now).map(|_| ())
        }
    }
}
