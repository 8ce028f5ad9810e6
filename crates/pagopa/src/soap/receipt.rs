//! Receipts of both versions (`ctReceipt`, `ctReceiptV2`).
//!
//! A sum of transfers that differs from the amount is not judged here: the money has moved, the receipt is kept.

use std::convert::Infallible;

use jiff::civil::Date;

use super::fields::{Fields, Group, Order, SyntaxError};
pub use super::outcome::Outcome;
use super::party::{Metadata, Subject};
pub use super::psp::Psp;
use super::text::{AnyNotice, Text};
use super::transfer::{Account, Named, Paid, Transfers};
use super::value::{Amount, MessageTime};
use super::xml::Xml;
use crate::BodyCode;

/// What a payment service provider says about a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The payment token, which settlement calls IUR. The schema sets no bounds; tokens have 35 characters at
    /// most (`stPaymentToken`).
    pub id: Text<140>,
    pub notice: AnyNotice,
    /// The body that issued the notice; others may get a copy.
    pub body: BodyCode,
    pub outcome: Outcome,
    /// Any text: the references of other bodies keep to no rule of ours.
    pub reference: Text<35>,
    pub amount: Amount<0>,
    pub description: Text<140>,
    pub company: Text<140>,
    pub office: Option<Text<140>>,
    pub debtor: Subject,
    pub psp: Psp,
    pub payer: Option<Subject>,
    pub method: Option<Text<35>>,
    pub fee: Option<Amount<0>>,
    /// From when on the citizen has paid.
    pub paid_at: Option<MessageTime>,
    pub applied_on: Option<Date>,
    /// When the money is promised to arrive.
    pub transfer_on: Option<Date>,
    pub metadata: Option<Metadata>,
    /// Paid from the central archive while the body was out of reach. The guide writes `standin`.
    pub stand_in: Option<bool>,
    pub edition: Edition,
}

/// What differs between the versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edition {
    First { transfers: Transfers<Account> },
    Second { transfers: Transfers<Named<Paid>>, more: More },
}

/// Fields of the second version only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// The id of the cart at the national checkout.
    pub note: Option<Text<210>>,
    /// Part of the fee that the body bears.
    pub primary_fee: Option<Amount<0>>,
    pub bundle: Option<Text<70>>,
    pub body_bundle: Option<Text<70>>,
}

impl Edition {
    /// 1 or 2.
    pub fn number(&self) -> i64 {
        if let Edition::First { .. } = self { 1 } else { 2 }
    }
}

impl Receipt {
    /// The transfers of either version, in the form of the second.
    pub fn transfers(&self) -> Transfers<Named<Paid>> {
        match &self.edition {
            Edition::First { transfers } => {
                let named = |iban| Ok::<_, Infallible>(Named { company: None, to: Paid::Iban(iban) });
                let Ok(transfers) = transfers.clone().change(named);
                transfers
            }
            Edition::Second { transfers, .. } => transfers.clone(),
        }
    }

    fn read(fields: &mut Fields, second: bool) -> Result<Receipt, SyntaxError> {
        fields.order(Order::Any);
        let stand_in = match fields.maybe("standIn")? {
            Some(said) => Some(said),
            None => fields.maybe("standin")?,
        };
        let edition = match second {
            false => Edition::First { transfers: fields.group("transferList")? },
            true => Edition::Second { transfers: fields.group("transferList")?, more: More::read(fields)? },
        };
        Ok(Receipt {
            id: fields.one("receiptId")?,
            notice: fields.one("noticeNumber")?,
            body: fields.one("fiscalCode")?,
            outcome: fields.one("outcome")?,
            reference: fields.one("creditorReferenceId")?,
            amount: fields.one("paymentAmount")?,
            description: fields.one("description")?,
            company: fields.one("companyName")?,
            office: fields.maybe("officeName")?,
            debtor: fields.group("debtor")?,
            psp: Psp::read(fields)?,
            payer: fields.maybe_group("payer")?,
            method: fields.maybe("paymentMethod")?,
            fee: fields.maybe("fee")?,
            paid_at: fields.maybe("paymentDateTime")?,
            applied_on: fields.maybe("applicationDate")?,
            transfer_on: fields.maybe("transferDate")?,
            metadata: fields.maybe_group("metadata")?,
            stand_in,
            edition,
        })
    }

    pub(super) fn write(&self, xml: &mut Xml) {
        xml.one("receiptId", &self.id);
        xml.one("noticeNumber", &self.notice);
        xml.one("fiscalCode", &self.body);
        xml.one("outcome", &self.outcome);
        xml.one("creditorReferenceId", &self.reference);
        xml.one("paymentAmount", &self.amount);
        xml.one("description", &self.description);
        xml.one("companyName", &self.company);
        xml.maybe("officeName", &self.office);
        xml.group("debtor", &self.debtor);
        let more = match &self.edition {
            Edition::First { transfers } => {
                xml.group("transferList", transfers);
                More::default()
            }
            Edition::Second { transfers, more } => {
                xml.group("transferList", transfers);
                more.clone()
            }
        };
        self.psp.write(xml);
        xml.maybe_group("payer", &self.payer);
        xml.maybe("paymentMethod", &self.method);
        xml.maybe("paymentNote", &more.note);
        xml.maybe("fee", &self.fee);
        xml.maybe("primaryCiIncurredFee", &more.primary_fee);
        xml.maybe("idBundle", &more.bundle);
        xml.maybe("idCiBundle", &more.body_bundle);
        xml.maybe("paymentDateTime", &self.paid_at);
        xml.maybe("applicationDate", &self.applied_on);
        xml.maybe("transferDate", &self.transfer_on);
        xml.maybe_group("metadata", &self.metadata);
        xml.maybe("standIn", &self.stand_in);
    }
}

impl More {
    fn read(fields: &mut Fields) -> Result<More, SyntaxError> {
        Ok(More {
            note: fields.maybe("paymentNote")?,
            primary_fee: fields.maybe("primaryCiIncurredFee")?,
            bundle: fields.maybe("idBundle")?,
            body_bundle: fields.maybe("idCiBundle")?,
        })
    }
}

/// A receipt where the first version is expected.
pub(super) struct First(pub Receipt);
/// A receipt where the second version is expected.
pub(super) struct Second(pub Receipt);

impl Group for First {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Receipt::read(fields, false).map(First)
    }

    fn write(&self, xml: &mut Xml) {
        self.0.write(xml);
    }
}

impl Group for Second {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Receipt::read(fields, true).map(Second)
    }

    fn write(&self, xml: &mut Xml) {
        self.0.write(xml);
    }
}
