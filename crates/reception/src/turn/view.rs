//! What the phone shows, as a template and its colours.

use agenda::when::clock;
use askama::Template;
use office::Office;
use platform::i18n::Tr;

use super::standing::{Standing, Turn};
use super::words::{Words, latest_min, limit, words};
use crate::late::{LATE_MINUTES, LATE_TIMES_MAX};

/// The live part of the page.
#[derive(Template)]
#[template(path = "turn/view.html")]
pub(super) struct TurnView {
    pub tr: Tr,
    pub mood: Mood,
    pub title: String,
    pub chime: String,
    pub body: String,
    pub site: String,
    pub service: String,
    pub slot: Option<String>,
    pub code: String,
    pub words: Words,
    /// Where «Rinuncio» posts to, while it means something.
    pub leave: Option<String>,
    /// «Sono in ritardo», while it means something.
    pub late: Option<LateForm>,
    /// The words of this page as a sound, where a voice reads them.
    pub listen: Option<String>,
    /// Where an appointment is given up, before anybody has come.
    pub give_up: Option<String>,
    /// For browsers without script, on whole pages only: live views are shared.
    pub form_token: String,
    pub pass: Option<String>,
}

/// How somebody says that he comes late.
pub(super) struct LateForm {
    pub action: String,
    /// How often it was said: the form sent twice says it once.
    pub said: i64,
    /// What will happen.
    pub then: String,
}

/// The colour of the screen, and what the script makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    Waiting,
    Soon,
    Called,
    Done,
}

impl TurnView {
    pub fn of(standing: &Standing, tr: Tr, token: &str) -> TurnView {
        let (office, pass) = (&standing.office, &standing.pass);
        let address = |rest: &str| format!("/{}/{rest}", office.body.key);
        let code = pass.code().to_owned();
        let words = words(standing, tr);
        let mood = mood(&standing.turn);
        let title = match mood {
            Mood::Called => tr.t1("turn-called-title", "code", &code),
            _ => format!("{code}: {}", words.heading),
        };
        let same_day = pass.slot().filter(|slot| office.date_of(*slot) == office.date_of(standing.now));
        TurnView {
            tr,
            mood,
            title,
            chime: address("turn/chime.wav"),
            body: office.body.name.clone(),
            site: site(office, pass.site()),
            service: office
                .service(pass.service())
                .map_or_else(String::new, |part| part.doc.name.say(tr.0).to_owned()),
            slot: same_day.map(|slot| tr.t1("turn-at", "time", clock(office, slot))),
            code,
            words,
            leave: standing.turn.may_leave().then(|| address(&format!("turn/{token}/leave"))),
            late: late_form(standing, tr, address(&format!("turn/{token}/late"))),
            listen: standing.spoken.then(|| address(&format!("turn/{token}/voice.wav?lang={}", tr.lang()))),
            give_up: matches!(standing.turn, Turn::Expected { .. })
                .then(|| address(&format!("a/{token}/cancel"))),
            form_token: String::new(),
            pass: matches!(standing.turn, Turn::AnotherDay | Turn::Cancelled)
                .then(|| address(&format!("a/{token}"))),
        }
    }

    /// What is read out when it changes.
    pub fn said(&self) -> String {
        if self.words.place.is_empty() {
            return self.words.heading.clone();
        }
        self.tr.with("turn-called-say", &[("place", self.words.place.clone().into())])
    }
}

fn late_form(standing: &Standing, tr: Tr, action: String) -> Option<LateForm> {
    let said = standing.late.map_or(0, |notice| notice.times);
    if !standing.turn.may_be_late() || said >= LATE_TIMES_MAX {
        return None;
    }
    let then = match standing.turn {
        Turn::Expected { .. } => {
            tr.t1("turn-late-expected", "limit", clock(&standing.office, limit(standing)))
        }
        _ => tr.t1("turn-late-waiting", "times", LATE_TIMES_MAX - said),
    };
    Some(LateForm { action, said, then })
}

fn mood(turn: &Turn) -> Mood {
    match turn {
        Turn::Called { .. } => Mood::Called,
        Turn::Served | Turn::Left | Turn::Over | Turn::Cancelled => Mood::Done,
        Turn::Waiting { wait: Some(wait) } if latest_min(*wait) <= 5 => Mood::Soon,
        Turn::Missed { .. } | Turn::Expected { late: true, check_in: true } => Mood::Soon,
        _ => Mood::Waiting,
    }
}

fn site(office: &Office, site: i64) -> String {
    office::by_id(&office.sites, site).map_or_else(String::new, |part| part.doc.name.clone())
}

#[cfg(test)]
mod tests;
