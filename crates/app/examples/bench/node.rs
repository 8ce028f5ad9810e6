//! The door of the national platform: what a notice costs, asked at a steady pace beside many others; and receipts
//! as fast as they can be kept, beside the same work without any door.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use app::compose::House;
use office::Office;
use office::file::{self, Limits};
use pagopa::soap::*;
use pagopa::{Cents, NoticeNumber};
use payments::create::{NewInstalment, NewOption, NewPosition, PositionError, create};
use payments::node::{self, Observer};
use payments::position::{self, Debtor, Destination, Origin};
use payments::proof::{May, Owing};
use payments::receipts::{self, Arrival, Way};
use platform::events::Actor;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::{Lane, listener};

use crate::http::{self, Wire};
use crate::load::percentile;
use crate::report::{Bar, Report};
use crate::{Extent, Res};

/// What the platform may ask of us in a second (issue: p98 within 200 ms).
const PER_SECOND: u64 = 100;
const P98_MS_MAX: f64 = 200.0;
/// Connections that share the questions.
const WIRES: u64 = 16;
const SENDERS: usize = 64;
const AT_ONCE: usize = 200;
const TOWN: &str = "80012345676";
const STATION: &str = "80012345676_01";
const OFFICE: &str = "[body]\nkey = \"cassa\"\nname = \"Comune di Cassa\"\nlanguages = [\"it\"]\n\
    [body.creditor]\nfiscal_code = \"80012345676\"\nsegregation = 1\n\
    [[station]]\nkey = \"80012345676_01\"\nbroker = \"80012345676\"\nsegregation = 1\nfrom = \"2020-01-01\"\n\
    [[due]]\nkey = \"mensa\"\nname = \"Mensa\"\ntaxonomy = \"9/0101109SP/\"\niban = \"IT60X0542811101000000123456\"\n";

/// What is asked about a notice.
type Question = fn(Sender, QrCode) -> Request;

pub async fn measure(report: &mut Report, extent: Extent, house: &House) -> Res<()> {
    let body = import(house).await?;
    let began = Instant::now();
    let notices = furnish(house, body, extent.notices).await?;
    let each = began.elapsed().as_secs_f64() * 1e3 / extent.notices as f64;
    report.row(&format!("node: making one of {} positions", extent.notices), each, "ms", Bar::None);

    let door = listener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let address = door.local_addr()?;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let app = node::router(house.ctx.clone(), Observer::default());
    let serving = tokio::spawn(listener::serve(door, None, app, listener::Limits::default(), async {
        let _ = stopped.await;
    }));
    let notices = Arc::new(notices);
    let questions: [(&str, Question); 2] = [
        ("verify", |sender, qr| Request::Verify { sender, qr }),
        ("get", |sender, qr| {
            let (amount, note, transfer_type, due) = (None, None, None, None);
            Request::GetV2(Asked { sender, qr, amount, note, transfer_type, due })
        }),
    ];
    for (name, question) in questions {
        let mut waits = steadily(address, extent, notices.clone(), question).await?;
        let [p50, p98] = [50, 98].map(|percent| f64::from(percentile(&mut waits, percent)) / 1e3);
        report.row(&format!("node: {name} at {PER_SECOND}/s, p50"), p50, "ms", Bar::None);
        report.row(&format!("node: {name} at {PER_SECOND}/s, p98"), p98, "ms", Bar::AtMost(P98_MS_MAX));
    }
    // The first ones warm the store; then the two take turns, so that neither has the colder or the fuller one.
    let parts: Vec<&[NoticeNumber]> = notices.chunks(notices.len().div_ceil(5)).collect();
    let [warming, first, second, third, fourth] = parts[..] else { return Err("too few notices".into()) };
    bare(house, body, extent, warming).await?;
    let mut plain = bare(house, body, extent, first).await?;
    let mut behind = served(address, extent, second).await?;
    behind += served(address, extent, third).await?;
    plain += bare(house, body, extent, fourth).await?;
    let (bare, served) = (plain / 2.0, behind / 2.0);
    report.row("node: receipts, straight into the store", bare, "/s", Bar::None);
    report.row("node: receipts through the door", served, "/s", Bar::None);
    report.row("node: receipts, door / store", served / bare, "", Bar::None);
    let _ = stop.send(());
    serving.await?;
    Ok(())
}

async fn import(house: &House) -> Res<i64> {
    let file = file::read(OFFICE, Limits::Published).map_err(|errors| format!("{errors:?}"))?;
    let (now, offices) = (house.ctx.clock.now(), house.ctx.offices.clone());
    let work = move |tx: &mut Tx| office::import::apply(tx, &file, false, &Actor("bench".into()), now);
    let (body, _) = house.ctx.db.write(Lane::HOUSE, work).await.map_err(|error| format!("{error:?}"))?;
    house.ctx.db.read(move |tx| offices.load_all(tx)).await?;
    Ok(body)
}

