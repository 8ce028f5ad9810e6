//! The same asked for twice: who sends a form again, or comes back to it, is led to the notice that is still open.

use std::collections::BTreeSet;

use pagopa::{Cents, NoticeNumber};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use crate::create::NewPosition;
use crate::position::{self, Origin, Position};

/// For so long after the first one a second is asked about: who wants the same tomorrow wants it again.
const ALIKE_S: i64 = 60 * 60;

/// What came of a form.
pub(super) enum Made {
    New(String),
    /// The notice alike that is still open.
    Alike(String),
}

impl Made {
    /// Before the number of the one alike in the answer that is kept.
    const ALIKE: &str = "alike ";

    pub(super) fn kept(&self) -> String {
        match self {
            Made::New(nav) => nav.clone(),
            Made::Alike(nav) => format!("{}{nav}", Made::ALIKE),
        }
    }

    pub(super) fn of_kept(answer: String) -> Made {
        match answer.strip_prefix(Made::ALIKE) {
            Some(nav) => Made::Alike(nav.to_owned()),
            None => Made::New(answer),
        }
    }
}

/// The notice of a position alike that somebody opened himself lately and can still pay: of the same kind, for the
/// same debtor, code and name, of the same reason and amount.
pub(super) fn alike(
    tx: &mut Tx,
    body: i64,
    wish: &NewPosition,
    now: Moment,
) -> Result<Option<NoticeNumber>, StoreError> {
    let Some(option) = wish.options.first() else { return Ok(None) };
    let amount: Cents = option.instalments.iter().map(|part| part.amount).sum();
    let rows = tx.numbers::<1>(
        sql!("SELECT p.id FROM debtor d JOIN payment_option o ON o.body = d.body AND o.debtor = d.id JOIN debt_position p ON p.body = o.body AND p.id = o.position WHERE d.body = ?1 AND d.code = ?2 AND p.due = ?3 AND p.created_at > ?4"),
        values![body, option.debtor.code.as_str(), wish.due, now.plus_s(-ALIKE_S)],
    )?;
    let ids: BTreeSet<i64> = rows.into_iter().flatten().collect();
    let found = position::load_all(tx, body, ids)?;
    let name = option.debtor.name.to_lowercase();
    let is_alike = |position: &Position| {
        let (mine, part) = position.instalments().next()?;
        let same = position.origin == Origin::Spontaneous
            && mine.debtor.name.to_lowercase() == name
            && mine.description == option.description
            && part.amount == amount;
        (same && position.payable(&part.nav, now).is_ok()).then(|| part.nav.clone())
    };
    Ok(found.values().rev().find_map(is_alike))
}
