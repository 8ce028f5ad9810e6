//! The alphabet of the slip: what pagopa-print-payment-notice-generator, GovPay and MyPay agree upon.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Capitals without accents, digits, `& ' , - . : _` and spaces: `à` becomes `A`, `ß` becomes `SS`, whatever has
/// no such form becomes one space.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            _ if c.is_ascii_alphanumeric() || "&',-.:_".contains(c) => out.push(c.to_ascii_uppercase()),
            _ => out.push_str(spelled(c)),
        }
    }
    out
}

/// Letters and signs of our languages and their neighbours that Unicode does not take apart.
fn spelled(c: char) -> &'static str {
    match c {
        'ß' | 'ẞ' => "SS",
        'æ' | 'Æ' => "AE",
        'œ' | 'Œ' => "OE",
        'þ' | 'Þ' => "TH",
        'ø' | 'Ø' => "O",
        'đ' | 'Đ' | 'ð' | 'Ð' => "D",
        'ł' | 'Ł' => "L",
        'ħ' | 'Ħ' => "H",
        'ı' => "I",
        '’' | '‘' | 'ʼ' | '`' => "'",
        '–' | '—' | '‐' | '−' => "-",
        _ => " ",
    }
}
