//! What was said and done, in the order of time and in words.

use office::Office;
use platform::Moment;
use platform::web::Page;

use super::row::holder_name;
use crate::said::{actor_name, said, severe, when};
use crate::ticket::{Author, Message, Moved, Step, Way};

/// An entry of the timeline.
pub struct Entry {
    /// The message; 0 for a step.
    pub id: i64,
    pub at: String,
    pub who: String,
    /// `requester`, `staff`, `supplier`, `stranger`, or `step`.
    pub class: &'static str,
    pub public: bool,
    pub text: String,
    pub channel: String,
    /// The message, where it can become a ticket of its own.
    pub message: Option<i64>,
}

/// Messages and what happened, in the order of time.
pub(super) fn entries(office: &Office, page: &Page, messages: &[Message], steps: &[Moved]) -> Vec<Entry> {
    let mut all: Vec<(Moment, i64, Entry)> = Vec::new();
    for (place, message) in messages.iter().enumerate() {
        let who = match message.author {
            Author::Staff => holder_name(office, message.staff),
            author => said(page, "author", author.word()),
        };
        let entry = Entry {
            id: message.id,
            at: when(office, page, message.at),
            who,
            class: message.author.word(),
            public: message.public,
            text: message.text.clone(),
            channel: said(page, "channel", message.channel.word()),
            message: Some(message.id).filter(|_| place > 0 && message.author == Author::Requester),
        };
        all.push((message.at, message.id, entry));
    }
    for moved in steps {
        let Some(text) = step_said(office, page, &moved.step) else { continue };
        let entry = Entry {
            id: 0,
            at: when(office, page, moved.at),
            who: actor_name(office, page, &moved.actor),
            class: "step",
            public: false,
            text,
            channel: String::new(),
            message: None,
        };
        all.push((moved.at, moved.id, entry));
    }
    all.sort_by_key(|(at, id, _)| (*at, *id));
    all.into_iter().map(|(_, _, entry)| entry).collect()
}

/// A step in words; messages speak for themselves.
fn step_said(office: &Office, page: &Page, step: &Step) -> Option<String> {
    let text = match step {
        Step::Said { .. } | Step::Absorbed { .. } => return None,
        Step::Opened { .. } => page.t("step-opened"),
        Step::Terms { terms, .. } => page.t1("step-terms", "severity", severe(page, terms.severity)),
        Step::Became { state } => page.t1("step-became", "state", said(page, "state", state.word())),
        Step::CallbackAt { at, .. } => page.t1("step-callback", "at", when(office, page, *at)),
        Step::CallbackMissed => page.t("step-callback-missed"),
        Step::Held { holder: 0 } => page.t("step-given-back"),
        Step::Held { holder } => page.t1("step-held", "who", holder_name(office, *holder)),
        Step::HandedOver { to, supplier, .. } => {
            let outside = office::by_id(&office.suppliers, *supplier).map(|part| part.doc.name.clone());
            page.t1("step-handed", "to", outside.unwrap_or_else(|| said(page, "level", to.word())))
        }
        Step::OnSiteAsked => page.t("step-on-site-asked"),
        Step::OnSiteDone => page.t("step-on-site-done"),
        Step::Merged { .. } => page.t("step-merged"),
        Step::Unmerged => page.t("step-unmerged"),
        Step::SplitFrom { .. } => page.t("step-split-from"),
        Step::SplitOff { .. } => page.t("step-split-off"),
        Step::Linked { .. } => page.t("step-linked"),
        Step::Checked { done: true, .. } => page.t("step-checked"),
        Step::Checked { done: false, .. } => page.t("step-unchecked"),
        Step::SeveritySet { matrix, severity, .. } => {
            page.t2("step-severity-set", "severity", severe(page, *severity), "matrix", severe(page, *matrix))
        }
        Step::SeverityGivenBack { matrix, severity } => {
            let (was, is) = (severe(page, *severity), severe(page, *matrix));
            page.t2("step-severity-back", "severity", was, "matrix", is)
        }
        Step::DefectLinked { .. } => page.t("step-defect-linked"),
        Step::DefectUnlinked { .. } => page.t("step-defect-unlinked"),
        // The step of the call back itself says when.
        Step::Appointed { way: Way::Callback, .. } | Step::AppointmentMoved { way: Way::Callback, .. } => {
            return None;
        }
        Step::Appointed { way, at, .. } => {
            page.t2("step-appointed", "way", said(page, "way", way.word()), "at", when(office, page, *at))
        }
        Step::AppointmentMoved { way, at, .. } => page.t2(
            "step-appointment-moved",
            "way",
            said(page, "way", way.word()),
            "at",
            when(office, page, *at),
        ),
        Step::AppointmentCancelled { way, by_requester: false, .. } => {
            page.t1("step-appointment-cancelled", "way", said(page, "way", way.word()))
        }
        Step::AppointmentCancelled { way, .. } => {
            page.t1("step-appointment-given-up", "way", said(page, "way", way.word()))
        }
        Step::Attempted { way, outcome, .. } => {
            let outcome = said(page, "outcome", outcome.word());
            page.t2("step-attempted", "way", said(page, "way", way.word()), "outcome", outcome)
        }
        Step::AppointmentMissed { way, .. } => {
            page.t1("step-appointment-missed", "way", said(page, "way", way.word()))
        }
        Step::AppointmentLapsed { way, .. } => {
            page.t1("step-appointment-lapsed", "way", said(page, "way", way.word()))
        }
        Step::ExceptionAsked { .. } => page.t("step-exception-asked"),
        Step::ExceptionDecided { granted: true, .. } => page.t("step-exception-granted"),
        Step::ExceptionDecided { granted: false, .. } => page.t("step-exception-refused"),
    };
    Some(text)
}
