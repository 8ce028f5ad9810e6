//! The page of the stops, for the head of the desk.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office, by_id, rights};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html};
use platform::written::{cut, line};
use platform::{Lane, Moment};

use super::rule::{self, NewOutage, Outage, OutageError, WORDS_MAX};
use crate::said::when;
use crate::work::Lead;

pub fn routes() -> Routes<Ctx> {
    let lead = Access::Right(rights::LEAD_DESK);
    Routes::new().get("/{body}/desk/outages", lead, show).post("/{body}/desk/outages", lead, send).post(
        "/{body}/desk/outages/{outage}",
        lead,
        change,
    )
}

struct Row {
    id: i64,
    whose: String,
    area: String,
    from: String,
    /// Empty while it still stands.
    until: String,
    planned: bool,
    words: String,
}

#[derive(askama::Template)]
#[template(path = "digital/outages/outages.html")]
struct OutagesPage {
    page: Page,
    rows: Vec<Row>,
    customers: Vec<(i64, String)>,
    areas: Vec<(i64, String)>,
    draft: Draft,
    wrong: Option<String>,
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    customer: i64,
    area: i64,
    /// Civil times, as a browser writes them.
    from: String,
    until: String,
    planned: String,
    words: String,
}

#[derive(serde::Deserialize)]
struct Deed {
    what: String,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    render(&ctx, &office, page, Draft::default(), None).await
}

async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    draft: Draft,
    wrong: Option<String>,
) -> Result<Response, Failed> {
    let body = office.id;
    let outages = ctx.db.read(move |tx| rule::recent(tx, body)).await?;
    let rows = outages.iter().map(|outage| row(office, &page, outage)).collect();
    let customers = office.customers.iter().map(|part| (part.id, part.doc.name.clone())).collect();
    let lang = page.lang();
    let areas = office.areas.iter().map(|part| (part.id, part.doc.name.say(lang).to_owned())).collect();
    Ok(html(&OutagesPage { page, rows, customers, areas, draft, wrong }))
}

fn row(office: &Office, page: &Page, outage: &Outage) -> Row {
    let customer = by_id(&office.customers, outage.customer).map(|part| part.doc.name.clone());
    let area = by_id(&office.areas, outage.area).map(|part| part.doc.name.say(page.lang()).to_owned());
    Row {
        id: outage.id,
        whose: customer.unwrap_or_else(|| page.t("outage-all-customers")),
        area: area.unwrap_or_else(|| page.t("outage-all-areas")),
        from: when(office, page, outage.from),
        until: outage.until.map_or_else(String::new, |until| when(office, page, until)),
        planned: outage.planned,
        words: outage.words.clone(),
    }
}

async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(draft): Posted<Draft>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let Some(new) = draft.parsed(&office) else {
        let wrong = Sentence::new("outage-wrong-when").say(page.tr);
        return render(&ctx, &office, page, draft, Some(wrong)).await;
    };
    let here = office.clone();
    let work = move |tx: &mut Tx| rule::record(tx, &here, &lead, &new, now);
    match ctx.db.write(Lane::of(office.id, HELPDESK), work).await {
        Ok(_) => Ok(Redirect::to(&page.at("desk/outages")).into_response()),
        Err(OutageError::Store(error)) => Err(error.into()),
        Err(error) => {
            let wrong = Failed::from(error).sentence.say(page.tr);
            render(&ctx, &office, page, draft, Some(wrong)).await
        }
    }
}

async fn change(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let lead = Lead::prove(&caller)?;
    let work = move |tx: &mut Tx| match deed.what.as_str() {
        "end" => rule::end(tx, &lead, id, now),
        "remove" => rule::remove(tx, &lead, id, now),
        _ => Err(OutageError::Unknown),
    };
    ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at("desk/outages")).into_response())
}

impl Draft {
    /// `None` when a time is missing or does not exist.
    fn parsed(&self, office: &Office) -> Option<NewOutage> {
        let until = match self.until.trim() {
            "" => None,
            text => Some(office.typed_moment(text)?),
        };
        let words = cut(&line(&self.words), WORDS_MAX);
        let (customer, area, planned) = (self.customer, self.area, !self.planned.is_empty());
        Some(NewOutage { customer, area, from: office.typed_moment(&self.from)?, until, planned, words })
    }
}
