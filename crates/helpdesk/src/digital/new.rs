//! «Open a request»: the form of a customer.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::{Email, PersonName};
use office::lanes::HELPDESK;
use office::people::Someone;
use office::{Ctx, Here, Office};
use platform::files;
use platform::i18n::{Lang, Tr};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Sentence, html};
use platform::{Lane, Moment};

use super::at_once::{PRIORITY, open_at_once};
use super::customer::AtCustomerDesk;
use super::shown::contract_at;
use crate::appoint::suspend::notice;
use crate::open::{Asked, SUBJECT_MAX, text};
use crate::ticket::{Channel, Kind};

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

#[derive(askama::Template)]
#[template(path = "digital/new.html")]
struct NewPage {
    page: Page,
    draft: Draft,
    wrong: Option<String>,
    kinds: Vec<Choice>,
    areas: Vec<Choice>,
    /// Why nobody may come at present.
    suspended: Option<String>,
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    kind: String,
    area: i64,
    subject: String,
    text: String,
    given_name: String,
    family_name: String,
    email: String,
}

pub(super) async fn form(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    let suspended = notice(&ctx, &office, &page, now).await?;
    Ok(show(&office, page, &desk, (Draft::default(), None), suspended, now))
}

fn show(
    office: &Office,
    page: Page,
    desk: &AtCustomerDesk,
    (draft, wrong): (Draft, Option<String>),
    suspended: Option<String>,
    now: Moment,
) -> Response {
    let contract = contract_at(office, desk.customer, office.date_of(now));
    let kind = |kind: &Kind| Choice {
        value: kind.word().to_owned(),
        name: page.t(&format!("ticket-kind-{}", kind.word())),
        chosen: draft.kind == kind.word(),
    };
    let mut areas: Vec<(bool, Choice)> = Vec::new();
    for part in &office.areas {
        let name = part.doc.name.say(page.lang());
        let to_offer = contract.is_some_and(|doc| !doc.covers(&part.doc.key));
        let name =
            if to_offer { format!("{name} – {}", page.t("contract-to-offer")) } else { name.to_owned() };
        areas.push((to_offer, Choice { value: part.id.to_string(), name, chosen: part.id == draft.area }));
    }
    // What the contract covers stands first.
    areas.sort_by_key(|(to_offer, _)| *to_offer);
    let areas = areas.into_iter().map(|(_, choice)| choice).collect();
    let kinds = Kind::ALL.iter().map(kind).collect();
    html(&NewPage { page, draft, wrong, kinds, areas, suspended })
}

pub(super) async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    sent: files::Attached,
) -> Result<Response, Failed> {
    let desk = AtCustomerDesk::prove(&caller, &office)?;
    let draft: Draft = sent.form()?;
    let asked = match sent.refused.clone().map_or_else(|| draft.asked(&desk, page.lang(), now), Err) {
        Ok(asked) => asked,
        Err(wrong) => {
            let wrong = wrong.say(page.tr);
            let suspended = notice(&ctx, &office, &page, now).await?;
            return Ok(show(&office, page, &desk, (draft, Some(wrong)), suspended, now));
        }
    };
    // A note for colleagues: in the first language of the body, whatever the customer reads.
    let ours = Tr(office.first_language());
    let (inner, reason) = (ctx.clone(), ours.t("customer-new-handed"));
    let work = move |tx: &mut Tx| open_at_once(tx, &inner, &desk, (&asked, &sent.files), &reason, now);
    let ticket = ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("customer/{}", ticket.id))).into_response())
}

impl Draft {
    fn asked(&self, desk: &AtCustomerDesk, lang: Lang, now: Moment) -> Result<Asked, Sentence> {
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let name = |text: &str| some(text).map(|text| PersonName::parse(&text)).transpose();
        let mail = some(&self.email).map(|text| Email::parse(&text)).transpose();
        let requester = Someone {
            given_name: name(&self.given_name).map_err(|_| Sentence::new("open-wrong-name"))?,
            family_name: name(&self.family_name).map_err(|_| Sentence::new("open-wrong-name"))?,
            email: mail.map_err(|_| Sentence::new("open-wrong-mail"))?,
            ..Someone::default()
        };
        let subject = self.subject.trim();
        if subject.is_empty()
            || subject.chars().count() > SUBJECT_MAX
            || subject.chars().any(char::is_control)
        {
            return Err(Sentence::new("open-wrong-subject").with("most", SUBJECT_MAX));
        }
        Ok(Asked {
            body: desk.body,
            kind: self.kind.parse().unwrap_or(Kind::Fault),
            area: self.area,
            subject: subject.to_owned(),
            text: text(&self.text)?,
            channel: Channel::Area,
            requester,
            beneficiary: None,
            customer: Some(desk.customer),
            urgency: Some(PRIORITY),
            impact: None,
            origin: now,
            lang,
            key: None,
            actor: desk.actor.clone(),
        })
    }
}
