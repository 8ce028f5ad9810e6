//! A program in words.

use platform::Moment;
use platform::web::Page;

use super::read::Program;
use super::soon::{SOON_DAYS, days_left};
use crate::parts::Office;
use crate::rights;

/// A line of the page.
pub(super) struct Line {
    pub id: i64,
    pub turn: i64,
    pub name: String,
    pub may: Vec<String>,
    pub made: String,
    pub until: String,
    pub is_over: bool,
    /// Days until the key ends, once they are few.
    pub left: Option<i64>,
    /// Until when the key of before goes on.
    pub old_until: Option<String>,
    pub used: Option<String>,
    /// When it was revoked, and by whom.
    pub revoked: Option<String>,
}

pub(super) fn line(office: &Office, page: &Page, program: &Program, now: Moment) -> Line {
    let is_over = program.expires_at <= now;
    let left = days_left(program.expires_at, now);
    let by = |at: Moment, who: &str| (day(office, at), who_is(office, page, who));
    let (made, maker) = by(program.made_at, &program.made_by);
    let revoked = program.revoked.as_ref().map(|(at, who)| {
        let (at, who) = by(*at, who);
        page.t2("programs-revoked-by", "day", at, "who", who)
    });
    Line {
        id: program.id,
        turn: program.turn,
        name: program.name.clone(),
        may: may(office, page, &program.rights),
        made: page.t2("programs-made-by", "day", made, "who", maker),
        until: day(office, program.expires_at),
        is_over,
        left: (!is_over && left < SOON_DAYS).then_some(left),
        old_until: program.old_until.filter(|until| *until > now).map(|until| day(office, until)),
        used: program.used_at.map(|at| day(office, at)),
        revoked,
    }
}

/// «Posizioni debitorie», «solo Mensa scolastica», the name of the customer.
fn may(office: &Office, page: &Page, held: &[String]) -> Vec<String> {
    let one = |right: &String| {
        if let Some(key) = right.strip_prefix(rights::OF_DUE) {
            let due = office.dues.iter().find(|part| part.doc.key == key);
            let name = due.map_or(key, |part| part.doc.name.say(page.lang()));
            return page.t1("programs-only-due", "due", name);
        }
        if let Some(key) = right.strip_prefix(rights::OF_CUSTOMER) {
            let customer = office.customers.iter().find(|part| part.doc.key == key);
            return customer.map_or_else(|| key.to_owned(), |part| part.doc.name.clone());
        }
        page.t(&format!("programs-for-{right}"))
    };
    held.iter().map(one).collect()
}

fn who_is(office: &Office, page: &Page, actor: &str) -> String {
    office.author(actor).map_or_else(|| page.t("programs-somebody"), str::to_owned)
}

fn day(office: &Office, at: Moment) -> String {
    office.date_of(at).strftime("%d/%m/%Y").to_string()
}

/// Times to choose from: value, words, whether it is chosen.
pub(super) fn choices(page: &Page, key: &str, offered: &[i64], chosen: i64) -> Vec<(i64, String, bool)> {
    offered.iter().map(|days| (*days, page.t(&format!("{key}-{days}")), *days == chosen)).collect()
}
