//! Texts through fluent: every crate brings its files, one register holds them all.

mod format;
mod money;

pub use format::{civil_date, civil_date_time, civil_day, civil_month, clock_time};
pub use money::{amount, euro, euro_unbroken, plain_amount, typed_amount};

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The languages of the program; Italian is the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    It,
    En,
    De,
    Fr,
    Sl,
}

impl Lang {
    pub const ALL: [Lang; 5] = [Lang::It, Lang::En, Lang::De, Lang::Fr, Lang::Sl];

    /// ISO 639-1.
    pub fn code(self) -> &'static str {
        ["it", "en", "de", "fr", "sl"][self as usize]
    }
    /// The language's own name, as a switch shows it.
    pub fn name(self) -> &'static str {
        ["Italiano", "English", "Deutsch", "Français", "Slovenščina"][self as usize]
    }
    pub fn parse(code: &str) -> Option<Lang> {
        let primary = code.split(['-', '_']).next().unwrap_or("");
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
    /// The first language of an `Accept-Language` header that is among `offered`.
    pub fn negotiate(header: &str, offered: &[Lang]) -> Option<Lang> {
        header
            .split(',')
            .filter_map(|part| Lang::parse(part.split(';').next()?.trim()))
            .find(|lang| offered.contains(lang))
    }
}

/// One file of texts: registered with [`texts!`](crate::texts).
pub struct TextFile {
    pub lang: Lang,
    pub place: &'static str,
    pub text: &'static str,
}
inventory::collect!(TextFile);

/// Registers `<folder>/{it,en,de,fr,sl}.ftl` of the calling crate.
#[macro_export]
macro_rules! texts {
    ($folder:literal) => {
        $crate::texts!(@one $folder, It, "it"); $crate::texts!(@one $folder, En, "en");
        $crate::texts!(@one $folder, De, "de"); $crate::texts!(@one $folder, Fr, "fr");
        $crate::texts!(@one $folder, Sl, "sl");
    };
    (@one $folder:literal, $lang:ident, $code:literal) => {
        $crate::inventory::submit! { $crate::i18n::TextFile {
            lang: $crate::i18n::Lang::$lang,
            place: concat!(env!("CARGO_PKG_NAME"), "/", $folder, "/", $code, ".ftl"),
            text: include_str!(concat!($folder, "/", $code, ".ftl")),
        } }
    };
}

type Bundle = FluentBundle<FluentResource>;

fn bundles() -> &'static HashMap<Lang, Bundle> {
    static BUNDLES: OnceLock<HashMap<Lang, Bundle>> = OnceLock::new();
    BUNDLES.get_or_init(|| Lang::ALL.into_iter().map(|lang| (lang, bundle(lang))).collect())
}

fn bundle(lang: Lang) -> Bundle {
    let id = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Isolation marks are invisible characters: they would end up in codes that people copy.
    bundle.set_use_isolating(false);
    for file in inventory::iter::<TextFile>.into_iter().filter(|file| file.lang == lang) {
        let (resource, errors) = match FluentResource::try_new(file.text.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        for error in errors {
            tracing::error!(place = file.place, %error, "a text cannot be read");
        }
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(place = file.place, ?errors, "texts with the same key");
        }
    }
    bundle
}

/// A language in the hands of a page: `tr.t("key")`, `tr.with("key", &[("n", n.into())])`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tr(pub Lang);

impl Tr {
    pub fn lang(self) -> &'static str {
        self.0.code()
    }

    pub fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// One argument: the common case in templates.
    pub fn t1(self, key: &str, name: &str, value: impl ToString) -> String {
        self.with(key, &[(name, argument(value.to_string()))])
    }

    pub fn t2(self, key: &str, a: &str, av: impl ToString, b: &str, bv: impl ToString) -> String {
        self.with(key, &[(a, argument(av.to_string())), (b, argument(bv.to_string()))])
    }

    /// The text of `key`; an unknown key shows itself, in brackets, and is logged.
    pub fn with(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let Some(bundle) = bundles().get(&self.0) else { return format!("[{key}]") };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, lang = self.0.code(), "a text is missing");
            return format!("[{key}]");
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(name.to_owned(), value.clone());
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, lang = self.0.code(), ?errors, "a text lacks an argument");
        }
        text
    }
}

/// Whole numbers stay numbers, so that plurals work; everything else is text.
fn argument(text: String) -> FluentValue<'static> {
    text.parse::<i64>().map_or_else(|_| FluentValue::from(text), |number| FluentValue::from(number as f64))
}

/// Keys by language, for the test that no language lacks one.
pub fn keys(lang: Lang) -> Vec<String> {
    let mut keys: Vec<String> = inventory::iter::<TextFile>
        .into_iter()
        .filter(|file| file.lang == lang)
        .flat_map(|file| file.text.lines())
        .filter_map(|line| line.split_once('=').map(|(key, _)| key))
        .filter(|key| !key.is_empty() && !key.starts_with([' ', '#', '.', '-']))
        .map(|key| key.trim().to_owned())
        .collect();
    keys.sort();
    keys
}
