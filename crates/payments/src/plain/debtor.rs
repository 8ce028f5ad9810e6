//! Who owes, as people type it.

use identity::FiscalCode;
use pagopa::BodyCode;

use crate::create::PositionError;
use crate::position::{Debtor, DebtorKind};

/// Texts about somebody (paForNode.xsd, `ctSubject`); the street, the mailbox.
const NAME_MAX: usize = 70;
const MAIL_MAX: usize = 256;

impl Debtor {
    /// With its texts trimmed and its codes in capitals, or the field that cannot be. Check digits are judged:
    /// a code typed wrong would send the notice to nobody.
    pub fn tidy(self) -> Result<Debtor, PositionError> {
        let fit = |field, text: String, most: usize| {
            let text = text.trim().to_owned();
            let holds = text.chars().count() <= most && !text.chars().any(char::is_control);
            if holds { Ok(text) } else { Err(PositionError::Text(field)) }
        };
        let code: String = self.code.chars().filter(|letter| !letter.is_whitespace()).collect();
        let code = code.to_ascii_uppercase();
        let is_vat = || BodyCode::parse(&code).is_ok_and(|code| code.checks());
        let right = match self.kind {
            DebtorKind::Person => code == "ANONIMO" || FiscalCode::parse(&code).is_ok(),
            DebtorKind::Company => is_vat() || FiscalCode::parse(&code).is_ok(),
        };
        if !right {
            return Err(PositionError::Text("code"));
        }
        let capitals = |field, text: String| {
            let text = text.trim().to_ascii_uppercase();
            let two = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            if text.is_empty() || two { Ok(text) } else { Err(PositionError::Text(field)) }
        };
        let mail = fit("email", self.email.unwrap_or_default(), MAIL_MAX)?;
        if !mail.is_empty() && identity::Email::parse(&mail).is_err() {
            return Err(PositionError::Text("email"));
        }
        let phone = fit("phone", self.phone.unwrap_or_default(), NAME_MAX)?;
        Ok(Debtor {
            kind: self.kind,
            code,
            name: fit("name", self.name, NAME_MAX)?,
            street: fit("street", self.street, NAME_MAX)?,
            civic: fit("civic", self.civic, 16)?,
            postcode: fit("postcode", self.postcode, 16)?,
            city: fit("city", self.city, 35)?,
            province: capitals("province", self.province)?,
            country: capitals("country", self.country)?,
            email: Some(mail).filter(|mail| !mail.is_empty()),
            phone: Some(phone).filter(|phone| !phone.is_empty()),
        })
    }
}
