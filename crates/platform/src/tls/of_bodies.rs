//! A body may accept certificates by itself. They open the door byte for byte only, and speak to that body alone:
//! whom one body trusts is nobody else's caller.

use std::sync::{PoisonError, RwLock};

/// A certificate, as its bytes, that a body accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfBody {
    pub body: i64,
    pub der: Vec<u8>,
}

/// To whom a caller may speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeaksTo {
    /// To whomever the door serves: the installation itself accepts him.
    Everybody,
    Bodies(Vec<i64>),
}

/// The certificates of all bodies; replaceable while the server runs.
#[derive(Default)]
pub(super) struct OfBodies(RwLock<Vec<OfBody>>);

impl OfBodies {
    pub(super) fn replace(&self, fresh: Vec<OfBody>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
    }

    pub(super) fn know(&self, shown: &[u8]) -> bool {
        self.speaks_to(shown).is_some()
    }

    /// The bodies that accept what is shown.
    pub(super) fn speaks_to(&self, shown: &[u8]) -> Option<SpeaksTo> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let bodies: Vec<i64> = all.iter().filter(|one| one.der == shown).map(|one| one.body).collect();
        (!bodies.is_empty()).then_some(SpeaksTo::Bodies(bodies))
    }
}
