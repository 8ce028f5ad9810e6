//! What became of appointments.

use super::*;

#[test]
fn appointments_end_in_one_of_four_ways() {
    let events = [
        booked(1, "2027-01-20T09:00", "2027-03-11T09:00"),
        booked(2, "2027-02-01T09:00", "2027-03-11T09:30"),
        booked(3, "2027-02-01T09:00", "2027-03-11T10:00"),
        booked(4, "2027-02-01T09:00", "2027-12-31T22:30"),
        cancelled(2, "2027-03-09T09:30", "2027-03-11T09:30"),
        announced(1, "2027-03-11T08:50", "2027-03-11T09:00"),
    ];
    let figures = figures_of("2027-03-11", "2027-12-31", None, &events);
    let seen = &figures.appointments;
    assert_eq!(
        (seen.total, seen.came, seen.cancelled, seen.never_came, seen.still_expected),
        (4, 1, 1, 1, 1)
    );
    assert_eq!(figures.cancellations.percent, Some(25.0));
    assert_eq!(figures.cancellations.notice.map(|seen| seen.median_s), Some(2 * 86_400));
    assert_eq!(figures.cancellations.last_day, 0);
    assert_eq!((figures.no_shows.count, figures.no_shows.percent), (1, Some(50.0)));
}

#[test]
fn a_moved_appointment_counts_on_its_new_day_only() {
    let events = [
        booked(1, "2027-02-01T09:00", "2027-03-11T09:00"),
        booked(2, "2027-02-01T09:00", "2027-04-02T09:00"),
        moved(1, "2027-03-10T09:00", "2027-03-12T09:00"),
        moved(2, "2027-03-10T09:00", "2027-03-11T15:00"),
    ];
    assert_eq!(on_11_march(&events).appointments.total, 1);
    assert_eq!(figures_of("2027-03-12", "2027-03-12", None, &events).appointments.total, 1);
    assert_eq!(figures_of("2027-04-02", "2027-04-02", None, &events).appointments.total, 0);
    // Of a booking older than what was read, the move is enough.
    assert_eq!(on_11_march(&events[3..]).appointments.never_came, 1);
}

#[test]
fn an_arrival_is_enough_to_know_of_an_appointment() {
    let seen = on_11_march(&[announced(1, "2027-03-11T08:50", "2027-03-11T09:00")]);
    assert_eq!((seen.appointments.total, seen.appointments.came), (1, 1));
    assert_eq!(seen.arrivals.with_appointment, 1);
}

#[test]
fn absent_people_who_are_called_again_were_no_no_shows() {
    let events = [
        walked_in(1, at("2027-03-11T09:00")),
        walked_in(2, at("2027-03-11T09:00")),
        called(1, "2027-03-11T10:00", "walk_in", 60),
        ended("no_show", 1, "2027-03-11T10:02", 120),
        called(2, "2027-03-11T10:02", "walk_in", 180),
        ended("no_show", 2, "2027-03-11T10:04", 120),
        called(1, "2027-03-11T10:30", "return", 0),
        ended("served", 1, "2027-03-11T10:40", 600),
    ];
    let seen = on_11_march(&events).no_shows;
    assert_eq!((seen.count, seen.absent_when_called, seen.percent), (1, 1, Some(50.0)));
}
