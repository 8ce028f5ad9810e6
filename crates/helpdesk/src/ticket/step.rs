//! What can happen to a ticket: every change is a step, and its clocks are computed from its steps alone.

use std::collections::BTreeMap;

use office::docs::Metric;
use platform::Moment;

use super::{Author, Channel, Level, Outcome, State, Way};

/// Seconds promised per metric, as the contract said when the step was taken; no entry, no clock.
pub type Targets = BTreeMap<Metric, i64>;

/// What happened; facts without names or words of people.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The promise at the beginning. `hours` are versions' parts: of the contract, and of help on site.
    Opened {
        terms: Terms,
    },
    /// Another severity, contract or edited contract: other targets from here, or from the beginning.
    Terms {
        terms: Terms,
        prospective: bool,
    },
    Said {
        message: i64,
        author: Author,
        channel: Channel,
        public: bool,
    },
    Became {
        state: State,
    },
    /// A call back agreed for that time; whether the requester chose it.
    CallbackAt {
        at: Moment,
        chosen_by_requester: bool,
    },
    /// The agreed time passed, and nobody had called.
    CallbackMissed,
    Held {
        holder: i64,
    },
    /// `promise` is the supplier's own: part of its hours, seconds.
    HandedOver {
        from: Level,
        to: Level,
        supplier: i64,
        back: bool,
        promise: Option<(i64, i64)>,
    },
    OnSiteAsked,
    OnSiteDone,
    Merged {
        into: i64,
    },
    /// Another ticket's requester joined here: its earlier origin counts.
    Absorbed {
        ticket: i64,
        origin: Moment,
    },
    Unmerged,
    SplitFrom {
        ticket: i64,
    },
    SplitOff {
        ticket: i64,
    },
    Linked {
        ticket: i64,
    },
    Checked {
        item: i64,
        done: bool,
    },
    /// Judged otherwise than the matrix says; the note tells why.
    SeveritySet {
        matrix: i64,
        severity: i64,
        note: i64,
    },
    /// The matrix counts again.
    SeverityGivenBack {
        matrix: i64,
        severity: i64,
    },
    /// It is one of those that a defect is behind.
    DefectLinked {
        defect: i64,
    },
    DefectUnlinked {
        defect: i64,
    },
    /// A seat in an agenda of the desk, for that time.
    Appointed {
        way: Way,
        appointment: i64,
        at: Moment,
    },
    AppointmentMoved {
        way: Way,
        appointment: i64,
        at: Moment,
    },
    /// By the desk, or given up by the requester.
    AppointmentCancelled {
        way: Way,
        appointment: i64,
        by_requester: bool,
    },
    /// Somebody tried; what came of it.
    Attempted {
        way: Way,
        appointment: i64,
        outcome: Outcome,
    },
    /// Its time passed and nobody had tried.
    AppointmentMissed {
        way: Way,
        appointment: i64,
    },
    /// Its time passed, and its ticket was closed without a word of what came of it.
    AppointmentLapsed {
        way: Way,
        appointment: i64,
    },
    ExceptionAsked {
        exception: i64,
    },
    ExceptionDecided {
        exception: i64,
        granted: bool,
    },
}

/// What is promised, and in which hours it is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Terms {
    pub contract: i64,
    pub severity: i64,
    pub hours: i64,
    pub hours_on_site: i64,
    pub targets: Targets,
    pub supplier_pauses: bool,
}

/// A step with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub id: i64,
    pub at: Moment,
    pub actor: String,
    pub step: Step,
}

impl Step {
    /// The kind of event that tells the rest of the house.
    pub(super) fn event(&self) -> &'static str {
        match self {
            Step::Opened { .. } => "ticket_opened",
            Step::Terms { .. } => "ticket_terms_changed",
            Step::Said { .. } => "ticket_message",
            Step::Became { .. } => "ticket_state",
            Step::CallbackAt { .. } => "ticket_callback",
            Step::CallbackMissed => "ticket_callback_missed",
            Step::Held { .. } => "ticket_held",
            Step::HandedOver { .. } => "ticket_handed_over",
            Step::OnSiteAsked => "ticket_on_site_asked",
            Step::OnSiteDone => "ticket_on_site_done",
            Step::Merged { .. } => "ticket_merged",
            Step::Absorbed { .. } => "ticket_absorbed",
            Step::Unmerged => "ticket_unmerged",
            Step::SplitFrom { .. } => "ticket_split_from",
            Step::SplitOff { .. } => "ticket_split_off",
            Step::Linked { .. } => "ticket_linked",
            Step::Checked { .. } => "ticket_checked",
            Step::SeveritySet { .. } => "ticket_severity_set",
            Step::SeverityGivenBack { .. } => "ticket_severity_given_back",
            Step::DefectLinked { .. } => "ticket_defect_linked",
            Step::DefectUnlinked { .. } => "ticket_defect_unlinked",
            Step::Appointed { .. } => "ticket_appointed",
            Step::AppointmentMoved { .. } => "ticket_appointment_moved",
            Step::AppointmentCancelled { .. } => "ticket_appointment_cancelled",
            Step::Attempted { .. } => "ticket_attempted",
            Step::AppointmentMissed { .. } => "ticket_appointment_missed",
            Step::AppointmentLapsed { .. } => "ticket_appointment_lapsed",
            Step::ExceptionAsked { .. } => "ticket_exception_asked",
            Step::ExceptionDecided { .. } => "ticket_exception_decided",
        }
    }
}
