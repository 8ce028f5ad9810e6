//! The fields that a kind of due asks for: the same at our front and from the app of a bank.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use office::docs::{FieldDoc, FieldKind, SpontaneousDoc};
use pagopa::Cents;
use platform::i18n::Lang;
use platform::written;

/// Characters of one field and of the reason that stands on the notice.
pub(crate) const FIELD_MAX: usize = 70;
const REASON_MAX: usize = 140;

/// How a field is not filled in as it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    Missing,
    Long,
    /// Signs that nobody sees, or that turn what is read around.
    Signs,
    Number,
    Date,
    Choice,
}

pub(crate) fn fits(field: &FieldDoc, text: &str) -> Result<(), Misfit> {
    if text.is_empty() {
        return if field.required { Err(Misfit::Missing) } else { Ok(()) };
    }
    match field.kind {
        _ if text.chars().count() > FIELD_MAX => Err(Misfit::Long),
        _ if !written::is_readable(text) => Err(Misfit::Signs),
        FieldKind::Number if !text.bytes().all(|c| c.is_ascii_digit()) => Err(Misfit::Number),
        FieldKind::Date if text.parse::<Date>().is_err() => Err(Misfit::Date),
        FieldKind::Choice if !field.choices.iter().any(|choice| choice == text) => Err(Misfit::Choice),
        _ => Ok(()),
    }
}

/// Cents that may be paid where the amount is not fixed.
pub(crate) fn limits(form: &SpontaneousDoc) -> RangeInclusive<i64> {
    let most = if form.most_cents > 0 { form.most_cents } else { pagopa::cents::LARGEST.0 };
    form.least_cents.max(1)..=most
}

/// The limits where somebody set the upper one: without it there is nothing to say before.
pub(crate) fn range(form: &SpontaneousDoc) -> Option<(Cents, Cents)> {
    let (least, most) = limits(form).into_inner();
    (!form.is_fixed() && form.most_cents > 0).then_some((Cents(least), Cents(most)))
}

/// The amount: the fixed one, whatever is said, or what is said within the limits.
pub(crate) fn amount(form: &SpontaneousDoc, said: Option<Cents>) -> Option<Cents> {
    if form.is_fixed() {
        return Some(Cents(form.cents));
    }
    said.filter(|cents| limits(form).contains(&cents.0))
}

/// The reason as the office's file writes it, with the texts of the fields in their places.
pub(crate) fn reason<'a>(form: &SpontaneousDoc, lang: Lang, of: impl Fn(&str) -> &'a str) -> String {
    let filled = form.field.iter().fold(form.reason.say(lang).to_owned(), |said, field| {
        said.replace(&format!("{{{}}}", field.key), of(&field.key))
    });
    filled.trim().chars().take(REASON_MAX).collect()
}
