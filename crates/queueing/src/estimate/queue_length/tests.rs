use super::*;

fn person(ticket: i64, service: i64, due: i64) -> Waiting {
    Waiting { ticket, service, kind: Kind::WalkIn, due, checkin: due, late_checkin: false }
}

fn desk(skills: &[i64], busy_for_s: Option<i64>) -> Desk {
    Desk { skills: skills.to_vec(), busy_for_s }
}

fn promise(_: i64, _: Kind) -> LineTerms {
    LineTerms { promise_s: 1200, weight: 800, pace: 1000, tau_s: 0, absolute: false }
}

const LOADS: [ServiceLoad; 2] = [
    ServiceLoad { service: 0, daily_demand: 30, mean_s: 558 },
    ServiceLoad { service: 1, daily_demand: 10, mean_s: 858 },
];

fn room<'a>(waiting: &'a [Waiting], desks: &'a [Desk]) -> Outlook<'a> {
    Outlook { now: 1000, waiting, desks, loads: &LOADS, overhead_s: 42, early_s: 1800 }
}

#[test]
fn an_idle_able_counter_is_now_unless_the_slot_is_far() {
    let desks = [desk(&[0], None), desk(&[1], Some(300))];
    let room = room(&[], &desks);
    assert_eq!(expected_wait(&person(1, 0, 1000), &room, promise), Some(Estimate::Now));
    assert_eq!(expected_wait(&person(1, 0, 2800), &room, promise), Some(Estimate::Now));
    let far = expected_wait(&person(1, 0, 3700), &room, promise);
    assert_eq!(far, Some(Estimate::Between { from_min: 45, to_min: 45 }));
}

#[test]
fn nobody_able_has_no_estimate() {
    let desks = [desk(&[0], None)];
    assert_eq!(expected_wait(&person(1, 1, 1000), &room(&[], &desks), promise), None);
}

#[test]
fn the_queue_is_shared_among_able_counters() {
    // Ahead: one of service 0 (600 s, both counters are mine), one of service 1 (900 s, one of its two is).
    let waiting = [person(1, 0, 900), person(2, 1, 950), person(3, 0, 1001), person(9, 0, 1000)];
    let desks = [desk(&[0], Some(200)), desk(&[0, 1], Some(400)), desk(&[1], None)];
    let room = room(&waiting, &desks);
    let mine = person(9, 0, 1000);
    // (600 · 1 + 900 · 1/2) / 2 + 300 / 2
    assert_eq!(expected_wait_s(&mine, &room, promise), Some(675));
    assert_eq!(expected_wait(&mine, &room, promise), Some(Estimate::Between { from_min: 10, to_min: 20 }));
}

#[test]
fn extreme_figures_do_not_panic() {
    for extreme in [i64::MIN, i64::MAX] {
        let waiting = [person(1, 0, extreme), person(2, 1, 0)];
        let desks = [desk(&[0, 1], Some(extreme))];
        let loads = [ServiceLoad { service: 0, daily_demand: extreme, mean_s: extreme }];
        let room = Outlook {
            now: extreme,
            waiting: &waiting,
            desks: &desks,
            loads: &loads,
            overhead_s: extreme,
            early_s: extreme,
        };
        for due in [i64::MIN, 0, i64::MAX] {
            if let Some(estimate) = expected_wait(&person(3, 0, due), &room, promise) {
                let _ = estimate.following(Estimate::Between { from_min: extreme, to_min: extreme });
            }
        }
    }
}
