//! Times, waits and places as one says them to somebody who stands there.

pub(super) use agenda::when::{clock, day, short};
use office::Office;
use office::docs::ServiceDoc;
use platform::Moment;
use platform::i18n::{Lang, Tr};
use queueing::Estimate;

/// «10:20» today, «domani 09:40», «gio 11 mar, 10:20».
pub(super) fn when(tr: Tr, office: &Office, at: Moment, now: Moment) -> String {
    match days_ahead(office, at, now) {
        0 => clock(office, at),
        1 => tr.t1("kiosk-tomorrow", "time", clock(office, at)),
        _ => short(tr.0, office, at),
    }
}

/// «oggi alle 10:20», «domani alle 09:40», «gio 11 mar, 10:20».
pub(super) fn at_when(tr: Tr, office: &Office, at: Moment, now: Moment) -> String {
    match days_ahead(office, at, now) {
        0 => tr.t1("kiosk-today-at", "time", clock(office, at)),
        1 => tr.t1("kiosk-tomorrow-at", "time", clock(office, at)),
        _ => short(tr.0, office, at),
    }
}

/// «alle 14:30», «domani alle 08:30», «gio 11 mar, 08:30»: when it opens again.
pub(super) fn reopening(tr: Tr, office: &Office, at: Moment, now: Moment) -> String {
    match days_ahead(office, at, now) {
        0 => tr.t1("kiosk-at", "time", clock(office, at)),
        1 => tr.t1("kiosk-tomorrow-at", "time", clock(office, at)),
        _ => short(tr.0, office, at),
    }
}

fn days_ahead(office: &Office, at: Moment, now: Moment) -> i32 {
    office.date_of(now).until(office.date_of(at)).map_or(i32::MAX, |span| span.get_days())
}

/// «subito», «circa 10 min», «da 10 a 20 min».
pub(super) fn wait(tr: Tr, estimate: Estimate) -> String {
    match estimate {
        Estimate::Now => tr.t("kiosk-wait-now"),
        Estimate::Between { from_min, to_min } if from_min == to_min => {
            tr.t1("kiosk-wait-about", "minutes", to_min)
        }
        Estimate::Between { from_min: 0, to_min } => tr.t1("kiosk-wait-within", "minutes", to_min),
        Estimate::Between { from_min, to_min } => tr.t2("kiosk-wait-between", "from", from_min, "to", to_min),
    }
}

/// «subito», «fra circa 10 min», «fra 10 e 20 min».
pub(super) fn wait_in(tr: Tr, estimate: Estimate) -> String {
    match estimate {
        Estimate::Now => tr.t("kiosk-wait-now"),
        Estimate::Between { from_min, to_min } if from_min == to_min => {
            tr.t1("kiosk-in-about", "minutes", to_min)
        }
        Estimate::Between { from_min: 0, to_min } => tr.t1("kiosk-in-within", "minutes", to_min),
        Estimate::Between { from_min, to_min } => tr.t2("kiosk-in-between", "from", from_min, "to", to_min),
    }
}

/// The rooms where a service is called, else the site's name.
pub(super) fn waiting_place(office: &Office, service: &ServiceDoc, lang: Lang) -> String {
    let mut rooms: Vec<String> = Vec::new();
    for counter in office.counters.iter().filter(|part| part.doc.services.contains(&service.key)) {
        let room = office.room_name(&counter.doc, lang);
        if !room.is_empty() && !rooms.contains(&room) {
            rooms.push(room);
        }
    }
    if rooms.is_empty() { site_name(office, service) } else { rooms.join(" · ") }
}

pub(super) fn site_name(office: &Office, service: &ServiceDoc) -> String {
    office.site_of(service).map_or_else(String::new, |site| site.doc.name.clone())
}
