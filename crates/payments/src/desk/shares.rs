//! Who else gets a part of what is owed.

use office::Office;
use pagopa::{BodyCode, Cents, Iban};

use super::draft::{Draft, Wrong, amount, kept, wrong};
use crate::position::{Destination, Slip, Stamp, Transfer, is_province};

/// Of the name of another body (paForNode.xsd, `companyName`).
const NAME_MAX: usize = 140;

impl Draft {
    /// A second body's share, and a stamp; or all that is wrong with either.
    pub(super) fn others(&self, office: &Office, taxonomy: &str) -> Result<Vec<Transfer>, Vec<Wrong>> {
        let (mut others, mut all) = (Vec::new(), Vec::new());
        let transfer = |amount: Cents, beneficiary: &str, name: &str, to| Transfer {
            place: 0,
            amount,
            beneficiary: beneficiary.to_owned(),
            company_name: name.to_owned(),
            to,
            reason: self.reason.trim().to_owned(),
            category: taxonomy.to_owned(),
            metadata: Vec::new(),
            reported_at: None,
        };
        if self.names_second() {
            let code = kept(&mut all, self.second_code(office));
            let name = self.second_name.trim();
            if let Some(slip) = Slip::of_text(name, NAME_MAX) {
                all.push(Wrong { field: "second_name", sentence: slip.sentence() });
            }
            let iban = Iban::parse(&self.second_iban);
            let iban = kept(&mut all, iban.map_err(|_| vec![wrong("second_iban", "due-wrong-iban")]));
            let amount = kept(&mut all, amount("second_amount", &self.second_amount));
            if let (Some(code), Some(iban), Some(amount)) = (code, iban, amount) {
                let to = Destination::Account { iban, postal: None };
                others.push(transfer(amount, &code, name, to));
            }
        }
        if self.names_stamp() {
            let amount = kept(&mut all, amount("stamp_amount", &self.stamp_amount));
            let document_hash = self.stamp_hash.trim().to_owned();
            // SHA-256 in base 64 is 43 characters and a filler.
            if document_hash.len() != 44 || !document_hash.ends_with('=') || !document_hash.is_ascii() {
                all.push(wrong("stamp_hash", "due-wrong-hash"));
            }
            let province = self.stamp_province.trim().to_uppercase();
            if !is_province(&province) {
                all.push(wrong("stamp_province", "due-wrong-province"));
            }
            let stamp = Stamp { document_hash, kind: "01".into(), province };
            // The revenue agency of the state gets it (fiscal code of the Agenzia delle Entrate).
            let to =
                |amount| transfer(amount, "06363391001", "Agenzia delle Entrate", Destination::Stamp(stamp));
            others.extend(amount.map(to));
        }
        if all.is_empty() { Ok(others) } else { Err(all) }
    }

    /// Any field of the second body is filled in: half of it is not forgotten in silence.
    pub fn names_second(&self) -> bool {
        let fields = [&self.second_code, &self.second_name, &self.second_iban, &self.second_amount];
        fields.iter().any(|field| !field.trim().is_empty())
    }

    pub fn names_stamp(&self) -> bool {
        let fields = [&self.stamp_amount, &self.stamp_hash, &self.stamp_province];
        fields.iter().any(|field| !field.trim().is_empty())
    }

    fn second_code(&self, office: &Office) -> Result<String, Vec<Wrong>> {
        let code = self.second_code.split_whitespace().collect::<String>();
        let own = office.fiscal_code() == Some(code.as_str());
        match BodyCode::parse(&code) {
            Ok(_) if own => Err(vec![wrong("second_code", "due-wrong-second-own")]),
            Ok(parsed) if parsed.checks() => Ok(code),
            _ => Err(vec![wrong("second_code", "due-wrong-second")]),
        }
    }
}
