//! «Il mio appuntamento»: what the pass or the booking code opens. Both were given to the person, so that
//! everything about the one pass may be seen and changed.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use office::by_id;
use office::kiosk::{At, Frame};
use platform::web::{Failed, Page, html};
use queueing::{Estimate, Kind};

use super::held::{self, Held, Standing};
use super::words;

#[derive(askama::Template)]
#[template(path = "kiosk/mine.html")]
struct MinePage {
    page: Page,
    frame: Frame,
    token: String,
    heading: String,
    say: String,
    code: String,
    about: String,
    arrive: bool,
    reprint: Option<String>,
    can_move: bool,
    can_cancel: bool,
}

/// To the page of a pass; a text that is no secret at all leads nowhere.
pub(super) fn go(at: &At, token: &str) -> Response {
    Redirect::to(&at.page.at(&format!("kiosk/mine/{token}"))).into_response()
}

pub(super) async fn show(at: At, Path((_, token)): Path<(String, String)>) -> Response {
    at.answer(mine(&at, token).await)
}

async fn mine(at: &At, token: String) -> Result<Response, Failed> {
    let found = held::find(at, token).await?;
    let (held, wait) = found.ok_or_else(|| super::scan::unreadable("kiosk-code-unknown"))?;
    let page = at.page.clone();
    let token = held.pass.token(&at.ctx.key, at.body());
    let (heading, say) = words_for(at, &held, wait);
    let service = held.service(&at.office).map_or("", |part| part.doc.name.say(page.lang()));
    let live = !held.cancelled() && !matches!(held.now, Standing::Over) && !past(at, &held);
    let copy = format!("kiosk/pass/{token}?paper={}", at.now.ms());
    Ok(html(&MinePage {
        frame: at.frame().back(page.at("kiosk/services")).voice("mine"),
        heading,
        say,
        code: held.pass.code().to_owned(),
        about: format!("{service} · {}", words::at_when(page.tr, &at.office, held.hour(), at.now)),
        arrive: live && can_arrive(at, &held),
        reprint: live.then(|| page.at(&copy)),
        can_move: live && can_move(at, &held),
        can_cancel: live && can_cancel(at, &held),
        token,
        page,
    }))
}

fn past(at: &At, held: &Held) -> bool {
    at.office.date_of(held.hour()) < at.office.date_of(at.now)
}

fn can_arrive(at: &At, held: &Held) -> bool {
    let here = held.pass.site() == at.site.id && held.is_today(&at.office, at.now);
    here && matches!(held.now, Standing::Away | Standing::Paused)
}

pub(super) fn can_move(at: &At, held: &Held) -> bool {
    let ahead = held.pass.appointment().is_some_and(|booked| !booked.cancelled && booked.start > at.now);
    ahead && matches!(held.now, Standing::Away)
}

/// Before its hour an appointment can be given back; whoever waits can always go.
pub(super) fn can_cancel(at: &At, held: &Held) -> bool {
    can_move(at, held) || (!held.cancelled() && matches!(held.now, Standing::Waiting(_) | Standing::Paused))
}

fn words_for(at: &At, held: &Held, wait: Option<Estimate>) -> (String, String) {
    let (page, office) = (&at.page, &at.office);
    let when = || words::at_when(page.tr, office, held.hour(), at.now);
    if held.cancelled() {
        return (page.t("kiosk-mine-cancelled"), page.t("kiosk-mine-cancelled-why"));
    }
    match &held.now {
        Standing::Waiting(_) => {
            let turn = held.pass.slot().filter(|start| *start > at.now);
            let say = match (turn, wait) {
                (Some(start), _) => words::at_when(page.tr, office, start, at.now),
                (None, Some(wait)) => words::wait_in(page.tr, wait),
                (None, None) => page.t("kiosk-wait-counter"),
            };
            (page.t("kiosk-mine-waiting"), page.t1("kiosk-mine-turn", "when", say))
        }
        Standing::AtCounter(counter) => {
            let label = office.counter(*counter).map_or("", |part| part.doc.label.say(page.lang()));
            (page.t("kiosk-fact-your-turn"), label.to_owned())
        }
        Standing::Paused => (page.t("kiosk-mine-back"), page.t("kiosk-mine-back-why")),
        Standing::Over => (page.t("kiosk-mine-over"), page.t("kiosk-mine-over-why")),
        Standing::Away if past(at, held) => {
            (page.t1("kiosk-mine-past", "when", when()), page.t("kiosk-mine-over-why"))
        }
        Standing::Away if !held.is_today(office, at.now) => {
            (page.t1("kiosk-mine-on", "when", when()), place(at, held))
        }
        Standing::Away => {
            let hello = page.t1("kiosk-hello-at", "time", words::clock(office, held.hour()));
            let say = if held.pass.site() == at.site.id { late(at, held) } else { place(at, held) };
            (hello, say)
        }
    }
}

fn place(at: &At, held: &Held) -> String {
    let site = by_id(&at.office.sites, held.pass.site()).map(|part| &part.doc);
    let address = site.map_or_else(String::new, |site| format!("{}, {}", site.name, site.address));
    at.page.t1("kiosk-mine-place", "place", address)
}

/// What will happen now, in one sentence.
fn late(at: &At, held: &Held) -> String {
    let allowed = held.service(&at.office).map_or(0, |part| part.doc.allowed_delay_min * 60);
    let (slot, now) = (held.hour().seconds(), at.now.seconds());
    let arrival = queueing::arrival(slot, now, allowed);
    let minutes = (now - slot + 59) / 60;
    match arrival.kind {
        Kind::WalkIn => at.page.t("kiosk-late-beyond"),
        _ if arrival.late_checkin => at.page.t1("kiosk-late-within", "minutes", minutes),
        _ => at.page.t("kiosk-on-time"),
    }
}
