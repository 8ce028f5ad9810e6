//! The office of a golden day as an office file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use platform::Moment;
use queueing::Kind;
use queueing::day::Day;

/// The instant of a second of the day: seconds are divided by `speed`.
pub fn second_of(opening: Moment, second: i64, speed: i64) -> Moment {
    Moment(opening.ms() + second * 1_000 / speed.max(1))
}

/// Writes the office file. Appointments get seats at their very instants; promises, factors and
/// frequencies are taken from the day as they are, divided by `speed` where they are durations.
pub fn day_office(day: &Day, slug: &str, opening: Moment, zone: &jiff::tz::TimeZone, speed: i64) -> String {
    let date = opening.zoned(zone).date();
    let s = |seconds: i64| (seconds / speed).max(1);
    let mut text = format!(
        "[body]\nkey = {slug:?}\nname = \"Giornata {}\"\nlanguages = [\"it\"]\nzone = {:?}\n\n[body.calling]\nlate_factor = {}\nmargin_s = {}\nearly_s = {}\noverhead_s = {}\n\n[[site]]\nkey = \"sede\"\nname = \"Sede\"\naddress = \"-\"\n\n",
        day.id,
        zone.iana_name().unwrap_or("Europe/Rome"),
        day.policy().late_factor,
        day.policy().margin_s / speed,
        day.policy().early_s / speed,
        day.overhead_s / speed,
    );
    for (at, service) in day.services.iter().enumerate() {
        let service_no = at as i64;
        let promise = |kind: Kind| {
            let of_kind = |p: &&queueing::day::Person| p.service == service_no && p.kind == kind;
            let known = day.persons.iter().find(of_kind).map(|person| person.target_s);
            s(known.unwrap_or(if kind == Kind::Return { day.return_target_s } else { 600 }))
        };
        text += &format!(
            "[[service]]\nkey = \"s{at}\"\nsite = \"sede\"\nname = {:?}\nmean_min = {}\nlatest_min = 0\nallowed_delay_min = 1440\npace = {}\ntau_s = {}\npromise_s = {{ appointment = {}, walk_in = {}, return = {}, priority = {} }}\nweight = {{ appointment = {}, walk_in = {}, return = {}, priority = {} }}\n\n[[service.offering]]\nkey = \"o\"\nname = \"o\"\nminutes = 1\n\n",
            service.name,
            (service.mean_s / 60 / speed).max(1),
            service.g,
            service.tau_s / speed,
            promise(Kind::Appointment),
            promise(Kind::WalkIn),
            s(day.return_target_s),
            promise(Kind::Priority),
            day.v_other,
            day.v_walk,
            day.v_other,
            day.v_other,
        );
        text += &agenda(day, service_no, date, opening, zone, speed);
    }
    for (at, counter) in day.counters.iter().enumerate() {
        let skills: Vec<String> = counter.skills.iter().map(|skill| format!("\"s{skill}\"")).collect();
        text += &format!(
            "[[counter]]\nkey = \"c{at}\"\nsite = \"sede\"\nlabel = \"Sportello {at}\"\nservices = [{}]\n\n",
            skills.join(", ")
        );
    }
    text + "[[display]]\nkey = \"sala\"\nname = \"Sala\"\nsite = \"sede\"\nshows = \"both\"\n"
}

/// Seats where the day's appointments need them.
fn agenda(
    day: &Day,
    service: i64,
    date: Date,
    opening: Moment,
    zone: &jiff::tz::TimeZone,
    speed: i64,
) -> String {
    let mut seats: BTreeMap<Moment, i64> = BTreeMap::new();
    for person in day.persons.iter().filter(|p| p.service == service && p.kind == Kind::Appointment) {
        *seats.entry(Moment::from_seconds(second_of(opening, person.due_s, speed).seconds())).or_default() +=
            1;
    }
    let dates: Vec<String> = seats
        .iter()
        .map(|(start, seats)| {
            let time = start.zoned(zone).strftime("%H:%M:%S").to_string();
            format!("{{ date = \"{date}\", starts = [\"{time}\"], seats = {seats} }}")
        })
        .collect();
    format!(
        "[[agenda]]\nkey = \"a{service}\"\nservice = \"s{service}\"\nfrom = \"{date}\"\ndates = [{}]\n\n",
        dates.join(", ")
    )
}
