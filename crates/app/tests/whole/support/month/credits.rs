//! What the treasurer writes of a flow.

use jiff::ToSpan;
use jiff::civil::Date;
use pagopa::Cents;
use pagopa::bank_text::{Dirt, dirty, remittance_text};
use pagopa::settlement::FlowId;
use pagopa::treasury::{Direction, Movement, Operation};

use super::{Month, Strange};

pub fn provider_name(provider: i64) -> String {
    format!("Banca di Credito Numero {provider:03}")
}

pub fn credits(
    month: &mut Month,
    at: usize,
    provider: i64,
    day: Date,
    name: &str,
    total: i64,
    strange: Strange,
) {
    let id = FlowId::parse(name).unwrap();
    let clean = remittance_text(&id, (!at.is_multiple_of(3)).then_some(0));
    let number = format!("{at}");
    let whole = |text: &str, cents| credit(&number, cents, day, text);
    let mut put = |movement: Movement| month.movements.push(movement);
    match strange {
        Strange::Nothing | Strange::Revised | Strange::RevisedBefore | Strange::Doubled => {
            put(whole(&clean, total));
        }
        Strange::Text(kind) => {
            let text = dirty(&clean, kind, at as u64);
            put(Movement { customer: Some(provider_name(provider)), ..whole(&text, total) });
        }
        Strange::ByReference => {
            put(Movement { reference: Some(format!("TRN{at:08}")), ..whole("ACCREDITO", total) });
        }
        Strange::Mute => {
            let text = dirty(&clean, Dirt::NoId, 0);
            put(whole(&text, total));
            month.expected.push((format!("B/{}", text.trim()), vec!["TES_NO_MATCH"]));
        }
        Strange::NoCredit => {}
        Strange::TwoCredits | Strange::TwoCutCredits => {
            let cut = strange == Strange::TwoCutCredits;
            let text = if cut { remittance_text(&id, None).replace(&name[17..], "") } else { clean.clone() };
            for (part, cents) in [("a", total / 3), ("b", total - total / 3)] {
                put(credit(&format!("{at}{part}"), cents, day, &text));
            }
        }
        Strange::OtherAmount => put(whole(&clean, total - 100)),
        Strange::CreditedTwice => {
            put(whole(&clean, total));
            put(credit(&format!("{at}bis"), total, day, &clean));
        }
        Strange::Reversed | Strange::Restored => {
            put(whole(&clean, total));
            let next = |operation, after: i64| Movement {
                operation,
                date: day + after.days(),
                ..whole(&clean, total)
            };
            put(next(Operation::Reversed, 1));
            if strange == Strange::Restored {
                put(next(Operation::Restored, 2));
            }
        }
        Strange::NoFlow => {
            put(whole(&clean, total));
            month.expected.push((format!("B/{clean}"), vec!["TES_NO_IUF_OR_IUV"]));
        }
    }
}

pub fn credit(number: &str, cents: i64, day: Date, text: &str) -> Movement {
    Movement {
        direction: Direction::In,
        document: "SOSPESO ENTRATA".into(),
        operation: Operation::Executed,
        document_number: None,
        amount: Cents(cents),
        bolletta: number.into(),
        date: day,
        value_date: None,
        execution: None,
        end_to_end: None,
        reference: None,
        customer: None,
        reason: text.into(),
        bank_data: None,
    }
}
