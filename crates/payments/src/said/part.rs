//! Which instalment it is, in words.

use platform::i18n::Tr;

use crate::position::{Instalment, PaymentOption};

/// «Rata 2 di 3»; nothing of what is paid at once.
pub fn part(tr: Tr, option: &PaymentOption, part: &Instalment) -> Option<String> {
    let count = option.instalments.len();
    (!option.whole).then(|| tr.t2("due-part-of-all", "place", part.place, "count", count))
}

/// The same, or that it is the whole.
pub fn part_or_whole(tr: Tr, option: &PaymentOption, of: &Instalment) -> String {
    part(tr, option, of).unwrap_or_else(|| tr.t("due-whole"))
}

/// «Mensa di marzo · Rata 2 di 3», as a mail names it.
pub fn what(tr: Tr, option: &PaymentOption, of: &Instalment) -> String {
    match part(tr, option, of) {
        Some(part) => format!("{} · {part}", option.description),
        None => option.description.clone(),
    }
}
