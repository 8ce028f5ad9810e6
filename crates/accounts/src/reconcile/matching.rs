//! Which flow a credit of the treasurer is: seven steps, the surest first, each with its reason. A step counts
//! where it leads to exactly one flow. All movements take a step before any takes the next, so that a weak sign
//! never takes a flow that a sure one would have named; what two movements want alike neither gets. So the order
//! of the movements does not matter.

use std::collections::{HashMap, HashSet};

use super::clues::{FlowClue, Index, MovementClue, Said};
use super::step::Step;

/// Why a step led to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Miss {
    /// The movement says nothing of the kind.
    Nothing,
    /// What it says fits no flow.
    NoFlow,
    /// It fits so many.
    Several(usize),
    /// One, but other movements fit it alike.
    Contended,
    /// One, but somebody took that join back.
    TakenBack,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub step: Step,
    pub why: Miss,
    /// Ids of the flows that fitted, at most a few.
    pub candidates: Vec<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Joined {
        flow: i64,
        step: Step,
    },
    /// Why each step failed.
    Open(Vec<Failure>),
}

const CANDIDATES_SHOWN: usize = 5;

/// Joins that somebody took back: (flow, movement).
pub type TakenBack = HashSet<(i64, i64)>;

/// The outcome of each movement, in their order.
pub fn matching(
    flows: &[FlowClue],
    movements: &[MovementClue],
    taken_back: &TakenBack,
    tolerance_days: i64,
) -> Vec<Outcome> {
    let index = Index::new(flows);
    let said: Vec<Said> = movements.iter().map(Said::of).collect();
    let mut free: Vec<bool> = flows.iter().map(|flow| flow.free).collect();
    let mut outcomes: Vec<Outcome> = movements.iter().map(|_| Outcome::Open(Vec::new())).collect();
    let near = |flow: usize, movement: usize| {
        let days = (movements[movement].day - flows[flow].day).get_days();
        i64::from(days).abs() <= tolerance_days
    };
    for step in [Step::Exact, Step::Normalised, Step::Beginning, Step::Regulation, Step::Provider] {
        let mut wishes: Vec<(usize, Vec<usize>)> = Vec::new();
        for (at, movement) in movements.iter().enumerate() {
            if matches!(outcomes[at], Outcome::Joined { .. }) {
                continue;
            }
            let equal =
                |flow: &usize| free[*flow] && flows[*flow].total == movement.amount && near(*flow, at);
            let found = match step {
                Step::Exact => index.exact(&said[at]),
                Step::Normalised => index.normalised(&said[at]),
                Step::Beginning => index.beginning(&said[at]).into_iter().filter(equal).collect(),
                Step::Regulation => index.regulated(movement),
                _ => {
                    let alike = index.of_total(movement.amount).filter(equal);
                    alike.filter(|flow| index.provided(*flow, &said[at])).collect()
                }
            };
            wishes.push((at, found));
        }
        let mut wanted: HashMap<usize, usize> = HashMap::new();
        for (_, found) in wishes.iter().filter(|(_, found)| found.len() == 1) {
            *wanted.entry(found[0]).or_default() += 1;
        }
        for (at, found) in wishes {
            let silent = said[at].ids.is_empty() && matches!(step, Step::Normalised | Step::Beginning);
            let why = match found[..] {
                [] if silent => Miss::Nothing,
                [] => Miss::NoFlow,
                [flow] if taken_back.contains(&(flows[flow].id, movements[at].id)) => Miss::TakenBack,
                [flow] if step.is_sure() || wanted[&flow] == 1 => {
                    outcomes[at] = Outcome::Joined { flow: flows[flow].id, step };
                    free[flow] = false;
                    continue;
                }
                [_] => Miss::Contended,
                [..] => Miss::Several(found.len()),
            };
            failed(&mut outcomes[at], step, why, &found, flows);
        }
    }
    two_credits(&index, movements, &said, &free, taken_back, near, &mut outcomes);
    outcomes
}

fn failed(outcome: &mut Outcome, step: Step, why: Miss, found: &[usize], flows: &[FlowClue]) {
    if let Outcome::Open(failures) = outcome {
        let candidates = found.iter().take(CANDIDATES_SHOWN).map(|at| flows[*at].id).collect();
        failures.push(Failure { step, why, candidates });
    }
}

/// Pairs whose sum is a flow that nobody has; a pair counts where neither of the two could be part of another.
fn two_credits(
    index: &Index,
    movements: &[MovementClue],
    said: &[Said],
    free: &[bool],
    taken_back: &TakenBack,
    near: impl Fn(usize, usize) -> bool,
    outcomes: &mut [Outcome],
) {
    let open: Vec<usize> =
        (0..movements.len()).filter(|at| matches!(outcomes[*at], Outcome::Open(_))).collect();
    let mut parts: HashMap<usize, Vec<usize>> = HashMap::new();
    for at in &open {
        let flows = index.beginning(&said[*at]).into_iter();
        let fits = |flow: &usize| {
            free[*flow] && movements[*at].amount < index.flows[*flow].total && near(*flow, *at)
        };
        flows.filter(fits).for_each(|flow| parts.entry(flow).or_default().push(*at));
    }
    let (mut pairs, mut of_movement) = (Vec::new(), HashMap::<usize, Vec<usize>>::new());
    for (flow, parts) in &parts {
        for (place, first) in parts.iter().enumerate() {
            let rest = index.flows[*flow].total - movements[*first].amount;
            for second in parts[place + 1..].iter().filter(|at| movements[**at].amount == rest) {
                pairs.push((*flow, *first, *second));
                of_movement.entry(*first).or_default().push(*flow);
                of_movement.entry(*second).or_default().push(*flow);
            }
        }
    }
    let back = |flow: usize, at: usize| taken_back.contains(&(index.flows[flow].id, movements[at].id));
    for (flow, first, second) in pairs {
        let alone = |at: usize| of_movement[&at].len() == 1 && !back(flow, at);
        if alone(first) && alone(second) {
            for at in [first, second] {
                outcomes[at] = Outcome::Joined { flow: index.flows[flow].id, step: Step::TwoCredits };
            }
        }
    }
    for at in open {
        let mut found = of_movement.remove(&at).unwrap_or_default();
        found.sort_unstable();
        let why = match found[..] {
            [] if said[at].ids.is_empty() => Miss::Nothing,
            [] => Miss::NoFlow,
            [flow] if back(flow, at) => Miss::TakenBack,
            [_] => Miss::Contended,
            [..] => Miss::Several(found.len()),
        };
        failed(&mut outcomes[at], Step::TwoCredits, why, &found, index.flows);
    }
}
