use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Head, Kind, LineTerms, Policy, Reason, Score, Waiting, reason, score};

/// How many heads a call logs (1.7).
const HEADS_LOGGED: usize = 3;

/// Whom a counter calls, why, and what the log needs to recompute the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Position in the list that was passed in.
    pub index: usize,
    pub reason: Reason,
    /// At most three, best first; the first is the person called.
    pub heads: Vec<Head>,
}

/// Picks the next person of a counter that asks at `now` (1.2); `None` when nobody is eligible for it.
///
/// `waiting` may hold people of any service, in any order; `terms` gives the present terms of a line and is
/// asked once for each line the counter can serve.
pub fn choose(
    now: i64,
    skills: &[i64],
    waiting: &[Waiting],
    terms: impl Fn(i64, Kind) -> LineTerms,
    policy: &Policy,
) -> Option<Choice> {
    choose_by(now, skills, waiting, |head| terms(head.service, head.kind), policy)
}

/// [`choose`] with the terms of a head instead of a line: a golden day promises person by person.
pub(crate) fn choose_by(
    now: i64,
    skills: &[i64],
    waiting: &[Waiting],
    terms: impl Fn(&Waiting) -> LineTerms,
    policy: &Policy,
) -> Option<Choice> {
    let mut ranked: Vec<Candidate> = line_heads(skills, waiting)
        .into_iter()
        .filter(|&index| waiting[index].eligible(now, policy))
        .map(|index| {
            let terms = terms(&waiting[index]);
            Candidate { index, terms, score: score(waiting[index].wait_s(now), &terms, policy) }
        })
        .collect();
    ranked.sort_by_key(|candidate| (Reverse(candidate.score), waiting[candidate.index].place()));

    let best = ranked.first()?;
    let called = &waiting[best.index];
    let alone = waiting.iter().filter(|person| skills.contains(&person.service)).count() == 1;
    Some(Choice {
        index: best.index,
        reason: reason(called.wait_s(now), called.kind, called.late_checkin, alone, &best.terms, policy),
        heads: ranked.iter().take(HEADS_LOGGED).map(|head| head.logged(now, waiting)).collect(),
    })
}

struct Candidate {
    index: usize,
    terms: LineTerms,
    score: Score,
}

impl Candidate {
    fn logged(&self, now: i64, waiting: &[Waiting]) -> Head {
        let person = &waiting[self.index];
        Head {
            ticket: person.ticket,
            service: person.service,
            kind: person.kind,
            wait_s: person.wait_s(now),
            promise_s: self.terms.promise_s,
            tau_s: self.terms.tau_s,
            weight: self.terms.weight,
            pace: self.terms.pace,
            absolute: self.terms.absolute,
            rank: self.score.rank,
            score: self.score.score,
        }
    }
}

/// Only heads are candidates: that is what keeps anybody from overtaking inside a line.
fn line_heads(skills: &[i64], waiting: &[Waiting]) -> Vec<usize> {
    let mut heads: BTreeMap<(i64, Kind), usize> = BTreeMap::new();
    for (index, person) in waiting.iter().enumerate() {
        if !skills.contains(&person.service) {
            continue;
        }
        let head = heads.entry((person.service, person.kind)).or_insert(index);
        if person.place() < waiting[*head].place() {
            *head = index;
        }
    }
    heads.into_values().collect()
}
