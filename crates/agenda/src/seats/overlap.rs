//! How many seats of a slot are taken when seats of earlier rules reach into it.

use platform::Moment;

use crate::supply::Slot;

/// Seats taken together, from `start` until `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub start: Moment,
    pub end: Moment,
    pub seats: i64,
}

/// Seats for which the rules of today have no slot that could hold them: another rhythm made them, and
/// they count in every slot that they touch. A seat that has its slot counts there and nowhere else, so
/// that two rules whose hours overlap on purpose take nothing from one another.
pub fn strays(slots: &[Slot], held: &[Held]) -> Vec<Held> {
    let has_slot = |held: &Held| {
        let slot = slots.binary_search_by_key(&held.start, |slot| slot.start);
        slot.is_ok_and(|at| held.end <= slots[at].end())
    };
    held.iter().filter(|held| !has_slot(held)).copied().collect()
}

/// The most seats taken at one instant of `slot`, of which `own` begin with it.
pub fn busy(slot: &Slot, own: i64, strays: &[Held]) -> i64 {
    if strays.is_empty() {
        return own;
    }
    let reach_in = |held: &&Held| {
        held.start != slot.start && held.start < slot.end() && held.end.max(held.start) > slot.start
    };
    let strays: Vec<&Held> = strays.iter().filter(reach_in).collect();
    let at = |instant: Moment| -> i64 {
        strays.iter().filter(|held| held.start <= instant && instant < held.end).map(|held| held.seats).sum()
    };
    // It can only be fullest where one of them begins, or at the slot's own start.
    let most = strays.iter().map(|held| at(held.start.max(slot.start))).max();
    own + most.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE_S: i64 = 60;

    fn held(start: i64, minutes: i64, seats: i64) -> Held {
        let start = Moment(0).plus_s(start * MINUTE_S);
        Held { start, end: start.plus_s(minutes * MINUTE_S), seats }
    }

    fn every(minutes: i64) -> Vec<Slot> {
        let slot = |at: i64| Slot {
            start: Moment(0).plus_s(at * minutes * MINUTE_S),
            length_s: minutes * MINUTE_S,
            seats: 2,
        };
        (0..6).map(slot).collect()
    }

    #[test]
    fn seats_of_another_rhythm_count_wherever_they_reach() {
        let slots = every(20);
        let strays = strays(&slots, &[held(15, 15, 1), held(20, 20, 1), held(30, 15, 1)]);
        assert_eq!(strays, [held(15, 15, 1), held(30, 15, 1)], "the one at 20 has its slot");
        assert_eq!(busy(&slots[0], 0, &strays), 1);
        assert_eq!(busy(&slots[1], 1, &strays), 2, "15 to 30 and 30 to 45 never sit together");
        assert_eq!(busy(&slots[2], 0, &strays), 1);
        assert_eq!(busy(&slots[3], 0, &strays), 0);
    }

    #[test]
    fn a_longer_seat_at_the_same_start_counts_in_what_follows() {
        let slots = every(15);
        let strays = strays(&slots, &[held(0, 30, 2)]);
        assert_eq!(busy(&slots[0], 2, &strays), 2, "counted once");
        assert_eq!(busy(&slots[1], 0, &strays), 2);
        assert_eq!(busy(&slots[2], 0, &strays), 0);
    }

    #[test]
    fn rules_that_overlap_on_purpose_do_not_disturb_each_other() {
        let mut slots = every(15);
        slots.push(Slot { start: Moment(0).plus_s(5 * MINUTE_S), length_s: 15 * MINUTE_S, seats: 2 });
        slots.sort_by_key(|slot| slot.start);
        let strays = strays(&slots, &[held(0, 15, 2), held(5, 15, 2)]);
        assert!(strays.is_empty(), "{strays:?}");
    }
}
