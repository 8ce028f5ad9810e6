//! A payment that a body offers (`ctPaymentPA`, `ctPaymentPAV2`).

use jiff::civil::Date;

use super::credit::Credit;
use super::fields::{Fields, Group, SyntaxError, Why};
use super::party::{Metadata, Subject};
use super::text::Text;
use super::transfer::{Account, Breakdown, Named, Payable, Transfers, TransfersError};
use super::value::MessageTime;
use super::xml::Xml;
use crate::Iuv;

/// What is to be paid. The amount is the sum of the transfers, which the schema leaves to the body's own care.
///
/// `companyName` may be absent in the first version of the schema; the second and the node want it, so it is
/// always written, and missed when it is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment<C> {
    pub reference: Iuv,
    pub due: Date,
    /// The node passes over this one …
    pub retention: Option<MessageTime>,
    /// … and this one.
    pub last: Option<bool>,
    pub description: Text<140>,
    pub company: Text<140>,
    pub office: Option<Text<140>>,
    pub debtor: Subject,
    pub breakdown: Breakdown<C>,
    pub metadata: Option<Metadata>,
}

/// The first version has no stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StampRefused;

impl Payment<Named<Payable>> {
    /// The same payment for a caller of the first version.
    pub fn into_first(self) -> Result<Payment<Account>, StampRefused> {
        let breakdown = self.breakdown.change(|credit| match credit.to {
            Payable::Iban(iban) => Ok(iban),
            Payable::Stamp(_) => Err(StampRefused),
        })?;
        let Payment {
            reference, due, retention, last, description, company, office, debtor, metadata, ..
        } = self;
        Ok(Payment {
            reference,
            due,
            retention,
            last,
            description,
            company,
            office,
            debtor,
            breakdown,
            metadata,
        })
    }
}

impl<C: Credit> Group for Payment<C> {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let reference = fields.one("creditorReferenceId")?;
        let total = fields.one("paymentAmount")?;
        let due = fields.one("dueDate")?;
        let retention = fields.maybe("retentionDate")?;
        let last = fields.maybe("lastPayment")?;
        let description = fields.one("description")?;
        let company = fields.one("companyName")?;
        let office = fields.maybe("officeName")?;
        let debtor = fields.group("debtor")?;
        let transfers: Transfers<C> = fields.group("transferList")?;
        let breakdown = Breakdown::new(total, transfers).map_err(|error| match error {
            TransfersError::Index => fields.wrong("transferList", Why::Index),
            TransfersError::Sum | TransfersError::Count { .. } => fields.wrong("paymentAmount", Why::Sum),
        })?;
        let metadata = fields.maybe_group("metadata")?;
        Ok(Payment {
            reference,
            due,
            retention,
            last,
            description,
            company,
            office,
            debtor,
            breakdown,
            metadata,
        })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("creditorReferenceId", &self.reference);
        xml.one("paymentAmount", &self.breakdown.total());
        xml.one("dueDate", &self.due);
        xml.maybe("retentionDate", &self.retention);
        xml.maybe("lastPayment", &self.last);
        xml.one("description", &self.description);
        xml.one("companyName", &self.company);
        xml.maybe("officeName", &self.office);
        xml.group("debtor", &self.debtor);
        xml.group("transferList", self.breakdown.transfers());
        xml.maybe_group("metadata", &self.metadata);
    }
}
