//! What holds for every position, whoever asks for it.

use pagopa::Cents;
use platform::{Moment, written};

use super::{NewInstalment, NewOption, PositionError};
use crate::position::{self, Destination};

/// Options of a position, instalments of an option (the register's version 3).
const MANY: usize = 100;
/// Instalments of all options together: every page looks at each of them.
const INSTALMENTS_MAX: usize = 400;
/// Transfers of an instalment (paForNode.xsd).
const TRANSFERS_MAX: usize = 5;
/// Pairs of metadata of anything (paForNode.xsd).
const METADATA_MAX: usize = 15;
pub(crate) const TEXT_MAX: usize = 140;

/// The options as they may be stored, or what is wrong with them. `fresh` asks for dates to come, which an
/// update may leave as they are.
pub(crate) fn checked(
    options: &[NewOption],
    fresh: bool,
    now: Moment,
) -> Result<Vec<NewOption>, PositionError> {
    if options.is_empty() || options.len() > MANY {
        return Err(PositionError::Count);
    }
    if options.iter().map(|option| option.instalments.len()).sum::<usize>() > INSTALMENTS_MAX {
        return Err(PositionError::Count);
    }
    for option in options {
        if option.instalments.is_empty()
            || option.instalments.len() > MANY
            || (option.whole && option.instalments.len() > 1)
        {
            return Err(PositionError::Count);
        }
        within("description", &option.description, TEXT_MAX)?;
        within("name", &option.debtor.name, 70)?;
        if option.debtor.code.len() < 2 || option.debtor.code.len() > 16 {
            return Err(PositionError::Text("code"));
        }
        if fresh && option.valid_from.is_some_and(|from| from < now) {
            return Err(PositionError::ValidFrom);
        }
        for instalment in &option.instalments {
            instalment_holds(option, instalment, fresh, now)?;
        }
    }
    Ok(options.to_vec())
}

fn instalment_holds(
    option: &NewOption,
    instalment: &NewInstalment,
    fresh: bool,
    now: Moment,
) -> Result<(), PositionError> {
    let amount = instalment.amount;
    if !amount.is_positive()
        || amount > pagopa::cents::LARGEST
        || instalment.fee.0 < 0
        || instalment.fee > amount
    {
        return Err(PositionError::Amount);
    }
    if instalment.transfers.is_empty() || instalment.transfers.len() > TRANSFERS_MAX {
        return Err(PositionError::Transfers);
    }
    if instalment.transfers.iter().any(|transfer| !transfer.amount.is_positive()) {
        return Err(PositionError::Amount);
    }
    if Cents::total(instalment.transfers.iter().map(|transfer| transfer.amount)) != Some(amount) {
        return Err(PositionError::Sum);
    }
    // A date that is past is let through by an update of what does not expire: the guide of the register.
    if (fresh || option.switch_to_expired) && instalment.due_at < now
        || option.valid_from.is_some_and(|from| instalment.due_at < from)
    {
        return Err(PositionError::DueDate);
    }
    within("description", &instalment.description, TEXT_MAX)?;
    let first = instalment.transfers[0].amount;
    let mut before: Option<(Moment, Cents)> = None;
    for reduction in &instalment.reductions {
        let off = Cents(amount.0 - reduction.amount.0);
        // One that waits for the notice to be served has the last word.
        let until = reduction.until.unwrap_or(Moment(i64::MAX));
        let rises = before.is_none_or(|(earlier, was)| earlier < until && was < reduction.amount);
        if !reduction.amount.is_positive() || !off.is_positive() || off >= first || !rises {
            return Err(PositionError::Reduction);
        }
        if reduction.until.is_some_and(|until| until > instalment.due_at) {
            return Err(PositionError::ReductionEnd);
        }
        before = Some((until, reduction.amount));
    }
    instalment.transfers.iter().try_for_each(transfer_holds)?;
    pairs_hold(&instalment.metadata)
}

fn transfer_holds(transfer: &position::Transfer) -> Result<(), PositionError> {
    within("reason", &transfer.reason, TEXT_MAX)?;
    within("category", &transfer.category, TEXT_MAX)?;
    within("company_name", &transfer.company_name, TEXT_MAX)?;
    if transfer.beneficiary.len() != 11 || !transfer.beneficiary.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(PositionError::Text("beneficiary"));
    }
    match &transfer.to {
        Destination::Account { postal, .. } => {
            if postal.is_some_and(|postal| !postal.is_postal()) {
                return Err(PositionError::Iban);
            }
        }
        Destination::Told(_) => return Err(PositionError::Iban),
        Destination::Stamp(stamp) => {
            within("document_hash", &stamp.document_hash, 70)?;
            let province =
                stamp.province.len() == 2 && stamp.province.bytes().all(|c| c.is_ascii_uppercase());
            if !province || stamp.kind != "01" {
                return Err(PositionError::Text("stamp"));
            }
        }
    }
    pairs_hold(&transfer.metadata)
}

fn pairs_hold(pairs: &position::Metadata) -> Result<(), PositionError> {
    if pairs.len() > METADATA_MAX {
        return Err(PositionError::Text("metadata"));
    }
    pairs.iter().try_for_each(|(key, value)| {
        within("metadata", key, TEXT_MAX)?;
        within("metadata", value, TEXT_MAX)
    })
}

pub(super) fn within(field: &'static str, text: &str, most: usize) -> Result<(), PositionError> {
    let length = text.chars().count();
    let fits = length > 0 && length <= most && written::is_readable(text) && !text.trim().is_empty();
    if fits { Ok(()) } else { Err(PositionError::Text(field)) }
}
