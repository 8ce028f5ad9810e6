//! The runs of a ticket's clocks, folded from its steps: when each began, stood still and ended.

use calendar::{Mode, Target, TargetChange};
use office::docs::Metric;
use platform::Moment;

use super::run::Run;
use crate::ticket::{Author, Level, Moved, State, Step, Terms};

/// All clocks of a ticket, those that ended included.
pub fn runs(steps: &[Moved], origin: Moment) -> Vec<Run> {
    let mut fold =
        Fold { runs: Vec::new(), terms: Terms::default(), state: State::New, origin, callback: None };
    for moved in steps {
        fold.take(moved);
    }
    fold.runs
}

struct Fold {
    runs: Vec<Run>,
    terms: Terms,
    state: State,
    origin: Moment,
    /// Until when a call back was agreed, and whether the requester chose it.
    callback: Option<(Moment, bool)>,
}

impl Fold {
    fn take(&mut self, moved: &Moved) {
        let at = moved.at;
        match &moved.step {
            Step::Opened { terms } => {
                self.terms = terms.clone();
                for metric in [Metric::TakeCharge, Metric::FirstContact, Metric::Solution] {
                    self.start(metric, self.origin);
                }
            }
            Step::Terms { terms, prospective } => self.change(terms.clone(), *prospective, at),
            Step::Said { author: Author::Requester, public: true, .. } if self.answered() => {
                // The first message is the request itself: a letter registered later was written before.
                let first = !self.runs.iter().any(|run| run.metric == Metric::Update);
                self.start(Metric::Update, if first { self.origin } else { at });
            }
            Step::Said { author: Author::Staff, public: true, .. } => {
                self.stop(&[Metric::Update, Metric::FirstContact, Metric::TakeCharge], at);
            }
            Step::Became { state } => self.become_state(*state, at),
            Step::CallbackAt { at: until, chosen_by_requester } => {
                self.stop(&[Metric::TakeCharge, Metric::FirstContact], at);
                self.callback = Some((*until, *chosen_by_requester));
                self.become_state(State::Callback, at);
            }
            Step::Held { holder } if *holder != 0 => self.stop(&[Metric::TakeCharge], at),
            Step::HandedOver { to, promise, .. } => self.hand_over(*to, *promise, at),
            Step::OnSiteAsked => self.start(Metric::OnSite, at),
            Step::OnSiteDone => self.stop(&[Metric::OnSite], at),
            Step::Merged { .. } => self.become_state(State::Merged, at),
            Step::Unmerged => {
                self.runs.iter_mut().for_each(|run| run.cancelled = None);
                self.state = State::InProgress;
            }
            Step::Absorbed { origin, .. } => {
                for run in self.runs.iter_mut().filter(|run| run.runs() && run.origin == self.origin) {
                    run.origin = run.origin.min(*origin);
                }
                self.origin = self.origin.min(*origin);
            }
            _ => {}
        }
    }

    /// No message of the requester is waiting: later ones do not move the clock of the first.
    fn answered(&self) -> bool {
        !self.runs.iter().any(|run| run.metric == Metric::Update && run.runs())
    }

    fn start(&mut self, metric: Metric, at: Moment) {
        let hours = match metric {
            Metric::OnSite if self.terms.hours_on_site != 0 => self.terms.hours_on_site,
            _ => self.terms.hours,
        };
        if let Some(seconds) = self.terms.targets.get(&metric) {
            self.start_promised(metric, hours, *seconds, at);
        }
    }

    fn start_promised(&mut self, metric: Metric, hours: i64, seconds: i64, at: Moment) {
        // No target, no clock: zero never means "at once".
        let Some(target) = u32::try_from(seconds).ok().and_then(Target::of_seconds) else { return };
        let generation = self.runs.iter().filter(|run| run.metric == metric).count() as i64;
        let mut run = Run {
            metric,
            generation,
            hours,
            origin: at,
            target,
            changes: Vec::new(),
            pauses: Vec::new(),
            stopped: None,
            cancelled: None,
        };
        if self.pauses(self.state, metric) {
            run.pauses.push((at, None));
        }
        self.runs.push(run);
    }

