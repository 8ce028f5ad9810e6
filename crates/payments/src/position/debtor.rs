//! Who owes: as little as the notice and the platform need. Names live here and in the table `person` only.

use std::collections::BTreeSet;

use platform::store::{Row, StoreError, Tx};
use platform::{sql, values};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debtor {
    pub kind: DebtorKind,
    /// Fiscal code or VAT number, or `ANONIMO`.
    pub code: String,
    pub name: String,
    pub street: String,
    pub civic: String,
    pub postcode: String,
    pub city: String,
    /// Two letters each; empty for unknown.
    pub province: String,
    pub country: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DebtorKind {
    #[default]
    Person,
    Company,
}

impl DebtorKind {
    /// As the platform writes it.
    pub fn word(self) -> &'static str {
        if self == DebtorKind::Person { "F" } else { "G" }
    }

    pub fn parse(word: &str) -> Option<DebtorKind> {
        match word {
            "F" => Some(DebtorKind::Person),
            "G" => Some(DebtorKind::Company),
            _ => None,
        }
    }
}

impl Debtor {
    /// What the platform writes for nobody in particular, as code and as name.
    pub const ANONYMOUS: &str = "ANONIMO";

    pub fn anonymous() -> Debtor {
        let nobody = || Debtor::ANONYMOUS.to_owned();
        Debtor { code: nobody(), name: nobody(), ..Debtor::default() }
    }

    pub fn is_anonymous(&self) -> bool {
        self.code == Debtor::ANONYMOUS
    }

    pub(super) fn insert(&self, tx: &mut Tx, body: i64) -> Result<i64, StoreError> {
        let id = tx.new_id();
        tx.execute(
            sql!("INSERT INTO debtor (body, id, kind, code, name, name_key, street, civic, postcode, city, province, country, email, phone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
            values![
                body,
                id,
                self.kind.word(),
                self.code.as_str(),
                self.name.as_str(),
                name_key(&self.name),
                self.street.as_str(),
                self.civic.as_str(),
                self.postcode.as_str(),
                self.city.as_str(),
                self.province.as_str(),
                self.country.as_str(),
                self.email.clone(),
                self.phone.clone()
            ],
        )?;
        let key = name_key(&self.name);
        let words: BTreeSet<&str> = begins(&key).collect();
        for word in words {
            tx.execute(
                sql!("INSERT INTO debtor_word (body, debtor, word) VALUES (?1, ?2, ?3)"),
                values![body, id, word.as_bytes().to_vec()],
            )?;
        }
        Ok(id)
    }

    /// Reads the columns of the table `debtor` in the order of [`Debtor`], from `at` on.
    pub(super) fn of(row: &Row, at: usize) -> Result<Debtor, StoreError> {
        let Some(kind) = row.get::<Option<String>>(at)? else { return Ok(Debtor::default()) };
        Ok(Debtor {
            kind: DebtorKind::parse(&kind).ok_or_else(|| StoreError::Shape(format!("debtor {kind}")))?,
            code: row.get(at + 1)?,
            name: row.get(at + 2)?,
            street: row.get(at + 3)?,
            civic: row.get(at + 4)?,
            postcode: row.get(at + 5)?,
            city: row.get(at + 6)?,
            province: row.get(at + 7)?,
            country: row.get(at + 8)?,
            email: row.get(at + 9)?,
            phone: row.get(at + 10)?,
        })
    }
}

/// Lower case, one blank between words: how a name is looked up by its beginning.
pub fn name_key(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name from each of its words on: whoever looks for a surname types its beginning.
fn begins(key: &str) -> impl Iterator<Item = &str> {
    let letters = key.char_indices().zip(std::iter::once(' ').chain(key.chars()));
    let begin = letters.filter(|((_, letter), before)| letter.is_alphanumeric() && !before.is_alphanumeric());
    begin.map(|((at, _), _)| &key[at..])
}

/// The words of a name that is looked for, the longest first.
pub fn name_words(typed: &str) -> Vec<String> {
    let key = name_key(typed);
    let words = key.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_from_each_of_its_words_on() {
        let key = name_key("Niccolò  D’Amico Rossi-Verdi");
        let all: Vec<&str> = begins(&key).collect();
        let wanted = [
            "niccolò d’amico rossi-verdi",
            "d’amico rossi-verdi",
            "amico rossi-verdi",
            "rossi-verdi",
            "verdi",
        ];
        assert_eq!(all, wanted);
        assert_eq!(name_words("d'Am Rossi"), ["rossi", "am", "d"]);
    }
}
