//! A bank's statement as CSV: semicolon, comma or tab, first row with names, in UTF-8 or Windows' older alphabet.
//!
//! Columns by their names, in any order; letters, digits and single blanks count, capitals and accents do not:
//!
//! | meaning | names |
//! |---|---|
//! | date (needed) | data, data contabile, data operazione, data movimento, data registrazione, date |
//! | value date | valuta, data valuta, value date |
//! | amount (this or the next two) | importo, importo euro, importo eur, amount |
//! | credits | entrate, avere, accrediti, accredito, credit |
//! | debits | uscite, dare, addebiti, addebito, debit |
//! | reason (needed) | causale, descrizione, descrizione operazione, descrizione estesa, dettagli, description |
//! | bolletta | bolletta, numero bolletta, numero provvisorio, provvisorio, sospeso, numero sospeso |
//! | end-to-end id | end to end id, endtoend id, e2e, id end to end |
//! | reference | cro, trn, cro trn, riferimento, riferimento operazione, reference |
//! | customer | ordinante, cliente, controparte, debitore, ordinante beneficiario |
//!
//! Amounts are `1.234,56` or `1234.56`, dates `dd/mm/yyyy` or `yyyy-mm-dd`. A row that cannot be read is a
//! verdict; rows without a single field are passed over.

mod columns;
pub mod rows;
pub mod value;

use jiff::civil::Date;

use super::bounds::{booked, credible};
use super::{
    Account, Direction, Journal, JournalError, Movement, MovementError, MovementReason, Operation, Version,
};
use crate::Cents;
use columns::{AMOUNT, BOLLETTA, CREDIT, CUSTOMER, DATE, DEBIT, END_TO_END, NAMES, REASON, REFERENCE, VALUE};
pub use columns::{Column, columns};
use rows::ROWS_MAX;
use value::{amount, day};

/// What a bank's file does not say of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub abi: String,
    pub account: String,
    /// Name of the file or of the upload: becomes the id of the journal, with the account and the days of its rows.
    pub id: String,
}

/// The statement as a journal of one page with one account; its days and its year are those of its rows. A row
/// without a bolletta gets one made of its own facts, so that the same file read again changes nothing; one that was
/// booked after `latest` is none.
pub fn read(bytes: &[u8], statement: &Statement, latest: Date) -> Result<Journal, JournalError> {
    let text = value::text(bytes).map_err(JournalError::Text)?;
    let rows = rows::rows(&text, ROWS_MAX).ok_or(JournalError::Csv)?;
    let (names, rows) = rows.split_first().ok_or(JournalError::Csv)?;
    if rows.len() > ROWS_MAX {
        return Err(JournalError::TooMany);
    }
    let names: Vec<String> = names.fields.iter().map(|name| value::name(name)).collect();
    let column =
        |meaning: usize| NAMES[meaning].iter().find_map(|known| names.iter().position(|name| name == known));
    let columns: [Option<usize>; 10] = std::array::from_fn(column);
    // Any text has a first row: what has none of the names that matter is something else.
    if names.len() < 2
        || [DATE, AMOUNT, CREDIT, DEBIT, REASON].iter().all(|meaning| columns[*meaning].is_none())
    {
        return Err(JournalError::Csv);
    }
    for (meaning, name) in [(DATE, "data"), (REASON, "causale")] {
        columns[meaning].ok_or(JournalError::Header(name))?;
    }
    if columns[AMOUNT].or(columns[CREDIT]).or(columns[DEBIT]).is_none() {
        return Err(JournalError::Header("importo"));
    }
    let mut seen = std::collections::HashMap::new();
    let movements = (1..).zip(rows).map(|(index, row)| {
        let needed = [DATE, REASON].into_iter().filter_map(|meaning| columns[meaning]).max();
        let read = if row.fields.len() <= needed.unwrap_or(0) {
            Err(MovementReason::Fields)
        } else {
            movement(&columns, &row.fields, latest)
        };
        let read = read.map(|movement| numbered(movement, &mut seen));
        read.map_err(|reason| MovementError { index, line: row.line, reason })
    });
    let movements: Vec<Result<Movement, MovementError>> = movements.collect();
    let days = || movements.iter().flatten().map(|movement| movement.date);
    let (from, to) = days().min().zip(days().max()).ok_or(JournalError::Rows)?;
    Ok(Journal {
        version: Version::Csv,
        abi: statement.abi.clone(),
        id: named(statement, from, to),
        page: 1,
        pages: 1,
        year: from.year(),
        from,
        to,
        accounts: vec![Account { number: statement.account.clone(), description: None, movements }],
    })
}

/// Banks give each export the same name: the account and the days make it one of its own.
fn named(statement: &Statement, from: Date, to: Date) -> String {
    let days = format!("{from}/{to}");
    let all = [statement.id.as_str(), statement.account.as_str(), days.as_str()];
    all.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn movement(
    columns: &[Option<usize>; 10],
    fields: &[String],
    latest: Date,
) -> Result<Movement, MovementReason> {
    let raw = |meaning: usize| columns[meaning].and_then(|at| fields.get(at)).map_or("", String::as_str);
    let kept = |meaning| Some(raw(meaning).trim().to_owned()).filter(|text| !text.is_empty());
    let date = booked(day(raw(DATE)), latest)?;
    let (direction, amount) = money([raw(AMOUNT), raw(CREDIT), raw(DEBIT)]).ok_or(MovementReason::Amount)?;
    let amount = credible(amount).ok_or(MovementReason::Amount)?;
    Ok(Movement {
        direction,
        document: String::new(),
        operation: Operation::Executed,
        document_number: None,
        amount,
        bolletta: kept(BOLLETTA).unwrap_or_default(),
        date,
        value_date: day(raw(VALUE)),
        execution: None,
        end_to_end: kept(END_TO_END),
        reference: kept(REFERENCE),
        customer: kept(CUSTOMER),
        reason: raw(REASON).to_owned(),
        bank_data: None,
    })
}

/// One signed column, or one of two: the amount itself is never negative here.
fn money([signed, credit, debit]: [&str; 3]) -> Option<(Direction, Cents)> {
    let filled = |text: &str| !text.trim().is_empty();
    let (text, turned) = match (filled(signed), filled(credit), filled(debit)) {
        (true, _, _) => (signed, false),
        (false, true, false) => (credit, false),
        (false, false, true) => (debit, true),
        // many banks fill the other column with a zero
        (false, true, true) if amount(credit)? == Cents::ZERO => (debit, true),
        (false, true, true) if amount(debit)? == Cents::ZERO => (credit, false),
        _ => return None,
    };
    let cents = amount(text)?;
    // debits are written with a minus or without
    let out = if turned { true } else { cents < Cents::ZERO };
    let direction = if out { Direction::Out } else { Direction::In };
    Some((direction, Cents(cents.0.checked_abs()?)))
}

/// Two rows that say the same are two movements: the second gets the next number.
fn numbered(mut movement: Movement, seen: &mut std::collections::HashMap<String, u32>) -> Movement {
    if movement.bolletta.is_empty() {
        let facts = format!(
            "{}|{}|{}|{}|{}|{}",
            movement.date,
            movement.direction.word(),
            movement.amount,
            movement.reason.trim(),
            movement.reference.as_deref().unwrap_or_default(),
            movement.end_to_end.as_deref().unwrap_or_default(),
        );
        let digest = value::digest(&facts);
        let times = seen.entry(facts).or_insert(0);
        *times += 1;
        movement.bolletta = format!("{digest:016x}-{times}");
    }
    movement
}
