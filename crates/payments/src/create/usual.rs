//! What a kind of due says of itself: account, code of the national list, office, dates, reductions.

use office::Office;
use office::docs::DueDoc;
use pagopa::Cents;
use platform::Moment;

use super::check::TEXT_MAX;
use super::{NewInstalment, NewOption, PositionError};
use crate::position::{Debtor, Destination, Reduction, Transfer};
use crate::said;

/// The body's own share, under the reason that stands on the notice.
pub fn transfer(
    office: &Office,
    due: &DueDoc,
    amount: Cents,
    reason: &str,
) -> Result<Transfer, PositionError> {
    let creditor = office.body.creditor.as_ref().ok_or(PositionError::NoCreditor)?;
    let name = if creditor.name.is_empty() { &office.body.name } else { &creditor.name };
    Ok(Transfer {
        place: 1,
        amount,
        beneficiary: creditor.fiscal_code.clone(),
        company_name: name.chars().take(TEXT_MAX).collect(),
        to: Destination::Account {
            iban: due.iban.clone(),
            postal: (!due.postal_iban.is_empty()).then(|| due.postal_iban.clone()),
        },
        reason: reason.to_owned(),
        category: due.taxonomy.clone(),
        metadata: Vec::new(),
        reported_at: None,
    })
}

/// Less for who pays soon, counted from today.
pub fn reductions(office: &Office, due: &DueDoc, amount: Cents, now: Moment) -> Vec<Reduction> {
    let reduction = due.reduced.and_then(|reduced| {
        let days = jiff::Span::new().days(reduced.days.clamp(0, 36_500));
        let until = said::end_of(office, office.date_of(now).checked_add(days).ok()?)?;
        let left = i128::from(amount.0) * i128::from(100 - reduced.percent_off) / 100;
        let less = Cents(i64::try_from(left).ok()?);
        (less.is_positive() && less < amount).then_some(Reduction { until, amount: less })
    });
    reduction.into_iter().collect()
}

/// One payment at once.
pub fn whole(
    office: &Office,
    due: &DueDoc,
    debtor: Debtor,
    reason: &str,
    (amount, due_at): (Cents, Moment),
    now: Moment,
) -> Result<NewOption, PositionError> {
    Ok(NewOption {
        debtor,
        description: reason.to_owned(),
        valid_from: None,
        switch_to_expired: due.ends,
        whole: true,
        instalments: vec![NewInstalment {
            nav: None,
            amount,
            fee: Cents::ZERO,
            due_at,
            description: reason.to_owned(),
            reductions: reductions(office, due, amount, now),
            metadata: Vec::new(),
            transfers: vec![transfer(office, due, amount, reason)?],
        }],
    })
}
