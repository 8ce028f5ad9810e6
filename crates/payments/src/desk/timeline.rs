//! What happened to a position, from its events.

use office::Office;
use pagopa::Cents;
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{sql, values};

use crate::settlement::by_flow;
use crate::{change, said};

/// Steps of the page, newest first.
const SHOWN: i64 = 100;

/// The kinds that are steps. They stand in the index as they stand here: only then it serves the statement.
macro_rules! steps {
    () => {
        "'position-created', 'position-published', 'position-changed', 'position-fee-set', 'position-served', 'position-withdrawn', 'instalment-paid', 'instalment-reopened', 'transfer-reported', 'notice-printed', 'notice-asked', 'notice-sent', 'receipt-filed', 'receipt-uploaded'"
    };
}

/// For whoever has to know that nothing about a position is left out.
pub const STEPS: &str = steps!();

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    kind: String,
    actor: String,
    at: Moment,
    facts: serde_json::Value,
    /// What somebody wrote with it.
    why: Option<String>,
}

pub(super) fn of(tx: &mut Tx, body: i64, position: i64) -> Result<Vec<Step>, StoreError> {
    let rows = tx.rows(
        sql!(concat!(
            "SELECT kind, actor, at, facts FROM event WHERE body = ?1 AND subject = ?2 AND kind IN (",
            steps!(),
            ") ORDER BY at DESC, id DESC LIMIT ?3"
        )),
        values![body, position, SHOWN],
    )?;
    let reasons = change::reasons(tx, body, position)?;
    rows.iter()
        .map(|row| {
            let (kind, facts): (String, String) = (row.get(0)?, row.get(3)?);
            let facts: serde_json::Value = serde_json::from_str(&facts).unwrap_or_default();
            let revision = facts["revision"].as_i64().filter(|_| kind == "position-changed");
            let why = reasons.iter().find(|(of, _)| Some(*of) == revision).map(|(_, why)| why.clone());
            Ok(Step { kind, actor: row.get(1)?, at: Moment(row.get(2)?), facts, why })
        })
        .collect()
}

/// What, by whom, when.
pub(super) fn said(office: &Office, page: &Page, step: &Step) -> (String, String, String) {
    let fact = |name: &str| step.facts[name].as_str().unwrap_or_default();
    let brought = step.kind == "receipt-filed" && fact("source") == "upload";
    let way = match by_flow(&step.kind, &step.facts) {
        true => "-flow",
        false if brought => "-brought",
        false => "",
    };
    let what = page.t(&format!("due-step-{}{way}", step.kind));
    let more = match step.kind.as_str() {
        "position-changed" => changed(office, page, step),
        "instalment-paid" => step.facts["amount"].as_i64().map(|cents| said::euro(Cents(cents))),
        "notice-asked" => Some(page.t(&format!("deliver-why-{}", fact("occasion")))),
        "notice-sent" => Some(page.t(&format!("deliver-{}-{}", fact("way"), fact("outcome")))),
        "receipt-filed" => Some(page.t(&format!("due-receipt-{}", fact("verdict")))),
        _ => None,
    };
    let what = more.map_or(what.clone(), |more| format!("{what}: {more}"));
    // What somebody brought did not come from the platform.
    let who = if brought { "" } else { step.actor.as_str() };
    (what, said::actor(office, page, who), said::when(office, page, step.at))
}

/// What became another, and why.
fn changed(office: &Office, page: &Page, step: &Step) -> Option<String> {
    let parts = step.facts["parts"].as_array().into_iter().flatten();
    let parts = parts.map(|part| change::said_part(office, page, part)).chain(step.why.clone());
    Some(parts.collect::<Vec<_>>().join("; ")).filter(|all| !all.is_empty())
}

#[cfg(test)]
mod tests {
    use platform::i18n::{Lang, Tr};

    use super::*;

    #[test]
    fn every_step_is_said_in_all_languages() {
        for kind in STEPS.split(", ").map(|kind| kind.trim_matches('\'')) {
            for lang in Lang::ALL {
                let (key, said) = (format!("due-step-{kind}"), Tr(lang).t(&format!("due-step-{kind}")));
                assert!(!said.is_empty() && !said.contains(&key), "{lang:?} {kind}: {said}");
            }
        }
    }

    #[test]
    fn the_index_holds_the_same_kinds_in_the_same_order() {
        assert!(include_str!("schema.sql").contains(&format!("kind IN ({STEPS});")));
    }
}
