//! Who else gets a part of what is owed.

use office::Office;
use office::docs::DueDoc;

use super::draft::{Draft, Wrong, wrong};
use crate::position::{Destination, Stamp, Transfer};
use crate::said;

impl Draft {
    /// A second body's share, and a stamp.
    pub(super) fn others(&self, office: &Office, due: &DueDoc) -> Result<Vec<Transfer>, Wrong> {
        let mut others = Vec::new();
        let share = |field, typed: &str| {
            said::typed(typed)
                .filter(|amount| amount.is_positive())
                .ok_or_else(|| wrong(field, "due-wrong-amount"))
        };
        let transfer = |amount, beneficiary: &str, name: &str, to| Transfer {
            place: 0,
            amount,
            beneficiary: beneficiary.to_owned(),
            company_name: name.to_owned(),
            to,
            reason: self.reason.trim().to_owned(),
            category: due.taxonomy.clone(),
            metadata: Vec::new(),
            reported_at: None,
        };
        let second = self.second_code.split_whitespace().collect::<String>();
        if !second.is_empty() {
            let amount = share("second_amount", &self.second_amount)?;
            if !pagopa::BodyCode::parse(&second).is_ok_and(|code| code.checks()) {
                return Err(wrong("second_code", "due-wrong-second"));
            }
            if office.fiscal_code() == Some(second.as_str()) {
                return Err(wrong("second_code", "due-wrong-second-own"));
            }
            let iban = pagopa::Iban::parse(&self.second_iban);
            let iban = iban.map_err(|_| wrong("second_iban", "position-error-iban"))?;
            if self.second_name.trim().is_empty() {
                return Err(wrong("second_name", "due-wrong-name"));
            }
            let to = Destination::Account { iban: iban.as_str().to_owned(), postal: None };
            others.push(transfer(amount, &second, self.second_name.trim(), to));
        }
        if !self.stamp_amount.trim().is_empty() {
            let amount = share("stamp_amount", &self.stamp_amount)?;
            let hash = self.stamp_hash.trim();
            // SHA-256 in base 64 is 43 characters and a filler.
            if hash.len() != 44 || !hash.ends_with('=') || !hash.is_ascii() {
                return Err(wrong("stamp_hash", "due-wrong-hash"));
            }
            let province = self.stamp_province.trim().to_uppercase();
            if province.len() != 2 || !province.bytes().all(|c| c.is_ascii_uppercase()) {
                return Err(wrong("stamp_province", "due-wrong-province"));
            }
            let stamp = Stamp { document_hash: hash.to_owned(), kind: "01".into(), province };
            // The revenue agency of the state gets it (fiscal code of the Agenzia delle Entrate).
            others.push(transfer(amount, "06363391001", "Agenzia delle Entrate", Destination::Stamp(stamp)));
        }
        Ok(others)
    }
}
