//! What became of a certified message, from its receipts alone.

use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use crate::intake::{Shown, receipts_of};

/// Where it stands. What is final stays, whatever comes after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was heard yet.
    Waiting,
    Accepted(Moment),
    /// May still arrive.
    Late(Moment),
    Delivered(Moment),
    /// With the provider's reason.
    Failed(Moment, String),
}

/// One recipient, so one end. A provider's clock may be off: what was received last does not count, what is
/// final does.
pub fn standing<'a>(receipts: impl IntoIterator<Item = &'a Shown>) -> Standing {
    receipts.into_iter().fold(Standing::Waiting, |stands, receipt| match (&stands, receipt.kind.as_str()) {
        (Standing::Delivered(_) | Standing::Failed(..), _) => stands,
        (_, "delivered") => Standing::Delivered(receipt.at),
        (_, "refused" | "not-delivered" | "virus" | "unsent") => {
            Standing::Failed(receipt.at, receipt.reason.clone())
        }
        (_, "late") => Standing::Late(receipt.at),
        (Standing::Waiting, "accepted") => Standing::Accepted(receipt.at),
        _ => stands,
    })
}

/// Of a formal notice.
pub fn of_notice(tx: &mut Tx, body: i64, notice: i64) -> Result<Standing, StoreError> {
    Ok(standing(&receipts_of(tx, body, notice)?))
}

/// In words, and how loud.
pub fn standing_said(
    page: &Page,
    stands: Standing,
    when: impl Fn(Moment) -> String,
) -> (&'static str, String) {
    match stands {
        Standing::Waiting => ("", page.t("certified-waiting")),
        Standing::Accepted(at) => ("", page.t1("certified-accepted", "when", when(at))),
        Standing::Late(at) => ("chip-attention", page.t1("certified-late", "when", when(at))),
        Standing::Delivered(at) => ("", page.t1("certified-delivered", "when", when(at))),
        Standing::Failed(at, why) if why.is_empty() => {
            ("chip-attention", page.t1("certified-failed", "when", when(at)))
        }
        Standing::Failed(at, why) => {
            ("chip-attention", page.t2("certified-failed-why", "when", when(at), "why", why))
        }
    }
}
