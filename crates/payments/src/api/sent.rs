//! A position as a program asks for it.

use jiff::civil::Date;
use pagopa::Cents;
use platform::web::Failed;

use crate::create::PositionError;
use crate::plain::Plain;
use crate::position::{Debtor, DebtorKind};

#[derive(Clone, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wish {
    /// The creditor's own name of it; one is made where none is given.
    #[serde(default)]
    pub iupd: Option<String>,
    due: String,
    debtor: DebtorWish,
    reason: String,
    cents: i64,
    #[serde(default)]
    due_on: Option<Date>,
    #[serde(default)]
    instalments: u16,
    #[serde(default)]
    publish: bool,
}

#[derive(Clone, serde::Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
struct DebtorWish {
    #[serde(default = "person")]
    kind: String,
    code: String,
    name: String,
    #[serde(default)]
    street: String,
    #[serde(default)]
    civic: String,
    #[serde(default)]
    postcode: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    province: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    phone: Option<String>,
}

fn person() -> String {
    "F".into()
}

impl Wish {
    pub fn plain(&self) -> Result<Plain, Failed> {
        let sent = self.debtor.clone();
        let debtor = Debtor {
            kind: DebtorKind::parse(&sent.kind).ok_or(PositionError::Text("kind"))?,
            code: sent.code,
            name: sent.name,
            street: sent.street,
            civic: sent.civic,
            postcode: sent.postcode,
            city: sent.city,
            province: sent.province,
            country: sent.country,
            email: sent.email.filter(|mail| !mail.is_empty()),
            phone: sent.phone.filter(|phone| !phone.is_empty()),
        };
        Ok(Plain {
            iupd: self.iupd.clone(),
            due: self.due.clone(),
            debtor: debtor.tidy().map_err(PositionError::from)?,
            reason: self.reason.trim().to_owned(),
            cents: Cents(self.cents),
            due_on: self.due_on,
            instalments: self.instalments,
            publish: self.publish,
        })
    }
}
