//! Who waits for this counter: in line against what was promised, or aside.

use agenda::when::clock;
use office::Office;
use platform::i18n::{Lang, Tr};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::counter::Desk;
use crate::line::{self, InLine};
use crate::visit;

/// People in line that the screen lists; its head counts them all.
const ROWS: usize = 40;
/// Somebody in line, against the promise.
pub struct Wait {
    pub visit: i64,
    pub call_code: String,
    pub service: String,
    pub kind: String,
    pub slot: Option<String>,
    pub waited_min: i64,
    pub promise_min: i64,
    /// For the bar: seconds waited, from 0 to the promise.
    pub waited_s: i64,
    pub promise_s: i64,
    /// Said to come late: not called before this time.
    pub late: Option<String>,
}

/// Parked, missed or away.
pub struct Aside {
    pub visit: i64,
    pub call_code: String,
    pub service: String,
    pub why: String,
}

/// How many stand in line, and the first of them.
pub(super) fn in_line(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<(usize, Vec<Wait>), StoreError> {
    let promise_s = |entry: &InLine| {
        let part = office.service(entry.person.service);
        part.map_or(600, |part| part.doc.promise_s(entry.person.kind)).max(1)
    };
    let mut mine: Vec<InLine> = line::waiting(tx, office.id, desk.site)?
        .into_iter()
        .filter(|entry| desk.skills.contains(&entry.person.service))
        .collect();
    // The nearest to breaking its promise on top: as a share of the promise, not in minutes.
    mine.sort_by_key(|entry| {
        std::cmp::Reverse((now.seconds() - entry.person.due) * 1_000 / promise_s(entry))
    });
    let shown: Result<Vec<Wait>, StoreError> =
        mine.iter().take(ROWS).map(|entry| wait(tx, office, entry, lang, now)).collect();
    Ok((mine.len(), shown?))
}

fn wait(tx: &mut Tx, office: &Office, entry: &InLine, lang: Lang, now: Moment) -> Result<Wait, StoreError> {
    let person = visit::by_id(tx, office.id, entry.visit)?;
    let service = office.service(entry.person.service);
    let promise_s = service.map_or(600, |part| part.doc.promise_s(entry.person.kind));
    let waited_s = now.seconds() - entry.person.due;
    let tr = Tr(lang);
    Ok(Wait {
        visit: entry.visit,
        call_code: person.as_ref().map_or_else(String::new, |visit| visit.call_code.clone()),
        service: service.map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
        kind: tr.t(kind_key(entry.person.kind)),
        slot: person.and_then(|visit| visit.slot).map(|slot| clock(office, slot)),
        waited_min: waited_s.div_euclid(60),
        promise_min: promise_s / 60,
        waited_s: waited_s.clamp(0, promise_s),
        promise_s,
        late: (entry.not_before_s > now.seconds())
            .then(|| clock(office, Moment::from_seconds(entry.not_before_s))),
    })
}

fn kind_key(kind: queueing::Kind) -> &'static str {
    match kind {
        queueing::Kind::Appointment => "kind-appointment",
        queueing::Kind::WalkIn => "kind-walk-in",
        queueing::Kind::Return => "kind-return",
        queueing::Kind::Priority => "kind-priority",
    }
}

pub(super) fn aside(tx: &mut Tx, office: &Office, desk: &Desk, lang: Lang) -> Result<Vec<Aside>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT v.id, v.call_code, v.service, p.why FROM visit_pause p JOIN visit v ON v.body = p.body AND v.id = p.visit WHERE p.body = ?1 AND v.site = ?2 AND v.day = ?3 ORDER BY p.at DESC"
        ),
        values![office.id, desk.site, office.date_of(desk.since).to_string()],
    )?;
    let mut aside = Vec::new();
    for row in &rows {
        let service: i64 = row.get(2)?;
        if !desk.skills.contains(&service) {
            continue;
        }
        let why: String = row.get(3)?;
        let key = match why.as_str() {
            "parked" => "aside-parked",
            "no_show" => "aside-no-show",
            _ => "aside-away",
        };
        aside.push(Aside {
            visit: row.get(0)?,
            call_code: row.get(1)?,
            service: office
                .service(service)
                .map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
            why: Tr(lang).t(key),
        });
    }
    Ok(aside)
}
