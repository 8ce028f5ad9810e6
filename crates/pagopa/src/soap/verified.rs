//! What a citizen is shown before paying (`paVerifyPaymentNoticeRes`).

use jiff::civil::Date;

use super::fields::{Fields, Group, SyntaxError, Why};
use super::text::Text;
use super::value::{Amount, Value};
use super::xml::Xml;
use crate::BodyCode;

/// A notice that can be paid. The schema makes all but the outcome optional; the node wants all but the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub amount: Amount,
    pub due: Option<Date>,
    pub detail: Option<Text<140>>,
    /// True only when each transfer goes to a postal account.
    pub all_postal: bool,
    pub description: Text<140>,
    pub body: BodyCode,
    pub company: Text<140>,
    pub office: Option<Text<140>>,
}

/// `stAmountOption`: the platform takes the exact amount and nothing else.
struct Exactly;

impl Value for Exactly {
    fn read(text: &str) -> Result<Self, Why> {
        if text == "EQ" { Ok(Exactly) } else { Err(Why::Form) }
    }

    fn write(&self) -> String {
        "EQ".to_owned()
    }
}

/// `ctPaymentOptionDescriptionPA`, of which there is exactly one.
struct PaymentOption {
    amount: Amount,
    due: Option<Date>,
    detail: Option<Text<140>>,
    all_postal: bool,
}

/// `ctPaymentOptionsDescriptionListPA`
struct PaymentList(PaymentOption);

impl Group for PaymentList {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        fields.group("paymentOptionDescription").map(PaymentList)
    }

    fn write(&self, xml: &mut Xml) {
        xml.group("paymentOptionDescription", &self.0);
    }
}

impl Group for PaymentOption {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let amount = fields.one("amount")?;
        let Exactly = fields.one("options")?;
        let (due, detail) = (fields.maybe("dueDate")?, fields.maybe("detailDescription")?);
        Ok(PaymentOption { amount, due, detail, all_postal: fields.one("allCCP")? })
    }

    fn write(&self, xml: &mut Xml) {
        xml.one("amount", &self.amount);
        xml.one("options", &Exactly);
        xml.maybe("dueDate", &self.due);
        xml.maybe("detailDescription", &self.detail);
        xml.one("allCCP", &self.all_postal);
    }
}

impl Group for Verified {
    fn read(fields: &mut Fields) -> Result<Self, SyntaxError> {
        let PaymentList(PaymentOption { amount, due, detail, all_postal }) = fields.group("paymentList")?;
        Ok(Verified {
            amount,
            due,
            detail,
            all_postal,
            description: fields.one("paymentDescription")?,
            body: fields.one("fiscalCodePA")?,
            company: fields.one("companyName")?,
            office: fields.maybe("officeName")?,
        })
    }

    fn write(&self, xml: &mut Xml) {
        let Verified { amount, due, all_postal, .. } = *self;
        let option = PaymentOption { amount, due, detail: self.detail.clone(), all_postal };
        xml.group("paymentList", &PaymentList(option));
        xml.one("paymentDescription", &self.description);
        xml.one("fiscalCodePA", &self.body);
        xml.one("companyName", &self.company);
        xml.maybe("officeName", &self.office);
    }
}
