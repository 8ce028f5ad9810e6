//! Payment options: what a body answers to `POST /payment-options/organizations/{cf}/notices/{nav}`
//! (pagopa-api, orgs_payment_options.json 0.7.0).
//!
//! Times are written without an offset, as in the specification's examples; which clock they mean is the
//! caller's choice.

mod refusal;

pub use refusal::{ErrorResponse, Refusal};

use crate::{BodyCode, Cents, Iuv, NoticeNumber};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// All ways in which the debt behind a notice can be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentOptions {
    pub organization_fiscal_code: BodyCode,
    pub company_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office_name: Option<String>,
    pub standin: bool,
    pub payment_options: Vec<PaymentOption>,
}

/// One way: all at once, or a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentOption {
    pub description: String,
    pub number_of_installments: usize,
    pub amount: Cents,
    pub due_date: DateTime,
    pub valid_from: DateTime,
    pub status: OptionStatus,
    pub status_reason: String,
    /// Whether every transfer goes to a postal account.
    #[serde(rename = "allCCP")]
    pub all_ccp: bool,
    pub installments: Vec<Instalment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Instalment {
    pub nav: NoticeNumber,
    pub iuv: Iuv,
    pub amount: Cents,
    pub description: String,
    pub due_date: DateTime,
    pub valid_from: DateTime,
    pub status: InstalmentStatus,
    pub status_reason: String,
}

/// `EnumPo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OptionStatus {
    #[serde(rename = "PO_UNPAID")]
    Unpaid,
    #[serde(rename = "PO_PAID")]
    Paid,
    #[serde(rename = "PO_PARTIALLY_PAID")]
    PartiallyPaid,
    /// Past its date, and the body takes no late payment.
    #[serde(rename = "PO_EXPIRED_NOT_PAYABLE")]
    ExpiredNotPayable,
    /// Past its date, but still payable.
    #[serde(rename = "PO_EXPIRED_UNPAID")]
    ExpiredUnpaid,
    /// The position is invalid or expired, or another option is already in use.
    #[serde(rename = "PO_INVALID")]
    Invalid,
}

/// `EnumInstallment`; the meanings are those of [`OptionStatus`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InstalmentStatus {
    #[serde(rename = "POI_UNPAID")]
    Unpaid,
    #[serde(rename = "POI_PAID")]
    Paid,
    #[serde(rename = "POI_EXPIRED_NOT_PAYABLE")]
    ExpiredNotPayable,
    #[serde(rename = "POI_EXPIRED_UNPAID")]
    ExpiredUnpaid,
    #[serde(rename = "POI_INVALID")]
    Invalid,
}

impl PaymentOptions {
    /// In the order of their dates, options and the instalments within each: so the platform shows them.
    pub fn by_due_date(mut self) -> PaymentOptions {
        self.payment_options.sort_by_key(|option| option.due_date);
        for option in &mut self.payment_options {
            option.installments.sort_by_key(|instalment| instalment.due_date);
        }
        self
    }
}
