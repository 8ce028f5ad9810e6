//! Positions as creditors write them (`gpd-4-aca.json` 1.1.35): read at the door, once.

use pagopa::{BodyCode, Cents, Iuv, NoticeNumber, cents};
use serde::{Deserialize, Serialize};

use super::Position;
use crate::kept::{Offered, Part, Party, To};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fed {
    pub iupd: String,
    /// `F` or `G`.
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default = "yes")]
    pub pay_stand_in: bool,
    pub fiscal_code: String,
    pub full_name: String,
    pub street_name: Option<String>,
    pub civic_number: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub province: Option<String>,
    pub country: Option<String>,
    pub email: Option<String>,
    pub company_name: String,
    pub office_name: Option<String>,
    #[serde(default)]
    pub payment_option: Vec<FedOption>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FedOption {
    pub nav: Option<String>,
    pub iuv: String,
    pub amount: i64,
    pub description: String,
    pub due_date: String,
    #[serde(default)]
    pub transfer: Vec<FedTransfer>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FedTransfer {
    pub id_transfer: String,
    pub amount: i64,
    pub organization_fiscal_code: Option<String>,
    pub company_name: Option<String>,
    pub remittance_information: String,
    pub category: String,
    pub iban: Option<String>,
}

/// Why the archive does not take a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The kind of debtor is none of F and G.
    Debtor,
    /// No number of a notice can be made of what is said.
    Notice,
    /// An amount that no message carries, or transfers that add up to another.
    Amount,
    /// No transfer, more than five, or one without an account.
    Transfer,
}

fn yes() -> bool {
    true
}

impl Fed {
    pub(super) fn read(&self, body: &BodyCode) -> Result<Vec<Position>, Unfit> {
        if !matches!(self.kind.as_str(), "F" | "G") {
            return Err(Unfit::Debtor);
        }
        self.payment_option.iter().map(|option| self.position(body, option)).collect()
    }

    fn position(&self, body: &BodyCode, option: &FedOption) -> Result<Position, Unfit> {
        let reference = Iuv::parse(&option.iuv).map_err(|_| Unfit::Notice)?;
        let notice = match &option.nav {
            Some(nav) => NoticeNumber::parse(nav),
            None => NoticeNumber::of_iuv(&reference),
        };
        let parts: Vec<Part> =
            option.transfer.iter().map(|transfer| transfer.read(body)).collect::<Result<_, _>>()?;
        let amount = payable(option.amount)?;
        if Cents::total(parts.iter().map(|part| part.amount)) != Some(amount) {
            return Err(Unfit::Amount);
        }
        Ok(Position {
            iupd: self.iupd.clone(),
            body: body.clone(),
            notice: notice.map_err(|_| Unfit::Notice)?,
            due: option.due_date.get(..10).and_then(|day| day.parse().ok()),
            stand_in: self.pay_stand_in,
            open: true,
            payment: Offered {
                reference,
                amount,
                description: option.description.clone(),
                company: self.company_name.clone(),
                office: self.office_name.clone(),
                debtor: self.debtor(),
                parts,
            },
        })
    }

    fn debtor(&self) -> Party {
        Party {
            company: self.kind == "G",
            code: self.fiscal_code.clone(),
            name: self.full_name.clone(),
            street: self.street_name.clone(),
            number: self.civic_number.clone(),
            postal_code: self.postal_code.clone(),
            city: self.city.clone(),
            province: self.province.clone(),
            country: self.country.clone(),
            email: self.email.clone(),
        }
    }
}

impl FedTransfer {
    fn read(&self, body: &BodyCode) -> Result<Part, Unfit> {
        let index = self.id_transfer.parse().ok().filter(|n| (1..=5).contains(n)).ok_or(Unfit::Transfer)?;
        let owner = match &self.organization_fiscal_code {
            Some(code) => BodyCode::parse(code).map_err(|_| Unfit::Transfer)?,
            None => body.clone(),
        };
        Ok(Part {
            index,
            amount: payable(self.amount)?,
            body: owner,
            company: self.company_name.clone(),
            to: To::Account(self.iban.clone().ok_or(Unfit::Transfer)?),
            remittance: self.remittance_information.clone(),
            category: self.category.clone(),
        })
    }
}

fn payable(amount: i64) -> Result<Cents, Unfit> {
    Some(Cents(amount)).filter(|it| it.is_positive() && *it <= cents::LARGEST).ok_or(Unfit::Amount)
}
