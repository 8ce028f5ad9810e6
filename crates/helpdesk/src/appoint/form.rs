//! Choosing a seat for the requester, or another one instead.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::people::{Contact, contact};
use office::{Ctx, Here, Office};
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, Posted, html};
use platform::{Lane, Moment};

use super::offer::{self, Offer};
use super::{AppointError, TOPIC_MAX, Way, Wish, book, move_to, one, service_of, suspend};
use crate::said::said;
use crate::ticket::{Ticket, by_id};
use crate::work::{self, AtDesk};

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    /// The first day shown.
    from: String,
    /// The appointment that gets another time; 0 for a new one.
    moving: i64,
    /// Milliseconds of the chosen start.
    start: i64,
    phone: String,
    topic: String,
    chosen: String,
    version: i64,
}

#[derive(askama::Template)]
#[template(path = "appoint/form.html")]
struct FormPage {
    page: Page,
    ticket: Ticket,
    way: Way,
    said: String,
    draft: Draft,
    offer: Offer,
    wrong: Option<String>,
    /// Help on site is suspended at some time of the days shown.
    suspended: Vec<String>,
    topic_max: usize,
}

impl FormPage {
    fn title(&self) -> String {
        match self.draft.moving {
            0 => self.page.t(&format!("appoint-book-{}", self.way.word())),
            _ => self.page.t("appoint-move-title"),
        }
    }

    fn action(&self) -> String {
        self.page.at(&format!("desk/{}/appoint/{}", self.ticket.id, self.way.word()))
    }
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id, way)): Path<(String, i64, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(draft): Query<Draft>,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let way: Way = way.parse().map_err(|_| Failed::not_found())?;
    render(&ctx, &office, page, (id, way), draft, None, now).await
}

async fn render(
    ctx: &Ctx,
    office: &std::sync::Arc<Office>,
    page: Page,
    (id, way): (i64, Way),
    mut draft: Draft,
    wrong: Option<Failed>,
    now: Moment,
) -> Result<Response, Failed> {
    let (here, body, asked, tr) = (office.clone(), office.id, draft.clone(), page.clone());
    let read = move |tx: &mut Tx| read(tx, &here, &tr, (body, id, way), &asked, now);
    let Some((ticket, person, offer, suspended)) = ctx.db.read(read).await? else {
        return Err(Failed::not_found());
    };
    let Some(offer) = offer else { return Err(AppointError::NoAgenda.into()) };
    if wrong.is_none() {
        draft.phone = person.phone.unwrap_or_default();
        draft.topic = ticket.subject.chars().take(TOPIC_MAX).collect();
    }
    draft.version = ticket.version;
    let suspended = suspended.iter().map(|one| suspend::notice::said(office, &page, one)).collect();
    let status = wrong.as_ref().map_or(StatusCode::OK, |failed| failed.status);
    let wrong = wrong.map(|failed| failed.sentence.say(page.tr));
    let said = said(&page, "way", way.word());
    let shown = FormPage { page, ticket, way, said, draft, offer, wrong, suspended, topic_max: TOPIC_MAX };
    let mut response = html(&shown);
    *response.status_mut() = status;
    Ok(response)
}

type Read = (Ticket, Contact, Option<Offer>, Vec<suspend::Suspension>);

fn read(
    tx: &mut Tx,
    office: &Office,
    page: &Page,
    (body, id, way): (i64, i64, Way),
    asked: &Draft,
    now: Moment,
) -> Result<Option<Read>, StoreError> {
    let Some(ticket) = by_id(tx, body, id)? else { return Ok(None) };
    if asked.moving != 0 && one(tx, body, (id, asked.moving))?.is_none_or(|known| known.way != way) {
        return Ok(None);
    }
    let person = match ticket.requester {
        Some(person) => contact(tx, body, person)?,
        None => Contact::default(),
    };
    let from = asked.from.parse().unwrap_or_else(|_| office.date_of(now));
    let offer = match service_of(office, ticket.area, way) {
        Some(service) => Some(offer::free(tx, office, page, service, from, now)?),
        None => None,
    };
    let suspended = match way {
        Way::OnSite => suspend::between(tx, body, (now, Moment(i64::MAX)))?,
        Way::Callback | Way::Remote => Vec::new(),
    };
    Ok(Some((ticket, person, offer, suspended)))
}

pub(super) async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id, way)): Path<(String, i64, String)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(draft): Posted<Draft>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    let way: Way = way.parse().map_err(|_| Failed::not_found())?;
    let wish = Wish {
        way,
        start: Moment(draft.start),
        phone: draft.phone.clone(),
        topic: draft.topic.clone(),
        chosen: !draft.chosen.is_empty(),
    };
    let (inner, body, moving, version) = (ctx.clone(), office.id, draft.moving, draft.version);
    // The ticket's lane: what the agenda's own writes take meanwhile, the key of its seats refuses.
    let work = move |tx: &mut Tx| -> Result<i64, AppointError> {
        let (office, mut ticket) = work::load(tx, &inner, body, id, Some(version))?;
        match moving {
            0 => book(tx, &inner, &office, &mut ticket, &desk, &wish, now),
            from => move_to(tx, &inner, &office, &mut ticket, &desk, (from, &wish), now),
        }
    };
    match ctx.db.write(Lane::of(body, HELPDESK), work).await {
        Ok(_) => Ok(Redirect::to(&page.at(&format!("desk/{id}"))).into_response()),
        Err(error @ (AppointError::Unknown | AppointError::NoAgenda | AppointError::Store(_))) => {
            Err(error.into())
        }
        // Nothing typed is lost.
        Err(error) => render(&ctx, &office, page, (id, way), draft, Some(error.into()), now).await,
    }
}
