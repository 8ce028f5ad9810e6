use serde::{Deserialize, Serialize};

use crate::{Kind, Policy};

/// Somebody checked in, not called, not gone away. Instants in whole seconds from one common origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Breaks the last tie: the lower is called first.
    pub ticket: i64,
    pub service: i64,
    pub kind: Kind,
    /// When the wait starts to count; see [`crate::arrival()`].
    pub due: i64,
    pub checkin: i64,
    /// An appointment checked in after its slot, within the tolerance; only the explanation looks at it.
    pub late_checkin: bool,
}

impl Waiting {
    /// w = now − due, negative when early (1.2).
    pub(crate) fn wait_s(&self, now: i64) -> i64 {
        now.saturating_sub(self.due)
    }

    /// t ≥ due − E (1.1).
    pub(crate) fn eligible(&self, now: i64, policy: &Policy) -> bool {
        now >= self.due.saturating_sub(policy.early_s)
    }

    /// The place in the line and the tie-break between lines: due, check-in, ticket (1.1, 1.2). The fields
    /// after the ticket matter only if two entries carry the same number: the call must not depend on their
    /// order in the list even then.
    pub(crate) fn place(&self) -> (i64, i64, i64, i64, Kind, bool) {
        (self.due, self.checkin, self.ticket, self.service, self.kind, self.late_checkin)
    }
}
