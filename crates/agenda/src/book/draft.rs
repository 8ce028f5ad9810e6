//! The answers of somebody who is booking, as typed, and what they come to.
//!
//! Nothing is kept on the server between steps: each form carries the earlier answers along.

use identity::{Email, FiscalCode, PersonName, Phone};
use office::docs::{OfferingDoc, ServiceDoc};
use office::people::Someone;
use platform::Moment;
use platform::secrets::Token;
use platform::web::Sentence;

use super::wrong::{self, FieldError};
use crate::choose_time;

/// Characters of the details (italian-conventions 3.2).
pub const DETAIL_MAX: usize = 200;
/// What is echoed of an answer, at most: nobody types more into one line.
const LINE_MAX: usize = 300;
/// What is echoed of details that are too long, so that they can be shortened.
const DETAIL_ECHO_MAX: usize = 4_000;
/// Marks that turn the writing direction of what follows; they could dress up a text on other people's screens.
const TURNING: [(char, char); 3] =
    [('\u{200e}', '\u{200f}'), ('\u{202a}', '\u{202e}'), ('\u{2066}', '\u{2069}')];

pub const FIRST_STEP: u8 = 1;
pub const SUMMARY: u8 = 5;

/// One form, whichever step it is: what a step does not ask travels in hidden fields.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Draft {
    pub step: String,
    /// The button pressed; empty when a script sent the form.
    pub go: String,
    /// A proposed start, taken by its own button.
    pub first: String,
    pub lang: String,
    /// Coming from the summary to mend one thing.
    pub editing: String,
    /// Makes a double tap one booking.
    pub request: String,
    pub place: String,
    pub month: String,
    pub slot: String,
    pub offering: String,
    pub detail: String,
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub tax_code: String,
    pub phone: String,
}

impl Draft {
    pub fn begun(place: &str) -> Draft {
        Draft { request: Token::random().text(), place: place.to_owned(), ..Draft::default() }
    }

    /// What a browser sent, cut to what can be meant; a key that is none of ours is replaced.
    pub fn tidied(mut self) -> Draft {
        for text in [
            &mut self.place,
            &mut self.month,
            &mut self.slot,
            &mut self.offering,
            &mut self.given_name,
            &mut self.family_name,
            &mut self.email,
            &mut self.tax_code,
            &mut self.phone,
        ] {
            cut(text, LINE_MAX);
        }
        self.detail = self.detail.replace("\r\n", "\n").replace('\r', "\n");
        cut(&mut self.detail, DETAIL_ECHO_MAX);
        if Token::parse(&self.request).is_none() {
            self.request = Token::random().text();
        }
        if !self.first.is_empty() {
            self.slot = std::mem::take(&mut self.first);
            self.go = "next".into();
        }
        self
    }

    pub fn step(&self) -> u8 {
        self.step.parse().unwrap_or(FIRST_STEP).clamp(FIRST_STEP, SUMMARY)
    }

    pub fn start(&self) -> Option<Moment> {
        choose_time::start(&self.slot)
    }

    /// The reason chosen, or the only one there is.
    pub fn offering<'a>(&self, service: &'a ServiceDoc) -> Option<&'a OfferingDoc> {
        match service.offering.as_slice() {
            [only] => Some(only),
            _ => service.offering(&self.offering),
        }
    }

    pub fn details(&self) -> Result<String, Sentence> {
        let turning = |c: char| TURNING.iter().any(|(from, to)| (*from..=*to).contains(&c));
        let text: String = self.detail.trim().chars().filter(|c| !turning(*c)).collect();
        if text.is_empty() {
            return Err(Sentence::new("book-wrong-detail-empty"));
        }
        if text.chars().any(|c| c.is_control() && c != '\n') {
            return Err(Sentence::new("book-wrong-detail-control"));
        }
        let length = text.chars().count();
        if length > DETAIL_MAX {
            return Err(Sentence::new("book-wrong-detail-long")
                .with("most", DETAIL_MAX)
                .with("found", length));
        }
        Ok(text)
    }

    /// Who is booking; the address is required, code and phone may stay empty.
    pub fn person(&self) -> Result<Someone, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut miss = |field, label, sentence| errors.push(FieldError::new(field, label, sentence));
        let given = PersonName::parse(&self.given_name);
        let family = PersonName::parse(&self.family_name);
        let email = Email::parse(&self.email);
        let code = optional(&self.tax_code, FiscalCode::parse);
        let phone = optional(&self.phone, Phone::parse);
        for (name, field, label, empty) in [
            (&given, "given_name", "book-given-name", "book-wrong-given-name-empty"),
            (&family, "family_name", "book-family-name", "book-wrong-family-name-empty"),
        ] {
            if let Err(error) = name {
                miss(field, label, wrong::name(*error, empty));
            }
        }
        if let Err(error) = &email {
            miss("email", "book-email", wrong::email(*error));
        }
        if let Err(error) = &code {
            miss("tax_code", "book-tax-code", wrong::tax_code(error));
        }
        if let Err(error) = &phone {
            miss("phone", "book-phone", wrong::phone(*error));
        }
        match (given, family, email, code, phone) {
            (Ok(given), Ok(family), Ok(email), Ok(fiscal_code), Ok(phone)) => Ok(Someone {
                given_name: Some(given),
                family_name: Some(family),
                email: Some(email),
                phone,
                fiscal_code,
            }),
            _ => Err(errors),
        }
    }

    /// The answers that a step does not ask for itself.
    pub fn carried(&self, step: u8) -> Vec<(&'static str, &str)> {
        let all = [
            (1, "place", &self.place),
            (2, "month", &self.month),
            (2, "slot", &self.slot),
            (3, "offering", &self.offering),
            (3, "detail", &self.detail),
            (4, "given_name", &self.given_name),
            (4, "family_name", &self.family_name),
            (4, "email", &self.email),
            (4, "tax_code", &self.tax_code),
            (4, "phone", &self.phone),
            (0, "request", &self.request),
            (0, "editing", &self.editing),
        ];
        all.into_iter()
            .filter(|(asked, ..)| *asked != step)
            .map(|(_, name, value)| (name, value.as_str()))
            .collect()
    }
}

fn cut(text: &mut String, most: usize) {
    if let Some((end, _)) = text.char_indices().nth(most) {
        text.truncate(end);
    }
}

fn optional<T, E>(typed: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if typed.trim().is_empty() { Ok(None) } else { parse(typed).map(Some) }
}
