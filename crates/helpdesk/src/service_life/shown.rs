//! A course in words.

use office::Office;
use platform::Moment;
use platform::i18n::euro;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::course::{Course, Kind, Stage};
use super::due::has_ended;
use super::notice::{self, Kept};
use super::{due, of_customer};
use crate::certified::standing_said;
use crate::digital::words::day;
use crate::said::when;

/// A stage of a course: taken, or still to come.
pub struct Line {
    pub name: String,
    pub at: String,
    pub who: String,
    pub more: String,
    /// By which day, of the next one.
    pub by: String,
    pub late: bool,
    pub next: bool,
}

pub struct Letter {
    pub at: String,
    pub subject: String,
    pub text: String,
    /// Where it stands, in words.
    pub sent: String,
}

pub struct Shown {
    pub id: i64,
    pub title: String,
    pub over: bool,
    /// The word of the next stage; empty when there is none.
    pub next: &'static str,
    pub withdrawable: bool,
    pub offer_file: bool,
    pub lines: Vec<Line>,
    pub letters: Vec<Letter>,
}

/// Courses of a customer with their notices.
pub(super) type Read = Vec<(Course, Vec<Kept>)>;

pub(super) fn read(tx: &mut Tx, body: i64, customer: i64) -> Result<Read, StoreError> {
    let mut all = Vec::new();
    for course in of_customer(tx, body, customer)? {
        let letters = notice::of(tx, body, course.id)?;
        all.push((course, letters));
    }
    Ok(all)
}

pub(super) fn stage(page: &Page, stage: Stage) -> String {
    page.t(&format!("service-stage-{}", stage.word().replace('_', "-")))
}

pub(super) fn shown(
    office: &Office,
    page: &Page,
    (course, letters): &(Course, Vec<Kept>),
    now: Moment,
) -> Shown {
    let today = office.date_of(now);
    let due = due(office, course, today);
    let taken = course.steps.iter().map(|step| Line {
        name: stage(page, step.stage),
        at: when(office, page, step.at),
        who: who(office, page, &step.actor),
        more: more(office, page, course, step.stage),
        by: String::new(),
        late: false,
        next: false,
    });
    let at = course.kind.stages().iter().position(|stage| Some(*stage) == course.next());
    let ahead = at.map_or(&[][..], |at| &course.kind.stages()[at..]);
    let to_come = ahead.iter().map(|each| {
        let own = due.filter(|due| due.stage == *each);
        let by = own.and_then(|due| due.by).map_or_else(String::new, |by| day(page.lang(), by));
        Line {
            name: stage(page, *each),
            at: String::new(),
            who: String::new(),
            more: String::new(),
            by,
            late: own.is_some_and(|due| due.late),
            next: own.is_some(),
        }
    });
    let letter = |kept: &Kept| Letter {
        at: when(office, page, kept.at),
        subject: kept.subject.clone(),
        text: kept.text.clone(),
        sent: match (&kept.standing, kept.sent_at) {
            (Some(standing), _) => standing_said(page, standing.clone(), |at| when(office, page, at)).1,
            (None, Some(at)) => page.t1("service-letter-sent", "at", when(office, page, at)),
            (None, None) if kept.failed => page.t("service-letter-undeliverable"),
            (None, None) => page.t("service-letter-waits"),
        },
    };
    let ended = has_ended(course, today);
    Shown {
        id: course.id,
        title: page.t(&format!("service-{}", course.kind.word())),
        over: course.over_at.is_some(),
        next: course.next().map_or("", Stage::word),
        withdrawable: course.over_at.is_none() && !ended,
        offer_file: course.step(Stage::Offered).is_some_and(|step| step.file.is_some()),
        lines: taken.chain(to_come).collect(),
        letters: letters.iter().map(letter).collect(),
    }
}

fn who(office: &Office, page: &Page, actor: &str) -> String {
    office.author(actor).map_or_else(|| page.t("ticket-actor-house"), str::to_owned)
}

fn more(office: &Office, page: &Page, course: &Course, stage: Stage) -> String {
    let starts = || course.starts_on.map_or_else(String::new, |on| day(page.lang(), on));
    match stage {
        Stage::Requested => page.t1("service-asked-at", "at", when(office, page, course.begun_at)),
        Stage::Noticed => {
            let key =
                if course.letter.is_some() { "service-noticed-by-pec" } else { "service-noticed-by-hand" };
            page.t2(key, "at", when(office, page, course.begun_at), "starts", starts())
        }
        Stage::Offered => course.step(stage).map_or_else(String::new, |step| {
            page.tr.with(
                "service-offer-said",
                &[
                    ("fee", euro(step.facts.fee_cents.unwrap_or(0)).into()),
                    ("included", step.facts.included.unwrap_or(0).into()),
                    ("extra", euro(step.facts.extra_cents.unwrap_or(0)).into()),
                ],
            )
        }),
        Stage::Planned => page.t1("service-starts", "day", starts()),
        _ => String::new(),
    }
}

/// Where a course stands and what comes next, in one line of a list.
pub(super) struct Standing {
    pub state: String,
    pub next: String,
    pub by: String,
    pub late: bool,
}

pub(super) fn standing(office: &Office, page: &Page, course: Option<&Course>, now: Moment) -> Standing {
    let today = office.date_of(now);
    let Some(course) = course else {
        return Standing {
            state: page.t("service-none"),
            next: String::new(),
            by: String::new(),
            late: false,
        };
    };
    let due = due(office, course, today);
    let at = course.stage().map_or_else(String::new, |each| stage(page, each));
    let state = match (course.kind, course.starts_on) {
        (Kind::Termination, Some(on)) if course.over_at.is_none() => {
            let key = if on <= today { "service-ended-on" } else { "service-ends-on" };
            page.t1(key, "day", day(page.lang(), on))
        }
        _ => format!("{}: {at}", page.t(&format!("service-{}", course.kind.word()))),
    };
    Standing {
        state,
        next: due.map_or_else(String::new, |due| stage(page, due.stage)),
        by: due.and_then(|due| due.by).map_or_else(String::new, |by| day(page.lang(), by)),
        late: due.is_some_and(|due| due.late),
    }
}
