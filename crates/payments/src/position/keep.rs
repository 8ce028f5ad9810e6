//! Writing positions: whole, or what one step changed.

use pagopa::Iban;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{Destination, Instalment, Payment, PaymentOption, Position, Transfer, tie_word};

/// Writes a new position; false when the creditor's own name for it is taken.
pub(crate) fn insert(tx: &mut Tx, position: &Position, now: Moment) -> Result<bool, StoreError> {
    let (tie_kind, tie) = position.tie.map_or(("", 0), tie_word);
    let written = tx.execute(
        sql!("INSERT INTO debt_position (body, id, iupd, due, origin, company_name, office_name, stand_in, tie_kind, tie, lang, created_at, published_at, invalid_at, valid_from, expires_at, first_due_at, progress, amount, touched_at, creditor, version, told_version, tell_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, 1, 0, 0) ON CONFLICT DO NOTHING"),
        values![
            position.body,
            position.id,
            position.iupd.as_str(),
            position.due,
            position.origin.word(),
            position.company_name.as_str(),
            position.office_name.clone(),
            position.stand_in,
            tie_kind,
            tie,
            position.lang.code(),
            position.created_at,
            position.published_at,
            position.invalid_at,
            position.valid_from(),
            position.expires_at(),
            first_due_at(position),
            position.progress() as i64,
            position.amount().0,
            now,
            position.creditor.as_str()
        ],
    )?;
    if written == 0 {
        return Ok(false);
    }
    put_options(tx, position)
}

/// Writes the options of a position that has none stored; false when a notice number is taken.
pub(crate) fn put_options(tx: &mut Tx, position: &Position) -> Result<bool, StoreError> {
    for option in &position.options {
        let debtor = option.debtor.insert(tx, position.body)?;
        tx.execute(
            sql!("INSERT INTO payment_option (body, position, place, debtor, description, valid_from, switch_to_expired, whole) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
            values![
                position.body,
                position.id,
                option.place,
                debtor,
                option.description.as_str(),
                option.valid_from,
                option.switch_to_expired,
                option.whole
            ],
        )?;
        for instalment in &option.instalments {
            if !put_instalment(tx, position, option, instalment)? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn put_instalment(
    tx: &mut Tx,
    position: &Position,
    option: &PaymentOption,
    instalment: &Instalment,
) -> Result<bool, StoreError> {
    let written = tx.execute(
        sql!("INSERT INTO instalment (body, position, id, option_place, place, nav, iuv, amount, fee, due_at, description, reductions, metadata) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING"),
        values![
            position.body,
            position.id,
            instalment.id,
            option.place,
            instalment.place,
            instalment.nav.as_str(),
            instalment.iuv.as_str(),
            instalment.amount.0,
            instalment.fee.0,
            instalment.due_at,
            instalment.description.as_str(),
            json(&instalment.reductions)?,
            json(&instalment.metadata)?
        ],
    )?;
    for transfer in &instalment.transfers {
        put_transfer(tx, position, instalment.id, transfer)?;
    }
    Ok(written == 1)
}

fn put_transfer(
    tx: &mut Tx,
    position: &Position,
    instalment: i64,
    transfer: &Transfer,
) -> Result<(), StoreError> {
    let (iban, postal, stamp) = match &transfer.to {
        Destination::Account { iban, postal } => {
            (Some(iban.as_str()), postal.as_ref().map(Iban::as_str), None)
        }
        Destination::Stamp(stamp) => (None, None, Some(json(stamp)?)),
        Destination::Told(account) => (Some(account.as_str()), None, None),
    };
    tx.execute(
        sql!("INSERT INTO transfer (body, position, instalment, place, amount, beneficiary, company_name, iban, postal_iban, stamp, reason, category, metadata, reported_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
        values![
            position.body,
            position.id,
            instalment,
            transfer.place,
            transfer.amount.0,
            transfer.beneficiary.as_str(),
            transfer.company_name.as_str(),
            iban,
            postal,
            stamp,
            transfer.reason.as_str(),
            transfer.category.as_str(),
            json(&transfer.metadata)?,
            transfer.reported_at
        ],
    )?;
    Ok(())
}

/// What lists ask for, computed anew from the facts of the position; its version rises.
pub(crate) fn refresh(tx: &mut Tx, position: &Position, now: Moment) -> Result<(), StoreError> {
    let (tie_kind, tie) = position.tie.map_or(("", 0), tie_word);
    tx.execute(
        sql!("UPDATE debt_position SET due = ?3, company_name = ?4, office_name = ?5, stand_in = ?6, tie_kind = ?7, tie = ?8, published_at = ?9, invalid_at = ?10, valid_from = ?11, expires_at = ?12, first_due_at = ?13, progress = ?14, amount = ?15, touched_at = ?16, tell_at = 0, version = version + 1 WHERE body = ?1 AND id = ?2"),
        values![
            position.body,
            position.id,
            position.due,
            position.company_name.as_str(),
            position.office_name.clone(),
            position.stand_in,
            tie_kind,
            tie,
            position.published_at,
            position.invalid_at,
            position.valid_from(),
            position.expires_at(),
            first_due_at(position),
            position.progress() as i64,
            position.amount().0,
            now
        ],
    )?;
    Ok(())
}

/// Takes the position for this transaction: false when somebody changed it since `version` was read.
pub(crate) fn touch(tx: &mut Tx, position: &mut Position) -> Result<bool, StoreError> {
    let written = tx.execute(
        sql!("UPDATE debt_position SET version = version + 1 WHERE body = ?1 AND id = ?2 AND version = ?3"),
        values![position.body, position.id, position.version],
    )?;
    position.version += 1;
    Ok(written == 1)
}

impl Position {
    /// What was just written, or taken back.
    pub(crate) fn put_payment(&mut self, instalment: i64, payment: Option<Payment>) {
        let mut parts = self.options.iter_mut().flat_map(|option| &mut option.instalments);
        if let Some(part) = parts.find(|part| part.id == instalment) {
            part.payment = payment;
        }
    }
}

fn first_due_at(position: &Position) -> Option<Moment> {
    position.instalments().map(|(_, instalment)| instalment.due_at).min()
}

pub(super) fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Shape(error.to_string()))
}
