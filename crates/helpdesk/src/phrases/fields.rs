//! The fields of a phrase: words in braces that a ticket fills in. Each may be written in any of our languages.

use platform::i18n::{Lang, Tr};

/// What a ticket can fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    pub code: String,
    pub name: String,
    pub subject: String,
    pub staff: String,
}

/// The fields, by the text that names them.
pub const FIELDS: [&str; 4] =
    ["phrases-field-code", "phrases-field-name", "phrases-field-subject", "phrases-field-staff"];

impl Values {
    fn of(&self, word: &str) -> Option<&str> {
        let word = word.trim().to_lowercase();
        let named = |key: &&&str| Lang::ALL.iter().any(|lang| Tr(*lang).t(key) == word);
        Some(match *FIELDS.iter().find(named)? {
            "phrases-field-code" => &self.code,
            "phrases-field-name" => &self.name,
            "phrases-field-subject" => &self.subject,
            _ => &self.staff,
        })
    }
}

/// A piece of a text: words, or what stands in braces.
fn pieces(text: &str) -> impl Iterator<Item = Result<&str, &str>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let open = rest.find('{').unwrap_or(rest.len());
        if open > 0 {
            let (words, more) = rest.split_at(open);
            rest = more;
            return Some(Ok(words));
        }
        match rest.find('}') {
            Some(close) => {
                let field = &rest[1..close];
                rest = &rest[close + 1..];
                Some(Err(field))
            }
            None => Some(Ok(std::mem::take(&mut rest))),
        }
    })
}

/// The text with its fields filled in, once: what a name holds is never read as a field.
pub fn fill(text: &str, values: &Values) -> String {
    let said = |piece| match piece {
        Ok(words) => String::from(words),
        Err(field) => values.of(field).map_or_else(|| format!("{{{field}}}"), str::to_owned),
    };
    pieces(text).map(said).collect()
}

/// The first field that no ticket has.
pub fn unknown(text: &str) -> Option<&str> {
    let values = Values::default();
    pieces(text).find_map(|piece| piece.err().filter(|field| values.of(field).is_none()))
}
