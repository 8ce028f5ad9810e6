//! The list of defects, and one with its story and its tickets.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::panel::supplier_name;
use super::{Defect, Moved, State as Stands, act, by_id, lines, steps, tickets};
use crate::desk::Choice;
use crate::said::{actor_name, said, when};
use crate::ticket::{Ticket, by_id as ticket_by_id};
use crate::work::AtDesk;

pub fn routes() -> Routes<Ctx> {
    let desk = Access::Right(rights::TICKETS);
    Routes::new()
        .get("/{body}/desk/defects", desk, list)
        .get("/{body}/desk/defects/{defect}", desk, one)
        .post("/{body}/desk/defects/{defect}", desk, act::on_defect)
        .post("/{body}/desk/{ticket}/defects", desk, act::on_ticket)
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Wanted {
    /// `over` for those that are closed or refused.
    view: String,
}

struct Row {
    id: i64,
    code: String,
    title: String,
    supplier: String,
    reference: String,
    state: String,
    chip: &'static str,
    tickets: i64,
    opened: String,
}

#[derive(askama::Template)]
#[template(path = "defects/list.html")]
struct ListPage {
    page: Page,
    over: bool,
    rows: Vec<Row>,
}

async fn list(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let (body, over) = (office.id, wanted.view == "over");
    let found = ctx.db.read(move |tx| lines(tx, body, !over)).await?;
    let row = |(defect, tickets): &(Defect, i64)| Row {
        id: defect.id,
        code: defect.code.clone(),
        title: defect.title.clone(),
        supplier: supplier_name(&office, defect.supplier),
        reference: defect.reference.clone(),
        state: state_said(&page, defect.state),
        chip: chip(defect.state),
        tickets: *tickets,
        opened: when(&office, &page, defect.opened_at),
    };
    let rows = found.iter().map(row).collect();
    Ok(html(&ListPage { page, over, rows }))
}

fn state_said(page: &Page, state: Stands) -> String {
    said(page, "defect", state.word())
}

fn chip(state: Stands) -> &'static str {
    if state.is_under_way() { "chip-attention" } else { "" }
}

struct Story {
    state: String,
    who: String,
    at: String,
    words: String,
}

struct Behind {
    id: i64,
    code: String,
    subject: String,
    state: String,
    holder: String,
}

#[derive(askama::Template)]
#[template(path = "defects/defect.html")]
struct DefectPage {
    page: Page,
    defect: Defect,
    supplier: String,
    state: String,
    chip: &'static str,
    opened: String,
    story: Vec<Story>,
    tickets: Vec<Behind>,
    /// Where it may stand next, and as it stands.
    states: Vec<Choice>,
    over: bool,
}

async fn one(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let body = office.id;
    let read = move |tx: &mut Tx| {
        let Some(defect) = by_id(tx, body, id)? else { return Ok(None) };
        let mut behind = Vec::new();
        for ticket in tickets(tx, body, id)? {
            behind.extend(ticket_by_id(tx, body, ticket)?);
        }
        Ok::<_, StoreError>(Some((defect, steps(tx, body, id)?, behind)))
    };
    let (defect, steps, behind) = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    let stays = |next: &&Stands| **next == defect.state || defect.state.may_become(**next);
    let choice = |next: &Stands| Choice {
        value: next.word().to_owned(),
        name: state_said(&page, *next),
        chosen: *next == defect.state,
    };
    Ok(html(&DefectPage {
        supplier: supplier_name(&office, defect.supplier),
        state: state_said(&page, defect.state),
        chip: chip(defect.state),
        opened: when(&office, &page, defect.opened_at),
        story: steps.iter().map(|moved| story(&office, &page, moved)).collect(),
        tickets: behind.iter().map(|ticket| behind_it(&office, &page, ticket)).collect(),
        states: Stands::ALL.iter().filter(stays).map(choice).collect(),
        over: defect.state == Stands::Closed,
        page,
        defect,
    }))
}

fn story(office: &Office, page: &Page, moved: &Moved) -> Story {
    let at: Moment = moved.at;
    Story {
        state: state_said(page, moved.state),
        who: actor_name(office, page, &moved.actor),
        at: when(office, page, at),
        words: moved.words.clone(),
    }
}

fn behind_it(office: &Office, page: &Page, ticket: &Ticket) -> Behind {
    let holder = office::by_id(&office.staff, ticket.holder);
    Behind {
        id: ticket.id,
        code: ticket.code.clone(),
        subject: ticket.subject.clone(),
        state: said(page, "state", ticket.state.word()),
        holder: holder.map_or_else(|| page.t("desk-nobody"), |part| part.doc.name.clone()),
    }
}
