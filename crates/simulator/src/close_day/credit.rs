//! The journal of the treasurer's bank: one page for each body and day.

use pagopa::bank_text::{dirty, remittance_text};
use pagopa::settlement::FlowId;
use pagopa::treasury::{Account, Direction, Journal, Movement, Operation, Version, opi};
use pagopa::{BodyCode, Cents};

use super::Closing;
use crate::chance;
use crate::kept::{Credit, Kept, KeptFlow, KeptJournal};
use crate::psp::Provider;

/// An ABI that no bank has.
const ABI: &str = "99999";
const ACCOUNT: &str = "0000100";

/// Nothing for a body without flows.
pub fn journal(
    kept: &mut Kept,
    seed: u64,
    body: &BodyCode,
    flows: &[KeptFlow],
    wish: &Closing,
) -> Option<KeptJournal> {
    let superseded = |flow: &KeptFlow| {
        flows.iter().any(|it| {
            (&it.body, it.psp, &it.id) == (&flow.body, flow.psp, &flow.id) && it.revision > flow.revision
        })
    };
    let mut own: Vec<&KeptFlow> =
        flows.iter().filter(|flow| flow.body == *body && !superseded(flow)).collect();
    let day = own.first()?.regulation_on;
    if wish.uncredited {
        own.pop();
    }
    let (mut credits, mut movements) = (Vec::new(), Vec::new());
    for (place, flow) in own.into_iter().enumerate() {
        for amount in poured(flow.total(), wish.split && place == 0) {
            let credit = credit(kept, seed, flow, amount, wish, credits.len())?;
            movements.push(Ok(movement(flow, &credit)));
            credits.push(credit);
        }
    }
    let id = format!("GDC-{}-{:05}#001#001", day.strftime("%Y%m%d"), kept.place());
    let page = Journal {
        version: Version::Day,
        abi: ABI.to_owned(),
        id: id.clone(),
        page: 1,
        pages: 1,
        year: day.year(),
        from: day,
        to: day,
        accounts: vec![Account {
            number: ACCOUNT.to_owned(),
            description: Some("CONTO DI TESORERIA - SIMULATORE".to_owned()),
            movements,
        }],
    };
    Some(KeptJournal { id, body: body.clone(), day, credits, xml: opi::write(&page) })
}

/// Two parts of different size, or the whole.
fn poured(total: Cents, split: bool) -> Vec<Cents> {
    let first = Cents(total.0 / 3);
    match total.checked_sub(first) {
        Some(rest) if split && first.is_positive() => vec![first, rest],
        _ => vec![total],
    }
}

fn credit(
    kept: &mut Kept,
    seed: u64,
    flow: &KeptFlow,
    amount: Cents,
    wish: &Closing,
    place: usize,
) -> Option<Credit> {
    kept.bollette += 1;
    let dirt = wish.dirt.get(place % wish.dirt.len().max(1)).copied();
    let right = remittance_text(&FlowId::parse(&flow.id).ok()?, Some(0));
    let draw = chance::drawn(seed, kept.place());
    Some(Credit {
        flow: flow.id.clone(),
        bolletta: kept.bollette.to_string(),
        amount,
        text: dirt.map_or(right.clone(), |dirt| dirty(&right, dirt, draw)),
        dirt,
    })
}

fn movement(flow: &KeptFlow, credit: &Credit) -> Movement {
    Movement {
        direction: Direction::In,
        document: "SOSPESO ENTRATA".to_owned(),
        operation: Operation::Executed,
        document_number: None,
        amount: credit.amount,
        bolletta: credit.bolletta.clone(),
        date: flow.regulation_on,
        value_date: Some(flow.regulation_on),
        execution: Some("BONIFICO SEPA".to_owned()),
        end_to_end: Some("NOTPROVIDED".to_owned()),
        reference: Some(flow.regulation.clone()),
        customer: Some(Provider::of(flow.psp).name.to_owned()),
        reason: credit.text.clone(),
        bank_data: None,
    }
}
