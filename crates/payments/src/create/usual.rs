//! What a kind of due says of itself: account, code of the national list, office, dates, reductions. Every door
//! makes its positions from here, so that the same due is the same position whoever asks for it.

use office::docs::DueDoc;
use office::{Office, Part};
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;

use super::check::TEXT_MAX;
use super::{NewInstalment, NewOption, NewPosition, PositionError};
use crate::position::{Debtor, Destination, Origin, Reduction, Transfer};
use crate::said;

/// The body's name as printed: the creditor's own, else that of its office.
pub(super) fn creditor_name(office: &Office) -> Result<String, PositionError> {
    let creditor = office.body.creditor.as_ref().ok_or(PositionError::NoCreditor)?;
    let name = if creditor.name.trim().is_empty() { &office.body.name } else { &creditor.name };
    Ok(name.chars().take(TEXT_MAX).collect())
}

/// The configured kind of due that these transfers belong to: the one with the code of the national list that the
/// body's own first one has; 0 where none, or more than one, fits.
pub(crate) fn due_of<'a>(office: &Office, mut transfers: impl Iterator<Item = &'a Transfer>) -> i64 {
    let creditor = office.body.creditor.as_ref();
    let is_own = |share: &&Transfer| creditor.is_some_and(|own| share.beneficiary == own.fiscal_code);
    let Some(own) = transfers.find(is_own) else { return 0 };
    let mut fit = office.dues.iter().filter(|due| due.doc.taxonomy == own.category);
    match (fit.next(), fit.next()) {
        (Some(due), None) => due.id,
        _ => 0,
    }
}

/// The body's own share, under the reason that stands on the notice.
pub fn transfer(
    office: &Office,
    due: &DueDoc,
    amount: Cents,
    reason: &str,
) -> Result<Transfer, PositionError> {
    let to = Destination::Account { iban: due.iban, postal: due.postal_iban };
    own_share(office, to, &due.taxonomy, amount, reason)
}

/// The same of no configured kind of due.
pub(crate) fn own_share(
    office: &Office,
    to: Destination,
    category: &str,
    amount: Cents,
    reason: &str,
) -> Result<Transfer, PositionError> {
    let creditor = office.fiscal_code().ok_or(PositionError::NoCreditor)?;
    Ok(Transfer {
        place: 1,
        amount,
        beneficiary: creditor.to_owned(),
        company_name: creditor_name(office)?,
        to,
        reason: reason.to_owned(),
        category: category.to_owned(),
        metadata: Vec::new(),
        reported_at: None,
    })
}

/// Less for who pays soon, counted from today or from the day of its service, which is still to come; the fraction of a cent is his as well. Nothing where too little
/// is left to be less.
pub fn reductions(office: &Office, due: &DueDoc, amount: Cents, now: Moment) -> Vec<Reduction> {
    let reduction = due.reduced.and_then(|reduced| {
        let until = if reduced.from_service { None } else { Some(said::end_in(office, reduced.days, now)?) };
        let left = i128::from(amount.0) * i128::from(100 - reduced.percent_off) / 100;
        let less = Cents(i64::try_from(left).ok()?);
        (less.is_positive() && less < amount).then_some(Reduction { until, amount: less })
    });
    reduction.into_iter().collect()
}

/// One of several payments: whoever asks for time is not paid for haste.
pub fn part(
    office: &Office,
    due: &DueDoc,
    reason: &str,
    (amount, due_at): (Cents, Moment),
) -> Result<NewInstalment, PositionError> {
    Ok(NewInstalment {
        nav: None,
        amount,
        fee: Cents::ZERO,
        due_at,
        description: reason.to_owned(),
        reductions: Vec::new(),
        metadata: Vec::new(),
        transfers: vec![transfer(office, due, amount, reason)?],
    })
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
    let mut part = part(office, due, reason, (amount, due_at))?;
    part.reductions = reductions(office, due, amount, now);
    Ok(way(due, debtor, reason, true, vec![part]))
}

/// One way of paying.
pub fn way(
    due: &DueDoc,
    debtor: Debtor,
    reason: &str,
    whole: bool,
    instalments: Vec<NewInstalment>,
) -> NewOption {
    NewOption {
        debtor,
        description: reason.to_owned(),
        valid_from: None,
        switch_to_expired: due.ends,
        whole,
        instalments,
    }
}

/// A position of this kind of due, tied to nothing. The national archive may answer for it while we cannot,
/// whoever asked for it: what the archive cannot hold it is not told of ([`crate::stand_in`]).
pub fn of_due(due: &Part<DueDoc>, origin: Origin, lang: Lang, options: Vec<NewOption>) -> NewPosition {
    NewPosition {
        iupd: None,
        due: due.id,
        origin,
        company_name: String::new(),
        office_name: (!due.doc.office.is_empty()).then(|| due.doc.office.clone()),
        stand_in: true,
        tie: None,
        lang,
        options,
        publish: true,
    }
}
