//! Transfers: to whom which part of an amount goes (`ctTransferPA`, `ctTransferPAV2`, `ctTransferPAReceiptV2`).

use super::credit::Credit;
pub use super::credit::{Account, Named, Paid, Payable, Stamp};
use super::fields::{Fields, Group, SyntaxError, Why};
use super::party::Metadata;
use super::text::Text;
use super::value::{Amount, Value, trimmed};
use super::xml::Xml;
use crate::{BodyCode, Cents};

/// `stIdTransfer`: 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TransferIndex(u8);

/// A part of an amount; `C` says where it goes: [`Account`] in the first version, [`Named`] in the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer<C> {
    pub index: TransferIndex,
    pub amount: Amount,
    pub body: BodyCode,
    pub credit: C,
    pub remittance: Text<140>,
    /// Code of the taxonomy.
    pub category: Text<140>,
    pub metadata: Option<Metadata>,
}

/// One to five transfers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfers<C>(Vec<Transfer<C>>);

/// One to five transfers with different indices that add up to an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown<C> {
    total: Amount,
    transfers: Transfers<C>,
}

pub const TRANSFERS_MAX: usize = 5;

/// Why transfers do not make a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransfersError {
    /// None, or more than five.
    Count { found: usize },
    /// Two carry the same index.
    Index,
    /// Their sum is another amount.
    Sum,
}

impl TransferIndex {
    pub fn new(index: u8) -> Option<TransferIndex> {
        (1..=TRANSFERS_MAX).contains(&usize::from(index)).then_some(TransferIndex(index))
    }

    pub fn number(self) -> u8 {
        self.0
    }
}

impl<C> Transfers<C> {
    pub fn new(transfers: Vec<Transfer<C>>) -> Result<Transfers<C>, TransfersError> {
        match transfers.len() {
            1..=TRANSFERS_MAX => Ok(Transfers(transfers)),
            found => Err(TransfersError::Count { found }),
        }
    }

    pub fn as_slice(&self) -> &[Transfer<C>] {
        &self.0
    }

    /// The same transfers, credited otherwise; the first refusal ends it.
    pub fn change<D, E>(self, change: impl Fn(C) -> Result<D, E>) -> Result<Transfers<D>, E> {
        let changed = self.0.into_iter().map(|transfer| {
            let Transfer { index, amount, body, credit, remittance, category, metadata } = transfer;
            let credit = change(credit)?;
            Ok(Transfer { index, amount, body, credit, remittance, category, metadata })
        });
        changed.collect::<Result<_, E>>().map(Transfers)
    }
}

impl<C> Breakdown<C> {
    pub fn new(total: Amount, transfers: Transfers<C>) -> Result<Breakdown<C>, TransfersError> {
        let parts = transfers.as_slice();
        let twice = |(place, part): (usize, &Transfer<C>)| {
            parts[..place].iter().any(|other| other.index == part.index)
        };
        if parts.iter().enumerate().any(twice) {
            return Err(TransfersError::Index);
        }
        if Cents::total(parts.iter().map(|part| part.amount.cents())) != Some(total.cents()) {
            return Err(TransfersError::Sum);
        }
        Ok(Breakdown { total, transfers })
    }

    pub fn total(&self) -> Amount {
        self.total
    }

    pub fn transfers(&self) -> &Transfers<C> {
        &self.transfers
    }

    /// The same breakdown, credited otherwise; the first refusal ends it.
    pub fn change<D, E>(self, change: impl Fn(C) -> Result<D, E>) -> Result<Breakdown<D>, E> {
        Ok(Breakdown { total: self.total, transfers: self.transfers.change(change)? })
    }
}

impl Value for TransferIndex {
    fn read(text: &str) -> Result<Self, Why> {
        trimmed(text).parse().ok().and_then(TransferIndex::new).ok_or(Why::Form)
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

impl<C: Credit> Group for Transfer<C> {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        Ok(Transfer {
            index: fields.one("idTransfer")?,
            amount: fields.one("transferAmount")?,
            body: fields.one("fiscalCodePA")?,
            credit: C::read(fields)?,
            remittance: fields.one("remittanceInformation")?,
            category: fields.one("transferCategory")?,
            metadata: fields.maybe_group("metadata")?,
        })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("idTransfer", &self.index);
        xml.one("transferAmount", &self.amount);
        xml.one("fiscalCodePA", &self.body);
        self.credit.write(xml);
        xml.one("remittanceInformation", &self.remittance);
        xml.one("transferCategory", &self.category);
        xml.maybe_group("metadata", &self.metadata);
    }
}

impl<C: Credit> Group for Transfers<C> {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        fields.all("transfer", TRANSFERS_MAX).map(Transfers)
    }

    fn write(&self, xml: &mut Xml) {
        for transfer in &self.0 {
            xml.group("transfer", transfer);
        }
    }
}
