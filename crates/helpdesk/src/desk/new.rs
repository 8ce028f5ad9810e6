//! Registering by hand: who called, wrote or stood at the counter, on somebody else's behalf too.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::{Email, PersonName, Phone};
use office::lanes::HELPDESK;
use office::people::Someone;
use office::{Ctx, Here};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, Sentence, html};
use platform::{Lane, Moment};

use super::view::Choice;
use crate::open::{self, Asked, SUBJECT_MAX, text};
use crate::ticket::{Channel, Kind};
use crate::work::AtDesk;

#[derive(askama::Template)]
#[template(path = "desk/new.html")]
struct NewPage {
    page: Page,
    draft: Draft,
    wrong: Option<String>,
    channels: Vec<Choice>,
    kinds: Vec<Choice>,
    areas: Vec<Choice>,
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    channel: String,
    /// Civil time of the call or letter; empty for now.
    origin: String,
    kind: String,
    area: i64,
    subject: String,
    text: String,
    given_name: String,
    family_name: String,
    email: String,
    phone: String,
    for_given_name: String,
    for_family_name: String,
}

pub(super) async fn form(Here(office): Here, page: Page, caller: Caller) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    Ok(show(&office, page, Draft::default(), None))
}

fn show(office: &office::Office, page: Page, draft: Draft, wrong: Option<String>) -> Response {
    let choice = |kind: &str, word: &'static str, chosen: bool| Choice {
        value: word.to_owned(),
        name: page.t(&format!("ticket-{kind}-{word}")),
        chosen,
    };
    let channels = Channel::BY_HAND.iter().map(|c| choice("channel", c.word(), draft.channel == c.word()));
    let kinds = Kind::ALL.iter().map(|kind| choice("kind", kind.word(), draft.kind == kind.word()));
    let areas = office.areas.iter().map(|area| Choice {
        value: area.id.to_string(),
        name: area.doc.name.say(page.lang()).to_owned(),
        chosen: area.id == draft.area,
    });
    let (channels, kinds, areas) = (channels.collect(), kinds.collect(), areas.collect());
    html(&NewPage { page, draft, wrong, channels, kinds, areas })
}

pub(super) async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(draft): Posted<Draft>,
) -> Result<Response, Failed> {
    AtDesk::prove(&caller)?;
    let asked = match draft.asked(&office, &page, &caller, now) {
        Ok(asked) => asked,
        Err(wrong) => return Ok(show(&office, page.clone(), draft, Some(wrong.say(page.tr)))),
    };
    let inner = ctx.clone();
    let work = move |tx: &mut Tx| open::open(tx, &inner, &asked, now);
    let opened = ctx.db.write(Lane::of(office.id, HELPDESK), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{}", opened.ticket.id))).into_response())
}

impl Draft {
    fn asked(
        &self,
        office: &office::Office,
        page: &Page,
        caller: &Caller,
        now: Moment,
    ) -> Result<Asked, Sentence> {
        let wrong = |key: &'static str| move |_| Sentence::new(key);
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let name = |text: &str| some(text).map(|text| PersonName::parse(&text)).transpose();
        let requester = Someone {
            given_name: name(&self.given_name).map_err(wrong("open-wrong-name"))?,
            family_name: name(&self.family_name).map_err(wrong("open-wrong-name"))?,
            email: some(&self.email)
                .map(|text| Email::parse(&text))
                .transpose()
                .map_err(|_| Sentence::new("open-wrong-mail"))?,
            phone: some(&self.phone)
                .map(|text| Phone::parse(&text))
                .transpose()
                .map_err(|_| Sentence::new("open-wrong-phone"))?,
            fiscal_code: None,
        };
        if requester.is_nobody() {
            return Err(Sentence::new("open-wrong-nobody"));
        }
        let beneficiary = Someone {
            given_name: name(&self.for_given_name).map_err(wrong("open-wrong-name"))?,
            family_name: name(&self.for_family_name).map_err(wrong("open-wrong-name"))?,
            ..Someone::default()
        };
        let subject = self.subject.trim();
        if subject.is_empty()
            || subject.chars().count() > SUBJECT_MAX
            || subject.chars().any(char::is_control)
        {
            return Err(Sentence::new("open-wrong-subject").with("most", SUBJECT_MAX));
        }
        let origin = match some(&self.origin) {
            None => now,
            Some(civil) => office.typed_moment(&civil).ok_or_else(|| Sentence::new("open-wrong-origin"))?,
        };
        Ok(Asked {
            body: office.id,
            kind: self.kind.parse().unwrap_or(Kind::Request),
            area: self.area,
            subject: subject.to_owned(),
            text: text(&self.text)?,
            channel: self.channel.parse().unwrap_or(Channel::Phone),
            beneficiary: (!beneficiary.is_nobody()).then_some(beneficiary),
            requester,
            customer: None,
            urgency: None,
            impact: None,
            origin,
            lang: page.lang(),
            key: None,
            actor: caller.actor(),
        })
    }
}
