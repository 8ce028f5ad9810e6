//! Receipts as fast as they can be kept: through the door, and the same work without any door.

use std::net::SocketAddr;
use std::time::Instant;

use app::compose::House;
use pagopa::NoticeNumber;
use pagopa::soap::*;
use payments::receipts::{self, Arrival, Way};
use platform::Lane;
use platform::store::{StoreError, Tx};
use tokio::task::JoinHandle;

use super::{message, sender};
use crate::http::Wire;
use crate::town::{CENTS, IBAN, STATION, TOWN};
use crate::{Extent, Res};

const SENDERS: usize = 64;

pub fn receipt(nav: &NoticeNumber) -> Res<Request> {
    let wrong = |_| "a field";
    let transfer = Transfer {
        index: TransferIndex::new(1).ok_or("an index")?,
        amount: Amount::new(CENTS).map_err(wrong)?,
        body: BodyCode::parse(TOWN).map_err(|_| "a code")?,
        credit: Named { company: None, to: Paid::Iban(Text::cut_or_dash(IBAN)) },
        remittance: Text::cut_or_dash("Mensa"),
        category: Text::cut_or_dash("9/0101109SP/"),
        metadata: None,
    };
    let person = Subject::new(SubjectKind::Person, Text::cut_or_dash("ANONIMO"), Text::cut_or_dash("Ada"));
    let transfers = Transfers::new(vec![transfer]).map_err(|_| "transfers")?;
    let receipt = Receipt {
        id: Text::cut_or_dash(&format!("r{nav}")),
        notice: nav.clone().into(),
        body: BodyCode::parse(TOWN).map_err(|_| "a code")?,
        outcome: Outcome::Ok,
        reference: nav.iuv().into(),
        amount: Amount::new(CENTS).map_err(wrong)?,
        description: Text::cut_or_dash("Mensa"),
        company: Text::cut_or_dash("Comune di Cassa"),
        office: None,
        debtor: person,
        psp: Psp {
            id: Text::cut_or_dash("PSP"),
            fiscal_code: None,
            vat_number: None,
            company: Text::cut_or_dash("Banca"),
            channel: Text::cut_or_dash("PSP_01"),
            channel_description: Text::cut_or_dash("app"),
        },
        payer: None,
        method: None,
        fee: None,
        paid_at: None,
        applied_on: None,
        transfer_on: None,
        metadata: None,
        stand_in: None,
        edition: Edition::Second { transfers, more: More::default() },
    };
    Ok(Request::SendReceipt { sender: sender(), receipt: Box::new(receipt) })
}

/// The parts of a list that so many senders share.
fn shares(notices: &[NoticeNumber]) -> Vec<Vec<NoticeNumber>> {
    let share = |first| notices.iter().skip(first).step_by(SENDERS).cloned().collect();
    (0..SENDERS).map(share).collect()
}

pub async fn served(address: SocketAddr, extent: Extent, notices: &[NoticeNumber]) -> Res<f64> {
    // Connections stay open for days: opening them is none of the work.
    let (shares, mut wires) = (shares(notices), Vec::new());
    for _ in 0..SENDERS {
        wires.push(Wire::open(address).await?);
    }
    let began = Instant::now();
    let mut sending = Vec::new();
    for (share, mut wire) in shares.into_iter().zip(wires) {
        sending.push(tokio::spawn(async move {
            let mut kept = 0u32;
            for nav in share {
                if began.elapsed() >= extent.measured {
                    break;
                }
                let answer = wire.ask(&message(&receipt(&nav)?)).await?;
                if !answer.text().contains("<outcome>OK") {
                    return Err(answer.text().into());
                }
                kept += 1;
            }
            Res::Ok(kept)
        }));
    }
    per_second(sending, began).await
}

pub async fn bare(house: &House, body: i64, extent: Extent, notices: &[NoticeNumber]) -> Res<f64> {
    let shares = shares(notices);
    let began = Instant::now();
    let mut sending = Vec::new();
    for share in shares {
        let ctx = house.ctx.clone();
        sending.push(tokio::spawn(async move {
            let mut kept = 0u32;
            for nav in share {
                if began.elapsed() >= extent.measured {
                    break;
                }
                let request = receipt(&nav)?;
                let raw = request.to_envelope().into_bytes().into();
                let Request::SendReceipt { receipt, .. } = request else { return Err("a receipt".into()) };
                let arrival = Arrival { way: Way::Station(STATION.into()), raw, receipt: *receipt };
                let (offices, now) = (ctx.offices.clone(), ctx.clock.now());
                let keep = move |tx: &mut Tx| match offices.at(tx, body)? {
                    Some(office) => receipts::take_in(tx, &office, &arrival, now).map(drop),
                    None => Err(StoreError::Shape("no body".into())),
                };
                ctx.db.write(Lane::of(body, office::lanes::PAYMENTS), keep).await?;
                kept += 1;
            }
            Res::Ok(kept)
        }));
    }
    per_second(sending, began).await
}

async fn per_second(sending: Vec<JoinHandle<Res<u32>>>, began: Instant) -> Res<f64> {
    let mut kept = 0;
    for one in sending {
        kept += one.await??;
    }
    Ok(f64::from(kept) / began.elapsed().as_secs_f64())
}
