//! Who owes, as people type it: one form for every door.

use identity::Email;
use pagopa::BodyCode;
use platform::written;

use super::place::{of_postcode, of_province, of_sign};
use super::{Debtor, DebtorKind, Slip};

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
    /// With its texts trimmed and its codes in capitals, or the fields that cannot be.
    pub fn tidy(self) -> Result<Debtor, Unfit> {
        self.judged().map_err(|slips| Unfit(slips.into_iter().map(|(field, _)| field).collect()))
    }

    /// The same, with what is wrong about each field.
    pub fn judged(self) -> Result<Debtor, Vec<(&'static str, Slip)>> {
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
        let mail = debtor.email.as_deref().unwrap_or_default();
        let no_mail = (!mail.is_empty() && Email::parse(mail).is_err()).then_some(Slip::Mail);
        let all = [
            ("code", Slip::of_code(debtor.kind, &debtor.code)),
            ("name", Slip::of_text(&debtor.name, NAME_MAX)),
            ("street", Slip::of_option(&debtor.street, NAME_MAX)),
            ("civic", Slip::of_option(&debtor.civic, SHORT_MAX)),
            (
                "postcode",
                Slip::of_option(&debtor.postcode, SHORT_MAX)
                    .or_else(|| of_postcode(&debtor.postcode, &debtor.province, &debtor.country)),
            ),
            ("city", Slip::of_option(&debtor.city, CITY_MAX)),
            ("province", of_province(&debtor.province, &debtor.country)),
            ("country", of_sign(&debtor.country)),
            ("email", Slip::of_option(mail, MAIL_MAX).or(no_mail)),
            ("phone", Slip::of_option(debtor.phone.as_deref().unwrap_or_default(), NAME_MAX)),
        ];
        let wrong: Vec<_> = all.into_iter().filter_map(|(field, slip)| Some((field, slip?))).collect();
        if wrong.is_empty() { Ok(debtor) } else { Err(wrong) }
    }
}