async fn furnish(house: &House, body: i64, count: usize) -> Res<Vec<NoticeNumber>> {
    let mut notices = Vec::with_capacity(count);
    for _ in 0..count.div_ceil(AT_ONCE) {
        let (offices, now) = (house.ctx.offices.clone(), house.ctx.clock.now());
        let work = move |tx: &mut Tx| {
            let office = offices.at(tx, body)?.ok_or(PositionError::Unknown)?;
            let clerk = May::<Owing>::house(body, "bench");
            let wish = wish(&office, now.plus_s(30 * 86_400));
            (0..AT_ONCE)
                .map(|_| {
                    let made = create(tx, &office, &clerk, &wish, now)?;
                    Ok(made.options[0].instalments[0].nav.clone())
                })
                .collect::<Result<Vec<_>, PositionError>>()
        };
        let made = house.ctx.db.write(Lane::of(body, payments::ROOM), work).await;
        notices.extend(made.map_err(|error| format!("{error:?}"))?);
    }
    Ok(notices)
}

fn wish(office: &Office, due_at: platform::Moment) -> NewPosition {
    let transfer = position::Transfer {
        place: 1,
        amount: Cents(4_500),
        beneficiary: TOWN.into(),
        company_name: office.body.name.clone(),
        to: Destination::Account { iban: "IT60X0542811101000000123456".into(), postal: None },
        reason: "Mensa".into(),
        category: "9/0101109SP/".into(),
        metadata: Vec::new(),
        reported_at: None,
    };
    let instalment = NewInstalment {
        nav: None,
        amount: Cents(4_500),
        fee: Cents::ZERO,
        due_at,
        description: "Mensa".into(),
        reductions: Vec::new(),
        metadata: Vec::new(),
        transfers: vec![transfer],
    };
    NewPosition {
        iupd: None,
        due: office.dues.first().map_or(0, |due| due.id),
        origin: Origin::Program,
        company_name: String::new(),
        office_name: None,
        stand_in: false,
        tie: None,
        lang: Lang::It,
        options: vec![NewOption {
            debtor: Debtor { code: "ANONIMO".into(), name: "Ada".into(), ..Debtor::default() },
            description: "Mensa".into(),
            valid_from: None,
            switch_to_expired: false,
            whole: true,
            instalments: vec![instalment],
        }],
        publish: true,
    }
}

fn sender() -> Sender {
    Sender {
        body: Text::cut_or_dash(TOWN),
        broker: Text::cut_or_dash(TOWN),
        station: Text::cut_or_dash(STATION),
    }
}

fn message(request: &Request) -> Vec<u8> {
    http::post(node::PATH, None, &request.to_envelope())
}

/// Asks at a steady pace, whatever the answers take; waits count from when a question was due, in microseconds.
async fn steadily(
    address: SocketAddr,
    extent: Extent,
    notices: Arc<Vec<NoticeNumber>>,
    question: Question,
) -> Res<Vec<u32>> {
    let total = extent.measured.as_millis() as u64 * PER_SECOND / 1_000;
    let begin = Instant::now() + extent.warm;
    let mut asking = Vec::new();
    for first in 0..WIRES {
        let (mut wire, notices) = (Wire::open(address).await?, notices.clone());
        asking.push(tokio::spawn(async move {
            let mut waits = Vec::new();
            for number in (first..total).step_by(WIRES as usize) {
                let nav = notices[(number as usize).wrapping_mul(7_919) % notices.len()].clone();
                let qr = QrCode { body: BodyCode::parse(TOWN).map_err(|_| "a code")?, notice: nav };
                let request = message(&question(sender(), qr));
                let due = begin + Duration::from_micros(number * 1_000_000 / PER_SECOND);
                tokio::time::sleep_until(due.into()).await;
                let answer = wire.ask(&request).await?;
                if !answer.text().contains("<outcome>OK") {
                    return Err(answer.text().into());
                }
                waits.push(due.elapsed().as_micros() as u32);
            }
            Res::Ok(waits)
        }));
    }
    let mut waits = Vec::new();
    for one in asking {
        waits.extend(one.await??);
    }
    Ok(waits)
}

fn receipt(nav: &NoticeNumber) -> Res<Request> {
    let wrong = |_| "a field";
    let transfer = Transfer {
        index: TransferIndex::new(1).ok_or("an index")?,
        amount: Amount::new(Cents(4_500)).map_err(wrong)?,
        body: BodyCode::parse(TOWN).map_err(|_| "a code")?,
        credit: Named { company: None, to: Paid::Iban(Text::cut_or_dash("IT60X0542811101000000123456")) },
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
        amount: Amount::new(Cents(4_500)).map_err(wrong)?,
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

async fn served(address: SocketAddr, extent: Extent, notices: &[NoticeNumber]) -> Res<f64> {
    let began = Instant::now();
    let mut sending = Vec::new();
    for share in shares(notices) {
        let mut wire = Wire::open(address).await?;
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

async fn bare(house: &House, body: i64, extent: Extent, notices: &[NoticeNumber]) -> Res<f64> {
    let began = Instant::now();
    let mut sending = Vec::new();
    for share in shares(notices) {
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
                ctx.db.write(Lane::of(body, payments::ROOM), keep).await?;
                kept += 1;
            }
            Res::Ok(kept)
        }));
    }
    per_second(sending, began).await
}

async fn per_second(sending: Vec<tokio::task::JoinHandle<Res<u32>>>, began: Instant) -> Res<f64> {
    let mut kept = 0;
    for one in sending {
        kept += one.await??;
    }
    Ok(f64::from(kept) / began.elapsed().as_secs_f64())
}
