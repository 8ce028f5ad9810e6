//! A position as the form of other amounts and dates asks for it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::Office;
use pagopa::Cents;
use platform::reason::NoReason;
use platform::web::Sentence;

use crate::change::Why;
use crate::create::{NewInstalment, NewOption, PositionError};
use crate::position::{Instalment, PaymentOption, Position, Reduction};
use crate::refunds::is_personal;
use crate::said;

/// What was typed: `amount-<instalment>`, `day-<instalment>`, and `why`.
pub(super) type Typed = BTreeMap<String, String>;

/// A field of the form, and what is wrong with it.
pub(super) type Fault = (String, Sentence);

/// All that is wrong with what was typed: what cannot be read, what the others' shares leave nothing of, a day
/// before the end of a reduction, and the reason, which a change of amounts asks for (payments reference, 13).
pub(super) fn faults(office: &Office, position: &Position, typed: &Typed) -> Vec<Fault> {
    let mut all: Vec<Fault> =
        position.instalments().flat_map(|(_, part)| of_part(office, part, typed)).collect();
    let wrong = match reason(typed) {
        Err(none) => Some(none.sentence()),
        Ok(why) => is_personal(why.as_str()).then(|| Sentence::new("due-wrong-why-personal")),
    };
    all.extend(wrong.map(|sentence| ("why".to_owned(), sentence)));
    all
}

pub(super) fn reason(typed: &Typed) -> Result<Why, NoReason> {
    Why::parse(typed.get("why").map_or("", String::as_str))
}

fn of_part(office: &Office, part: &Instalment, typed: &Typed) -> Vec<Fault> {
    let of = |name: &str| {
        let field = format!("{name}-{}", part.id);
        typed.get(&field).map(|text| (field, text.trim().to_owned()))
    };
    let others: Cents = part.transfers.iter().skip(1).map(|transfer| transfer.amount).sum();
    let amount = of("amount").and_then(|(field, text)| match said::typed(&text) {
        Some(amount) if amount.is_positive() && amount > others => None,
        Some(amount) if amount.is_positive() => {
            Some((field, Sentence::new("due-wrong-rest").with("others", said::euro(others))))
        }
        _ => Some((field, Sentence::new("due-wrong-amount"))),
    });
    let less = part.reductions.iter().filter_map(|less| less.until).max();
    let day = of("day").and_then(|(field, text)| {
        let end = text.parse::<Date>().ok().and_then(|day| said::end_of(office, day));
        match (end, less) {
            (None, _) => Some((field, Sentence::new("due-wrong-until"))),
            (Some(end), Some(less)) if end < less => {
                let day = said::short_day(office, less);
                Some((field, Sentence::new("due-wrong-before-less").with("day", day)))
            }
            _ => None,
        }
    });
    amount.into_iter().chain(day).collect()
}

/// Where the ways of paying no longer ask for the same: what the plan adds up to, and the single payment.
pub(super) fn apart(position: &Position) -> Option<(Cents, Cents)> {
    let sum = |option: &PaymentOption| -> Cents { option.instalments.iter().map(|part| part.amount).sum() };
    let whole = position.options.iter().find(|option| option.whole).map(sum)?;
    let plans = position.options.iter().filter(|option| !option.whole).map(sum);
    plans.filter(|plan| *plan != whole).map(|plan| (plan, whole)).next()
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
