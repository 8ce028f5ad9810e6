//! A text that the office writes itself, in one or several languages.

use std::collections::BTreeMap;

use platform::i18n::Lang;

/// Either one text for everybody or one per language code.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Localized {
    One(String),
    Each(BTreeMap<String, String>),
}

impl Default for Localized {
    fn default() -> Self {
        Localized::One(String::new())
    }
}

impl Localized {
    /// The text in `lang`, else in Italian, else whichever there is.
    pub fn say(&self, lang: Lang) -> &str {
        match self {
            Localized::One(text) => text,
            Localized::Each(texts) => texts
                .get(lang.code())
                .or_else(|| texts.get(Lang::It.code()))
                .or_else(|| texts.values().next())
                .map_or("", String::as_str),
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Localized::One(text) => text.is_empty(),
            Localized::Each(texts) => texts.values().all(String::is_empty),
        }
    }

    /// Every text it holds, for checks of length and language codes.
    pub fn all(&self) -> Vec<(Option<&str>, &str)> {
        match self {
            Localized::One(text) => vec![(None, text.as_str())],
            Localized::Each(texts) => {
                texts.iter().map(|(code, text)| (Some(code.as_str()), text.as_str())).collect()
            }
        }
    }
}
