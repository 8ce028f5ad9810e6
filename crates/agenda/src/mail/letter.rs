//! The words of a mail: what and when first, then all that is needed to come, or not to come.

use office::Office;
use platform::i18n::Tr;

use super::Occasion;
use crate::appointment::{Appointment, PassSecrets};
use crate::services::lines;
use crate::{pass, when};

pub(super) struct Letter {
    pub subject: String,
    pub text: String,
}

/// `link` leads to the pass, `home` to the services.
pub(super) fn write(
    office: &Office,
    appointment: &Appointment,
    secrets: &PassSecrets,
    link: &str,
    home: &str,
    occasion: Occasion,
) -> Letter {
    let (lang, tr) = (appointment.lang, Tr(appointment.lang));
    let short = when::short(lang, office, appointment.start);
    let what = pass::discreet_subject(office, appointment, lang);
    let subject_key = match occasion {
        Occasion::Booked => "mail-subject-booked",
        Occasion::Moved => "mail-subject-moved",
        Occasion::Cancelled => "mail-subject-cancelled",
        Occasion::Already => "mail-subject-already",
        Occasion::Resited => "mail-subject-resited",
        Occasion::Reminder => "mail-subject-reminder",
    };
    let subject = tr.t2(subject_key, "when", short, "what", what);
    let about = tr.t1("mail-about", "subject", pass::subject(office, appointment, lang));
    let mut text = match occasion {
        Occasion::Cancelled => {
            let (day, from) =
                (when::day(lang, office, appointment.start), when::clock(office, appointment.start));
            vec![tr.t2("mail-cancelled", "day", day, "from", from), String::new(), about]
        }
        Occasion::Booked | Occasion::Moved | Occasion::Already | Occasion::Resited | Occasion::Reminder => {
            let fixed = pass::fixed(office, appointment, tr);
            let first = match occasion {
                Occasion::Moved => tr.t1("mail-moved", "fixed", fixed),
                Occasion::Already => tr.t1("mail-already", "fixed", fixed),
                Occasion::Resited => tr.t1("mail-resited", "fixed", fixed),
                Occasion::Reminder => tr.t1("mail-reminder", "fixed", fixed),
                Occasion::Booked | Occasion::Cancelled => fixed,
            };
            vec![first, String::new(), about]
        }
    };
    text.extend(match occasion {
        // What the office books elsewhere than at its counters is not booked again from its home page.
        Occasion::Cancelled if pass::elsewhere(office, appointment, tr).is_some() => Vec::new(),
        Occasion::Cancelled => vec![String::new(), tr.t1("mail-again", "link", home)],
        Occasion::Booked | Occasion::Moved | Occasion::Already | Occasion::Resited | Occasion::Reminder => {
            coming(office, appointment, secrets, link, tr)
        }
    });
    text.extend(help(office, tr));
    text.extend([String::new(), office.body.name.clone()]);
    Letter { subject, text: text.join("\n") + "\n" }
}

/// What somebody needs who is going to come.
fn coming(
    office: &Office,
    appointment: &Appointment,
    secrets: &PassSecrets,
    link: &str,
    tr: Tr,
) -> Vec<String> {
    if let Some(how) = pass::elsewhere(office, appointment, tr) {
        return met_elsewhere(office, appointment, secrets, (link, how), tr);
    }
    let (site, address, directions) = pass::place(office, appointment, tr.0);
    let mut text = vec![tr.t2("mail-place", "site", site, "address", address)];
    text.extend(lines(&directions));
    text.extend([
        String::new(),
        tr.t1("mail-call-code", "code", &appointment.call_code),
        tr.t1("mail-pass", "link", link),
    ]);
    let service = pass::service_of(office, appointment);
    let arrival = if service.is_none_or(|service| service.check_in) {
        "pass-arrival-check-in"
    } else {
        "pass-arrival-wait"
    };
    text.push(tr.t(arrival));
    text.extend(needed(office, appointment, tr));
    text.extend([String::new(), tr.t("mail-cannot"), tr.t1("mail-code", "code", &secrets.code)]);
    text
}

/// What somebody needs whom the office calls, joins or visits.
fn met_elsewhere(
    office: &Office,
    appointment: &Appointment,
    secrets: &PassSecrets,
    (link, how): (&str, String),
    tr: Tr,
) -> Vec<String> {
    let mut text = vec![how];
    text.extend(needed(office, appointment, tr));
    text.extend([
        String::new(),
        tr.t1("mail-elsewhere", "link", link),
        tr.t1("mail-code", "code", &secrets.code),
    ]);
    text
}

fn needed(office: &Office, appointment: &Appointment, tr: Tr) -> Vec<String> {
    let service = pass::service_of(office, appointment);
    let notes = service.map_or_else(Vec::new, |service| lines(service.notes.say(tr.0)));
    if notes.is_empty() {
        return Vec::new();
    }
    [vec![String::new(), tr.t("mail-needed")], notes].concat()
}

/// How to reach the office, as far as it says.
fn help(office: &Office, tr: Tr) -> Vec<String> {
    let ways: Vec<&str> = [office.body.phone.as_str(), office.body.mail.as_str()]
        .into_iter()
        .filter(|way| !way.is_empty())
        .collect();
    if ways.is_empty() {
        Vec::new()
    } else {
        vec![String::new(), tr.t1("mail-help", "ways", ways.join(", "))]
    }
}
