//! What the form asks for, as it was typed and as it can be carried out.

use platform::web::Fields;
use platform::written;

use super::{ProgramError, Purpose};
use crate::parts::Office;
use crate::rights;

/// How long a key may live; the third is offered first.
pub const LIVES_DAYS: [i64; 4] = [90, 180, 365, 730];
/// How long the key of before goes on beside a new one.
pub const OVERLAPS_DAYS: [i64; 4] = [0, 1, 7, 30];
/// Characters of a name.
const NAME_MAX: usize = 60;

/// A program to be entered: its rights fit the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub name: String,
    /// As a sign-in holds them.
    pub rights: Vec<String>,
    /// Days that its first key lives.
    pub days: i64,
}

/// The form as it came; `for` and `due` come once for each that is chosen.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft(pub Fields);

impl Draft {
    pub fn field<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.text(name)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.all(name)
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|held| held == value)
    }

    pub fn number(&self, name: &str) -> Result<i64, ProgramError> {
        self.0.number(name).ok_or(ProgramError::Unknown)
    }

    /// One of the times that are offered.
    pub fn days(&self, name: &str, offered: &[i64]) -> Result<i64, ProgramError> {
        self.number(name).ok().filter(|days| offered.contains(days)).ok_or(ProgramError::Unknown)
    }

    pub fn wish(&self, office: &Office) -> Result<Wish, ProgramError> {
        let name = self.field("name").split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > NAME_MAX || !written::is_readable(&name) {
            return Err(ProgramError::Name);
        }
        let chosen: Option<Vec<Purpose>> = self.all("for").map(Purpose::of_right).collect();
        let chosen = chosen.ok_or(ProgramError::Unknown)?;
        let mut held: Vec<String> = Vec::new();
        for purpose in Purpose::ALL.into_iter().filter(|purpose| chosen.contains(purpose)) {
            if !purpose.is_used(office) {
                return Err(ProgramError::Unknown);
            }
            held.push(purpose.right().to_owned());
        }
        if held.is_empty() {
            return Err(ProgramError::Nothing);
        }
        held.extend(self.customer(office, &chosen)?);
        held.extend(self.dues(office, &chosen)?);
        Ok(Wish { name, rights: held, days: self.days("days", &LIVES_DAYS)? })
    }

    /// The key of a customer opens its own desk and nothing of the house.
    fn customer(&self, office: &Office, chosen: &[Purpose]) -> Result<Option<String>, ProgramError> {
        if !chosen.contains(&Purpose::Customer) {
            return Ok(None);
        }
        let key = self.field("customer");
        let known = office.customers.iter().any(|part| part.doc.key == key);
        if chosen.len() > 1 || !known {
            return Err(ProgramError::Customer);
        }
        Ok(Some(format!("{}{key}", rights::OF_CUSTOMER)))
    }

    /// None chosen: all kinds.
    fn dues(&self, office: &Office, chosen: &[Purpose]) -> Result<Vec<String>, ProgramError> {
        let keys: Vec<&str> = self.all("due").collect();
        if !keys.iter().all(|key| office.dues.iter().any(|due| due.doc.key == *key)) {
            return Err(ProgramError::Unknown);
        }
        if !keys.is_empty() && !chosen.iter().all(|purpose| purpose.is_by_due()) {
            return Err(ProgramError::Dues);
        }
        Ok(keys.iter().map(|key| format!("{}{key}", rights::OF_DUE)).collect())
    }
}
