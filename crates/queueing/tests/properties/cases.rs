use proptest::prelude::*;
use queueing::{Kind, LineTerms, Policy, Waiting};

pub fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

pub fn terms() -> impl Strategy<Value = LineTerms> {
    (1..60i64, 100..=2000i64, 600..=1500i64, 0..3000i64, prop::bool::weighted(0.2)).prop_map(
        |(promise_min, weight, pace, tau_s, absolute)| LineTerms {
            promise_s: promise_min * 60,
            weight,
            pace,
            tau_s,
            absolute,
        },
    )
}

pub fn policy() -> impl Strategy<Value = Policy> {
    (0..=1000i64, 0..90i64, 0..3600i64).prop_map(|(late_factor, margin_min, early_s)| Policy {
        late_factor,
        margin_s: margin_min * 60,
        early_s,
    })
}

/// The terms of every line of three services.
#[derive(Clone, Debug)]
pub struct Book(Vec<LineTerms>);

impl Book {
    pub fn line(&self, service: i64, kind: Kind) -> LineTerms {
        self.0[service as usize * Kind::ALL.len() + kind as usize]
    }
}

pub fn book() -> impl Strategy<Value = Book> {
    prop::collection::vec(terms(), 3 * Kind::ALL.len()).prop_map(Book)
}

/// People of three services at instants few enough to meet; tickets are unique.
pub fn people(most: usize) -> impl Strategy<Value = Vec<Waiting>> {
    let person = (0..3i64, kind(), 0..30i64, 0..4i64, any::<bool>());
    prop::collection::vec(person, 0..=most).prop_map(|people| {
        let numbered = people.into_iter().zip(1..);
        let person = |((service, kind, due_min, ahead_min, late_checkin), ticket)| Waiting {
            ticket,
            service,
            kind,
            due: due_min * 60,
            checkin: (due_min - ahead_min) * 60,
            late_checkin,
        };
        numbered.map(person).collect()
    })
}

pub fn skills() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::btree_set(0..3i64, 1..=3).prop_map(|skills| skills.into_iter().collect())
}