    fn stop(&mut self, metrics: &[Metric], at: Moment) {
        for run in self.runs.iter_mut().filter(|run| metrics.contains(&run.metric) && run.runs()) {
            run.stopped = Some(at);
        }
    }

    /// Another state: pauses of the old one end, those of the new one begin.
    fn become_state(&mut self, next: State, at: Moment) {
        let was = std::mem::replace(&mut self.state, next);
        let end = match (was, self.callback) {
            // A missed call back ends its pause at the agreed time.
            (State::Callback, Some((until, _))) => until.min(at),
            _ => at,
        };
        if was == State::Resolved && next.is_open() {
            self.reopen(at);
        }
        for place in 0..self.runs.len() {
            let metric = self.runs[place].metric;
            let until = self.callback.map(|(until, _)| until).filter(|_| next == State::Callback);
            let begins = self.pauses(next, metric);
            let run = &mut self.runs[place];
            if !run.runs() {
                continue;
            }
            if let Some((_, open)) =
                run.pauses.last_mut().filter(|(_, open)| open.is_none_or(|until| until > end))
            {
                *open = Some(end);
            }
            if begins {
                run.pauses.push((at, until));
            }
            if next.is_aside() {
                run.cancelled = Some(at);
            }
        }
        match next {
            State::Resolved => self.stop(&Metric::ALL, at),
            State::New | State::Closed => {}
            _ => self.stop(&[Metric::TakeCharge], at),
        }
        if next != State::Callback {
            self.callback = None;
        }
    }

    /// Since it was resolved nobody worked on it: the gap is a pause.
    fn reopen(&mut self, at: Moment) {
        let solution = self.runs.iter_mut().filter(|run| run.metric == Metric::Solution);
        for run in solution {
            if let Some(stopped) = run.stopped.take() {
                run.pauses.push((stopped, Some(at)));
            }
        }
    }

    /// Which clocks a state stops; taking charge and the first contact never pause, or waiting would be a
    /// way to cheat.
    fn pauses(&self, state: State, metric: Metric) -> bool {
        let chosen = self.callback.is_some_and(|(_, chosen)| chosen);
        match (state, metric) {
            (State::WaitingRequester, Metric::Solution | Metric::OnSite) => true,
            (State::WaitingSupplier, Metric::Solution | Metric::OnSite) => self.terms.supplier_pauses,
            (State::Callback, Metric::Update) => true,
            (State::Callback, Metric::Solution | Metric::OnSite) => chosen,
            _ => false,
        }
    }

    fn hand_over(&mut self, to: Level, promise: Option<(i64, i64)>, at: Moment) {
        self.stop(&[Metric::Organisation, Metric::Technical, Metric::Supplier], at);
        match (to, promise) {
            (Level::Organisation, _) => self.start(Metric::Organisation, at),
            (Level::Technical, _) => self.start(Metric::Technical, at),
            (Level::Supplier, Some((hours, seconds))) => {
                self.start_promised(Metric::Supplier, hours, seconds, at);
            }
            (Level::Supplier, None) | (Level::First, _) => {}
        }
    }

    fn change(&mut self, terms: Terms, prospective: bool, at: Moment) {
        let mode = if prospective { Mode::Prospective } else { Mode::Retroactive };
        self.terms = terms;
        for place in 0..self.runs.len() {
            let run = &mut self.runs[place];
            if !run.runs() || run.metric == Metric::Supplier {
                continue;
            }
            let seconds = self.terms.targets.get(&run.metric).copied();
            match seconds.and_then(|s| u32::try_from(s).ok()).and_then(Target::of_seconds) {
                Some(target) => run.changes.push(TargetChange { at: at.timestamp(), target, mode }),
                None => run.cancelled = Some(at),
            }
        }
        for metric in [Metric::TakeCharge, Metric::FirstContact, Metric::Solution] {
            if !self.runs.iter().any(|run| run.metric == metric) {
                self.start(metric, if prospective { at } else { self.origin });
            }
        }
    }
}
