//! Words about a ticket: an answer to the requester, or a note among ourselves.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::files;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page};
use platform::{Lane, Moment};

use super::act::carry_out;
use super::page;
use super::view::Unsent;
use crate::answer::{self, Said};
use crate::drafts;
use crate::knowledge::{self, Editor, KnowledgeError};
use crate::open::text;
use crate::ticket::{Author, Channel, State as Stands, Ticket};
use crate::work::{self, AtDesk, WorkError};
use crate::{attached, certified};

/// A message to the requester, or a note among ourselves.
#[derive(serde::Deserialize)]
pub(super) struct Words {
    text: String,
    /// `public` or `note`.
    to: String,
    #[serde(default)]
    channel: String,
    version: i64,
    /// Where the ticket stands after it; empty leaves it.
    #[serde(default)]
    then: String,
    /// The article that the answer was taken from; 0 for none.
    #[serde(default)]
    article: i64,
}

pub(super) async fn say(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: files::Attached,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    if let Some(refused) = &sent.refused {
        let unsent = Unsent { text: sent.text("text").to_owned(), refused: Some(refused.say(page.tr)) };
        return page::again(&ctx, &office, page, &desk, now, (id, unsent)).await;
    }
    let words: Words = sent.form()?;
    let text = text(&words.text).map_err(Failed::bad)?;
    let channel: Channel = words.channel.parse().unwrap_or(Channel::Mail);
    let has_mailbox = certified::mailbox(&ctx, &office).is_some();
    let then: Option<Stands> = words.then.parse().ok();
    let (public, article) = (words.to == "public", words.article);
    let editor = Editor::prove(&caller)?;
    let work = move |tx: &mut Tx, office: &Office, ticket: &mut Ticket, desk: &AtDesk| {
        let certified = public && has_mailbox && certified::is_certified(ticket);
        let channel = if certified { Channel::Pec } else { channel };
        let said =
            Said { author: Author::Staff, staff: desk.staff, channel, public, text: text.clone(), at: now };
        let message = answer::by_staff(tx, office, ticket, desk, &said, now)?;
        attached::keep(tx, ticket.body, (ticket.id, message), &sent.files, now)?;
        drafts::let_go(tx, desk, ticket.id)?;
        // An article withdrawn meanwhile helped all the same: the answer goes out.
        if article != 0
            && let Err(KnowledgeError::Store(error)) =
                knowledge::used(tx, &editor, (ticket.body, article, ticket.id), now)
        {
            return Err(error.into());
        }
        match then {
            Some(state) => work::become_state(tx, office, ticket, desk, state, now),
            None => Ok(()),
        }
    };
    match carry_out(&ctx, office.id, desk.clone(), (id, words.version), work).await {
        // Somebody was faster: both are shown, what was written as a draft beside what is new.
        Err(WorkError::Changed) if desk.staff != 0 => {
            let keep = move |tx: &mut Tx| drafts::keep(tx, &desk, (id, words.version), &words.text, now);
            ctx.db.write(Lane::of(office.id, HELPDESK), keep).await?;
        }
        done => done?,
    }
    Ok(Redirect::to(&page.at(&format!("desk/{id}"))).into_response())
}
