//! Done: the code as large as it goes, the paper, where to wait and about how long.

use axum::extract::{Path, Query};
use axum::response::Response;
use office::by_id;
use office::kiosk::{At, DONE_S, Frame};
use platform::web::{Failed, Page, html};

use super::held::{self, Held, Standing};
use super::paper::{self, Paper};
use super::words;
use super::{meanwhile, mine, no_paper};
use queueing::Estimate;

#[derive(askama::Template)]
#[template(path = "kiosk/done.html")]
pub(super) struct DonePage {
    pub page: Page,
    pub frame: Frame,
    pub heading: String,
    pub code: String,
    pub facts: Vec<(String, String)>,
    pub note: Option<String>,
    pub paper: Option<Paper>,
    /// Where the same code is shown to be photographed, when there is a paper that may not come.
    pub photo: Option<String>,
}

#[derive(serde::Deserialize)]
pub(super) struct Wish {
    /// `no`, or the number of a copy.
    paper: Option<String>,
    /// The seat that was shown went to somebody else; this is the next one.
    moved: Option<String>,
    /// The paper did not come: everything is on the screen instead.
    photo: Option<String>,
}

pub(super) async fn show(
    at: At,
    Path((_, token)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Response {
    at.answer(pass(&at, token, wish).await)
}

async fn pass(at: &At, token: String, wish: Wish) -> Result<Response, Failed> {
    // Whoever has his pass is not known here any longer.
    meanwhile::forget(at.body(), at.caller.id);
    let (held, wait) = held::find(at, token).await?.ok_or_else(Failed::not_found)?;
    let (page, secret) = (at.page.clone(), held.pass.token(&at.ctx.key, at.body()));
    let only_present = wish.paper.as_deref() == Some("no");
    let nothing_done =
        held.cancelled() || matches!((&held.now, only_present), (Standing::Over, _) | (Standing::Away, true));
    if nothing_done {
        return Ok(mine::go(at, &secret));
    }
    let copy: String =
        wish.paper.iter().flat_map(|copy| copy.chars()).filter(char::is_ascii_digit).take(20).collect();
    let paper =
        (!only_present).then(|| paper::of(&at.office, &page, &at.ctx.public_address, &secret, &held, &copy));
    if wish.photo.is_some() {
        return Ok(no_paper::photo(at, held.pass.code().to_owned(), paper.and_then(|paper| paper.qr)));
    }
    let photo = paper.is_some().then(|| page.at(&format!("kiosk/pass/{secret}?photo=1")));
    let heading = page.t(if only_present { "kiosk-done-present" } else { "kiosk-done-take" });
    let note = wish.moved.map(|_| page.t("kiosk-done-moved"));
    let frame = at.frame().back(at.frame().home).idle(DONE_S).voice("done");
    let facts = facts(at, &held, wait);
    Ok(html(&DonePage { frame, heading, code: held.pass.code().to_owned(), facts, note, paper, photo, page }))
}

/// Where to wait and about how long; or when and where to come; or the counter, when it is one's turn.
fn facts(at: &At, held: &Held, wait: Option<Estimate>) -> Vec<(String, String)> {
    let (page, office) = (&at.page, &at.office);
    let Some(service) = held.service(office).map(|part| &part.doc) else { return Vec::new() };
    let turn = |text: String| (page.t("kiosk-fact-turn"), text);
    let place = (page.t("kiosk-fact-where"), words::waiting_place(office, service, page.lang()));
    let booked = held.pass.slot();
    match &held.now {
        Standing::AtCounter(counter) => {
            let label = office.counter(*counter).map(|part| part.doc.label.say(page.lang()).to_owned());
            vec![(page.t("kiosk-fact-your-turn"), label.unwrap_or_default())]
        }
        Standing::Waiting(_) => match (booked.filter(|start| *start > at.now), wait) {
            (Some(start), _) => vec![place, turn(words::at_when(page.tr, office, start, at.now))],
            (None, Some(wait)) => vec![place, turn(words::wait_in(page.tr, wait))],
            (None, None) => vec![place, turn(page.t("kiosk-wait-counter"))],
        },
        _ => {
            let site = by_id(&office.sites, held.pass.site()).map(|part| &part.doc);
            let address = site.map_or_else(String::new, |site| format!("{}, {}", site.name, site.address));
            let day = words::at_when(page.tr, office, held.hour(), at.now);
            vec![(page.t("kiosk-fact-when"), day), (page.t("kiosk-fact-come"), address)]
        }
    }
}
