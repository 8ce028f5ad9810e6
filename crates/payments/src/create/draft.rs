//! A position as it is asked for, parsed but not yet judged.

use office::beside::Thing;
use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::i18n::Lang;

use crate::position::{Debtor, Metadata, Origin, Reduction, Transfer};

#[derive(Clone, Debug)]
pub struct NewPosition {
    /// The creditor's own name; one is made where it gives none.
    pub iupd: Option<String>,
    /// Kind of due; 0 for none of the configured ones.
    pub due: i64,
    pub origin: Origin,
    /// As printed; the creditor's name where it is empty.
    pub company_name: String,
    pub office_name: Option<String>,
    pub stand_in: bool,
    pub tie: Option<Thing>,
    pub lang: Lang,
    pub options: Vec<NewOption>,
    /// Published at once; a draft otherwise.
    pub publish: bool,
}

#[derive(Clone, Debug)]
pub struct NewOption {
    pub debtor: Debtor,
    pub description: String,
    pub valid_from: Option<Moment>,
    pub switch_to_expired: bool,
    /// Paid at once; otherwise a plan.
    pub whole: bool,
    pub instalments: Vec<NewInstalment>,
}

#[derive(Clone, Debug)]
pub struct NewInstalment {
    /// A number that the creditor drew itself; one of our series otherwise.
    pub nav: Option<NoticeNumber>,
    pub amount: Cents,
    pub fee: Cents,
    pub due_at: Moment,
    pub description: String,
    pub reductions: Vec<Reduction>,
    pub metadata: Metadata,
    /// Places are given in this order.
    pub transfers: Vec<Transfer>,
}
