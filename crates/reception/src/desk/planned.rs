//! The day's plan of a counter's services.

use agenda::appointment;
use agenda::when::clock;
use office::Office;
use platform::Moment;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};

use crate::counter::Desk;
use crate::{late, line, visit};

/// Rows of the day's plan on the screen.
const ROWS: usize = 12;

pub struct Planned {
    pub time: String,
    pub call_code: String,
    pub service: String,
    pub state: &'static str,
    /// What somebody who is not here yet let the office know.
    pub late: Option<String>,
}

/// Today's appointments of the counter's services, from half an hour ago.
pub(super) fn of(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<Vec<Planned>, StoreError> {
    let mut planned = Vec::new();
    for booked in appointment::of_day(tx, office.id, desk.site, office.date_of(now))? {
        if !desk.skills.contains(&booked.service)
            || booked.start < now.plus_s(-1_800)
            || planned.len() >= ROWS
        {
            continue;
        }
        let late = late::of(tx, office.id, booked.id)?;
        let state = match visit::of_appointment(tx, office.id, booked.id)? {
            None => "desk-plan-expected",
            Some(person) if desk.visit == Some(person.id) => "desk-plan-here",
            Some(person) if line::of_visit(tx, office.id, person.id)?.is_some() => "desk-plan-present",
            Some(_) => "desk-plan-called",
        };
        planned.push(Planned {
            time: clock(office, booked.start),
            call_code: booked.call_code,
            service: office
                .service(booked.service)
                .map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
            state,
            late: late.filter(|_| state == "desk-plan-expected").map(|notice| clock(office, notice.arrives)),
        });
    }
    Ok(planned)
}
