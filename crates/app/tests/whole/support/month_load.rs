//! The register of a simulated month, written set by set: positions as they were before anybody paid them, and
//! receipts as the platform sent them, with the payments that they are.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::month::{Month, OURS, Odd, Paid};

pub fn register(tx: &mut Tx, body: i64, due: i64, month: &Month) -> Result<(), StoreError> {
    tx.execute(
        sql!("INSERT INTO debtor (body, id, kind, code, name, name_key, street, civic, postcode, city, province, country) VALUES (?1, 1, 'F', 'ANONIMO', 'ANONIMO', 'anonimo', '', '', '', '', '', '')"),
        values![body],
    )?;
    for (nav, cents) in &month.unpaid {
        let transfers = [(1, *cents, OURS, false)];
        position(tx, body, due, (nav.as_str(), nav.iuv().as_str()), *cents, &transfers, false)?;
    }
    for paid in &month.paid {
        if !matches!(paid.odd, Odd::NeverSeen | Odd::Second) {
            let received = paid.odd != Odd::MissingReceipt;
            let names = (paid.nav.as_str(), paid.nav.iuv().to_string());
            position(tx, body, due, (names.0, &names.1), paid.amount, &paid.transfers, received)?;
            if received {
                payment(tx, body, paid)?;
            }
        }
        if !matches!(paid.odd, Odd::NeverSeen | Odd::MissingReceipt) {
            receipt(tx, body, paid)?;
        }
    }
    Ok(())
}

fn number(nav: &str) -> i64 {
    // the series within a number of ours
    nav[3..16].parse().unwrap()
}

fn noon(day: Date) -> Moment {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp().into()
}

fn position(
    tx: &mut Tx,
    body: i64,
    due: i64,
    (nav, iuv): (&str, &str),
    cents: i64,
    transfers: &[(i64, i64, &'static str, bool)],
    paid: bool,
) -> Result<(), StoreError> {
    let (id, due_at) = (number(nav), noon(super::month::UNTIL));
    tx.execute(
        sql!("INSERT INTO debt_position (body, id, iupd, due, origin, creditor, company_name, stand_in, tie_kind, tie, lang, created_at, published_at, first_due_at, progress, amount, touched_at, version) VALUES (?1, ?2, ?3, ?4, 'program', ?8, 'Comune', 0, '', 0, 'it', 0, 0, ?5, ?6, ?7, 0, 1)"),
        values![body, id, format!("m{id}"), due, due_at, if paid { 2i64 } else { 0 }, cents, OURS],
    )?;
    tx.execute(
        sql!("INSERT INTO payment_option (body, position, place, debtor, description, switch_to_expired, whole) VALUES (?1, ?2, 1, 1, 'Mensa', 0, 1)"),
        values![body, id],
    )?;
    tx.execute(
        sql!("INSERT INTO instalment (body, position, id, option_place, place, nav, iuv, amount, fee, due_at, description, reductions, metadata) VALUES (?1, ?2, ?2, 1, 1, ?3, ?4, ?5, 0, ?6, 'Mensa', '[]', '[]')"),
        values![body, id, nav, iuv, cents, due_at],
    )?;
    for (place, cents, whom, stamp) in transfers {
        let stamped = stamp.then(|| r#"{"document_hash":"x","kind":"01","province":"TS"}"#.to_owned());
        let iban = (!stamp).then_some("IT60X0542811101000000123456".to_owned());
        tx.execute(
            sql!("INSERT INTO transfer (body, position, instalment, place, amount, beneficiary, company_name, iban, stamp, reason, category, metadata) VALUES (?1, ?2, ?2, ?3, ?4, ?5, 'Comune', ?6, ?7, 'Mensa', '9/0101109SP/', '[]')"),
            values![body, id, *place, *cents, *whom, iban, stamped],
        )?;
    }
    Ok(())
}

fn payment(tx: &mut Tx, body: i64, paid: &Paid) -> Result<(), StoreError> {
    let at = noon(paid.day);
    tx.execute(
        sql!("INSERT INTO payment (body, position, instalment, paid_at, recorded_at, amount, way, receipt, method, provider, actor, reason) VALUES (?1, ?2, ?2, ?3, ?3, ?4, 'platform', ?5, '', '', 'platform', '')"),
        values![body, paid.number, at, paid.amount, &paid.receipt],
    )?;
    Ok(())
}

pub fn receipt(tx: &mut Tx, body: i64, paid: &Paid) -> Result<(), StoreError> {
    let position = (paid.odd != Odd::Second).then_some(paid.number);
    tx.execute(
        sql!("INSERT INTO receipt (body, receipt_id, issuer, nav, iuv, amount, position, instalment, verdict, paid_at, psp, psp_name, method, stand_in, source, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 'settled', ?8, 'PSP', 'Banca', '', 0, 'node', ?8)"),
        values![
            body,
            &paid.receipt,
            OURS,
            paid.nav.as_str(),
            paid.nav.iuv().as_str(),
            paid.amount,
            position,
            noon(paid.day)
        ],
    )?;
    for (place, cents, whom, stamp) in &paid.transfers {
        tx.execute(
            sql!("INSERT INTO receipt_transfer (body, receipt_id, place, beneficiary, amount, stamp, category, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '9/0101109SP/', 'Mensa')"),
            values![body, &paid.receipt, *place, *whom, *cents, *stamp],
        )?;
    }
    Ok(())
}
