//! A payment as the node keeps it: everything that its receipt needs.

use pagopa::{BodyCode, Cents, Iuv, NoticeNumber};
use platform::Moment;
use serde::{Deserialize, Serialize};

use super::Answer;
use crate::settings::Version;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// `receiptId` of the receipt, IUR of the flow.
    pub token: String,
    pub body: BodyCode,
    pub notice: NoticeNumber,
    pub offered: Offered,
    pub psp: usize,
    /// The id of the cart.
    pub note: Option<String>,
    pub paid_at: Moment,
    /// Paid from the archive while the creditor was silent.
    pub stand_in: bool,
    /// The provider reported failure: the receipt says KO and no money moves.
    pub failed: bool,
    pub deliveries: Vec<Delivery>,
    /// Stands in a flow.
    pub settled: bool,
}

/// What a creditor offers to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub reference: Iuv,
    pub amount: Cents,
    pub description: String,
    pub company: String,
    pub office: Option<String>,
    pub debtor: Party,
    pub parts: Vec<Part>,
}

/// Who owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    pub company: bool,
    pub code: String,
    pub name: String,
    pub street: Option<String>,
    pub number: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub province: Option<String>,
    pub country: Option<String>,
    pub email: Option<String>,
}

/// One transfer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub index: u8,
    pub amount: Cents,
    pub body: BodyCode,
    pub company: Option<String>,
    pub to: To,
    pub remittance: String,
    pub category: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum To {
    Account(String),
    /// A stamp for the document with this digest; never in a flow.
    Stamp(Vec<u8>),
}

/// A receipt on its way to one body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub to: BodyCode,
    pub version: Version,
    /// When it was sent, and what was answered.
    pub attempts: Vec<(Moment, Answer)>,
    /// When it is sent next; nothing when an answer settled it.
    pub next: Option<Moment>,
}

impl Payment {
    /// Whether every receipt was taken.
    pub fn is_delivered(&self) -> bool {
        let taken = |delivery: &Delivery| delivery.attempts.iter().any(|(_, answer)| *answer == Answer::Ok);
        !self.deliveries.is_empty() && self.deliveries.iter().all(taken)
    }
}
