//! What goes wrong on the way of the money, as it does anywhere: days count backwards from the one on which the
//! demonstration begins, so that the last ones always have something to look at.

use jiff::civil::Date;
use pagopa::Cents;
use pagopa::bank_text::{Dirt, remittance_text};
use pagopa::settlement::FlowId;
use pagopa::treasury::{Direction, Journal, Movement, Operation, opi};
use platform::store::StoreError;
use simulator::{Closing, PROVIDERS};

use super::odd;

/// The receipt of one payment of this day never comes.
pub fn loses_a_receipt(left: usize) -> bool {
    left == 2
}

/// How providers and bank settle a day.
pub fn of_day(left: usize) -> Closing {
    let usual = [Dirt::Dots, Dirt::Prefix, Dirt::BlankInId, Dirt::Suffix, Dirt::Blanks];
    match left {
        0..=1 | 4 => Closing::default(),
        2 => Closing { uncredited: true, ..Closing::default() },
        3 => Closing { no_receipt: true, ..Closing::default() },
        5 => Closing { dirt: vec![Dirt::Cut], ..Closing::default() },
        _ => Closing {
            dirt: usual.get(left % 9).copied().into_iter().collect(),
            two_flows: left.is_multiple_of(7),
            lacking: left.is_multiple_of(6),
            revised: left.is_multiple_of(10),
            split: left.is_multiple_of(11),
            ..Closing::default()
        },
    }
}

/// The journal as the treasurer writes it in the end.
pub fn journal(left: usize, xml: &str) -> Result<Vec<u8>, StoreError> {
    let mut journal = opi::read(xml.as_bytes(), Date::MAX).map_err(odd)?;
    match left {
        3 => strange(&mut journal)?,
        4 => together(&mut journal),
        _ => {}
    }
    Ok(opi::write(&journal).into_bytes())
}

/// Money that no payment explains, and money of a flow that nobody sent.
fn strange(journal: &mut Journal) -> Result<(), StoreError> {
    let day = journal.to;
    let unsent = format!("{day}{}-S{}97", PROVIDERS[0].id, day.strftime("%Y%m%d"));
    let unsent = remittance_text(&FlowId::parse(&unsent).map_err(odd)?, Some(0));
    let account = journal.accounts.first_mut().ok_or_else(|| odd("no account"))?;
    for (number, cents, text) in [(1, 35_000, "AFFITTO SALA CIVICA, CIRCOLO LETTURA"), (2, 7_350, &unsent)] {
        account.movements.push(Ok(credit(day, number, cents, text)));
    }
    Ok(())
}

/// Two credits of the day come as one, under words that name neither.
fn together(journal: &mut Journal) {
    let Some(account) = journal.accounts.first_mut() else { return };
    let mut readable = account.movements.iter().flatten().cloned();
    let (Some(one), Some(other)) = (readable.next(), readable.next()) else { return };
    drop(readable);
    account.movements.drain(..2);
    let cents = one.amount.0 + other.amount.0;
    account.movements.push(Ok(credit(one.date, 3, cents, "ACCREDITI DIVERSI PAGOPA")));
}

/// A credit that no provider poured.
fn credit(day: Date, number: u32, cents: i64, text: &str) -> Movement {
    Movement {
        direction: Direction::In,
        document: "SOSPESO ENTRATA".to_owned(),
        operation: Operation::Executed,
        document_number: None,
        amount: Cents(cents),
        bolletta: format!("V{number}"),
        date: day,
        value_date: Some(day),
        execution: Some("BONIFICO SEPA".to_owned()),
        end_to_end: Some("NOTPROVIDED".to_owned()),
        reference: None,
        customer: None,
        reason: text.to_owned(),
        bank_data: None,
    }
}
