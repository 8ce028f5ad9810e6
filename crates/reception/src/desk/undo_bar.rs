//! What was done last, in words, and until when it can be undone.

use office::Office;
use platform::i18n::{Lang, Tr};
use platform::store::{StoreError, Tx};
use platform::{Moment, i18n};

use crate::counter::Desk;
use crate::{undo, visit};

pub struct UndoBar {
    pub step: i64,
    pub says: String,
    pub until: Moment,
    /// Seconds of the wall that were given.
    pub whole: i64,
    /// The wall clock's reading of it, with seconds: for pages without script.
    pub until_text: String,
}

/// The bar of a desk; `None` when there is nothing to undo any more.
pub fn of(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<Option<UndoBar>, StoreError> {
    let Some(step) = undo::last(tx, office.id, desk.counter)? else { return Ok(None) };
    if step.undone || now >= step.until || !step.stands(desk) {
        return Ok(None);
    }
    let mut code = |id: Option<i64>| -> Result<String, StoreError> {
        let found = id.map(|id| visit::by_id(tx, office.id, id)).transpose()?.flatten();
        Ok(found.map_or_else(String::new, |visit| visit.call_code))
    };
    let ended = code(step.was.ended.as_ref().map(|ended| ended.visit))?;
    let called = code(step.was.called.as_ref().map(|stood| stood.visit))?;
    let until = step.until;
    let civil = until.zoned(&office.zone).time();
    Ok(Some(UndoBar {
        step: step.id,
        says: says(Tr(lang), &step.kind, &ended, &called),
        until,
        whole: undo::UNDO_SECONDS,
        until_text: format!("{}:{:02}", i18n::clock_time(civil), civil.second()),
    }))
}

fn says(tr: Tr, kind: &str, ended: &str, called: &str) -> String {
    match kind {
        "served" if called.is_empty() => tr.t1("undo-did-finish", "code", ended),
        "served" => tr.t2("undo-did-next", "code", ended, "next", called),
        "no_show" => tr.t1("undo-did-no-show", "code", ended),
        "parked" => tr.t1("undo-did-park", "code", ended),
        "away" => tr.t1("undo-did-return-later", "code", ended),
        "sent_on" => tr.t1("undo-did-send-on", "code", ended),
        _ => tr.t1("undo-did-resume", "code", called),
    }
}
