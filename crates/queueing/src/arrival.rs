use serde::{Deserialize, Serialize};

use crate::Kind;

/// The line somebody with an appointment joins, and from when the wait counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    pub kind: Kind,
    pub due: i64,
    /// Checked in after the slot, yet within the tolerance.
    pub late_checkin: bool,
}

/// Check-in of an appointment (1.1): due = max(slot, check-in); later than slot + L it becomes a walk-in,
/// due at check-in. Exactly slot + L is still an appointment. `tolerated_s` = L, seconds.
pub fn arrival(slot: i64, checkin: i64, tolerated_s: i64) -> Arrival {
    if checkin > slot.saturating_add(tolerated_s) {
        return Arrival { kind: Kind::WalkIn, due: checkin, late_checkin: false };
    }
    Arrival { kind: Kind::Appointment, due: slot.max(checkin), late_checkin: checkin > slot }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tolerance_is_inclusive() {
        let at = |checkin| arrival(3600, checkin, 900);
        assert_eq!(at(0), Arrival { kind: Kind::Appointment, due: 3600, late_checkin: false });
        assert_eq!(at(3600), Arrival { kind: Kind::Appointment, due: 3600, late_checkin: false });
        assert_eq!(at(3601), Arrival { kind: Kind::Appointment, due: 3601, late_checkin: true });
        assert_eq!(at(4500), Arrival { kind: Kind::Appointment, due: 4500, late_checkin: true });
        assert_eq!(at(4501), Arrival { kind: Kind::WalkIn, due: 4501, late_checkin: false });
        assert_eq!(arrival(i64::MAX, i64::MAX, i64::MAX).kind, Kind::Appointment);
    }
}
