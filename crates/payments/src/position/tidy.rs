//! Who owes, as people type it: one form for every door.

use identity::{Email, FiscalCode};
use pagopa::BodyCode;
use platform::written;

use super::{Debtor, DebtorKind};

/// Texts about somebody (paForNode.xsd, `ctSubject`); the city, the mailbox.
const NAME_MAX: usize = 70;
const CITY_MAX: usize = 35;
const SHORT_MAX: usize = 16;
const MAIL_MAX: usize = 256;

/// The fields that cannot be, by our names of them; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit(pub Vec<&'static str>);

impl DebtorKind {
    /// What a code says of its bearer, where nobody says it: a number of eleven digits is a company's.
    pub fn of_code(code: &str) -> DebtorKind {
        if is_vat(&plain(code)) { DebtorKind::Company } else { DebtorKind::Person }
    }
}

/// In capitals, without blanks.
fn plain(code: &str) -> String {
    let code: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    code.to_ascii_uppercase()
}

fn is_vat(code: &str) -> bool {
    BodyCode::parse(code).is_ok_and(|code| code.checks())
}

impl Debtor {
    /// With its texts trimmed and its codes in capitals, or the fields that cannot be. Check digits are judged:
    /// a code typed wrong would send the notice to nobody.
    pub fn tidy(self) -> Result<Debtor, Unfit> {
        let mut wrong = Vec::new();
        let mut judged = |field, holds: bool| {
            if !holds {
                wrong.push(field);
            }
        };
        let text = written::line;
        let given =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let debtor = Debtor {
            kind: self.kind,
            code: plain(&self.code),
            name: text(&self.name).split_whitespace().collect::<Vec<_>>().join(" "),
            street: text(&self.street),
            civic: text(&self.civic),
            postcode: text(&self.postcode),
            city: text(&self.city),
            province: text(&self.province).to_ascii_uppercase(),
            country: text(&self.country).to_ascii_uppercase(),
            email: given(self.email),
            phone: given(self.phone),
        };
        let code = debtor.code.as_str();
        judged(
            "code",
            match debtor.kind {
                DebtorKind::Person => code == Debtor::ANONYMOUS || FiscalCode::parse(code).is_ok(),
                DebtorKind::Company => is_vat(code) || FiscalCode::parse(code).is_ok(),
            },
        );
        judged("name", !debtor.name.is_empty() && fits(&debtor.name, NAME_MAX));
        judged("street", fits(&debtor.street, NAME_MAX));
        judged("civic", fits(&debtor.civic, SHORT_MAX));
        judged("postcode", fits(&debtor.postcode, SHORT_MAX));
        judged("city", fits(&debtor.city, CITY_MAX));
        judged("province", is_sign(&debtor.province));
        judged("country", is_sign(&debtor.country));
        let mail = debtor.email.as_deref();
        judged("email", mail.is_none_or(|mail| fits(mail, MAIL_MAX) && Email::parse(mail).is_ok()));
        judged("phone", debtor.phone.as_deref().is_none_or(|phone| fits(phone, NAME_MAX)));
        if wrong.is_empty() { Ok(debtor) } else { Err(Unfit(wrong)) }
    }
}

fn fits(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.chars().any(char::is_control)
}

/// Two capitals, or nothing.
fn is_sign(text: &str) -> bool {
    text.is_empty() || (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()))
}
