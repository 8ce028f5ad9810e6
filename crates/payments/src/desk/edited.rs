//! A position as the form of other amounts and dates asks for it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::Office;
use pagopa::Cents;

use crate::create::{NewInstalment, NewOption, PositionError};
use crate::position::{Instalment, PaymentOption, Reduction};
use crate::said;

/// What was typed: `amount-<instalment>` and `day-<instalment>`.
pub(super) type Typed = BTreeMap<String, String>;

/// Fields that cannot be read, each with its sentence.
pub(super) fn misread(typed: &Typed) -> Vec<(String, &'static str)> {
    let wrong = |(name, text): (&String, &String)| {
        let (holds, key) = match name.split_once('-')? {
            ("amount", _) => (said::typed(text).is_some_and(Cents::is_positive), "due-wrong-amount"),
            ("day", _) => (text.trim().parse::<Date>().is_ok(), "due-wrong-until"),
            _ => return None,
        };
        (!holds).then(|| (name.clone(), key))
    };
    typed.iter().filter_map(wrong).collect()
}

/// The option with what was typed; numbers stay.
pub(super) fn again(
    office: &Office,
    option: &PaymentOption,
    typed: &Typed,
) -> Result<NewOption, PositionError> {
    let parts = option.instalments.iter().map(|part| changed(office, part, typed));
    Ok(NewOption {
        debtor: option.debtor.clone(),
        description: option.description.clone(),
        valid_from: option.valid_from,
        switch_to_expired: option.switch_to_expired,
        whole: option.whole,
        instalments: parts.collect::<Result<_, _>>()?,
    })
}

/// What is more or less goes to the first beneficiary; a reduction keeps its share of the whole.
fn changed(office: &Office, part: &Instalment, typed: &Typed) -> Result<NewInstalment, PositionError> {
    let of = |name: &str| typed.get(&format!("{name}-{}", part.id)).map(|text| text.trim());
    let amount = match of("amount") {
        Some(text) => said::typed(text).ok_or(PositionError::Amount)?,
        None => part.amount,
    };
    let due_at = match of("day") {
        // A day that is left as it is keeps its hour.
        Some(text) if text != said::form_day(office, part.due_at) => {
            let day: Option<Date> = text.parse().ok();
            day.and_then(|day| said::end_of(office, day)).ok_or(PositionError::DueDate)?
        }
        _ => part.due_at,
    };
    let mut transfers = part.transfers.clone();
    if let Some(first) = transfers.first_mut() {
        let more = amount.0.checked_sub(part.amount.0).and_then(|more| first.amount.0.checked_add(more));
        first.amount = more.map(Cents).ok_or(PositionError::Amount)?;
    }
    let scaled = |less: &Reduction| {
        let share = i128::from(less.amount.0) * i128::from(amount.0) / i128::from(part.amount.0.max(1));
        Reduction { amount: Cents(i64::try_from(share).unwrap_or(i64::MAX)), ..*less }
    };
    Ok(NewInstalment {
        nav: None,
        amount,
        fee: part.fee,
        due_at,
        description: part.description.clone(),
        reductions: part.reductions.iter().map(scaled).collect(),
        metadata: part.metadata.clone(),
        transfers,
    })
}
