//! A month of payments as it should be told: what was paid, what providers say, what the treasurer writes, with
//! every kind of dirt that the reference names planted, and the labels that each line must get. Pure: the same
//! for the same numbers.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use pagopa::bank_text::{Dirt, dirty, remittance_text};
use pagopa::settlement::{
    Flow, FlowId, Line, LineError, LineReason, PayStatus, Receiver, Sender, SenderKind, Settlement,
};
use pagopa::treasury::{Direction, Movement, Operation};
use pagopa::{Cents, NoticeNumber, Segregation};

pub const OURS: &str = "80012345676";
const OTHERS: &str = "81005750021";
const FIRST: Date = date(2026, 3, 2);
const DAYS: i64 = 26;

/// What is wrong with a payment; one in fifty each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    Nothing,
    MissingLine,
    WrongAmount,
    MissingReceipt,
    OtherIur,
    /// Two transfers of ours.
    TwoParts,
    /// Code 9: neither a receipt nor a notice of ours.
    NeverSeen,
    /// Somebody paid again; that receipt never came.
    PaidTwice,
    BadLine,
    WithStamp,
    Noticed,
    NoticedOtherwise,
    /// Ours is the second of two beneficiaries.
    Second,
    StandIn,
    /// The program tells of money that nobody paid.
    OnlyNoticed,
    Revoked,
}

const ODDS: [Odd; 15] = [
    Odd::MissingLine,
    Odd::WrongAmount,
    Odd::MissingReceipt,
    Odd::OtherIur,
    Odd::TwoParts,
    Odd::NeverSeen,
    Odd::PaidTwice,
    Odd::BadLine,
    Odd::WithStamp,
    Odd::Noticed,
    Odd::NoticedOtherwise,
    Odd::Second,
    Odd::StandIn,
    Odd::OnlyNoticed,
    Odd::Revoked,
];

/// What is wrong with the credit of a flow, or with the flow as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strange {
    Nothing,
    Text(Dirt),
    /// Only the reference of the regulation is left.
    ByReference,
    /// Nothing is left.
    Mute,
    NoCredit,
    TwoCredits,
    TwoCutCredits,
    OtherAmount,
    Reversed,
    Restored,
    CreditedTwice,
    /// A first revision with a line too many.
    Revised,
    /// The revision comes before what it revises.
    RevisedBefore,
    /// The same lines again under another id.
    Doubled,
    /// Credited, but the flow never came.
    NoFlow,
}

const STRANGE: [Strange; 22] = [
    Strange::Text(Dirt::Dots),
    Strange::Text(Dirt::Blanks),
    Strange::Text(Dirt::Cut),
    Strange::Text(Dirt::BlankInKeyword),
    Strange::Text(Dirt::BlankInDate),
    Strange::Text(Dirt::BlankInId),
    Strange::Text(Dirt::Prefix),
    Strange::Text(Dirt::Suffix),
    Strange::Text(Dirt::NoId),
    Strange::ByReference,
    Strange::Mute,
    Strange::NoCredit,
    Strange::TwoCredits,
    Strange::TwoCutCredits,
    Strange::OtherAmount,
    Strange::Reversed,
    Strange::Restored,
    Strange::CreditedTwice,
    Strange::Revised,
    Strange::RevisedBefore,
    Strange::Doubled,
    Strange::NoFlow,
];

/// One payment, and what the register knows of it.
#[derive(Clone, Debug)]
pub struct Paid {
    pub number: i64,
    pub nav: NoticeNumber,
    pub amount: i64,
    pub day: Date,
    pub odd: Odd,
    pub receipt: String,
    /// (place, cents, beneficiary, stamp)
    pub transfers: Vec<(i64, i64, &'static str, bool)>,
}

pub struct Month {
    /// Positions that nobody paid.
    pub unpaid: Vec<(NoticeNumber, i64)>,
    pub paid: Vec<Paid>,
    /// In the order in which they come.
    pub flows: Vec<Settlement>,
    pub movements: Vec<Movement>,
    /// Notices of a program: id, reference, cents, day.
    pub notices: Vec<(String, String, i64, Date)>,
    /// By what a line is known by: its labels; unreadable lines have none.
    pub expected: Vec<(String, Vec<&'static str>)>,
    pub bad_lines: usize,
}

pub const UNTIL: Date = date(2026, 4, 1);

/// So many payments by so many providers; one flow in `strange_of` is strange in each way.
pub fn month(positions: i64, payments: i64, providers: i64, strange_of: usize) -> Month {
    let segregation = Segregation::new(1).unwrap();
    let nav = |n: i64| NoticeNumber::of_series(segregation, n).unwrap();
    let mut month = Month {
        unpaid: (payments + 1..=positions).map(|n| (nav(n), 1_000 + n % 700)).collect(),
        paid: (1..=payments).map(|n| paid(n, nav(n))).collect(),
        flows: Vec::new(),
        movements: Vec::new(),
        notices: Vec::new(),
        expected: Vec::new(),
        bad_lines: 0,
    };
    let mut groups: BTreeMap<(Date, i64, i64), Vec<Paid>> = BTreeMap::new();
    for one in &month.paid {
        // The first provider pours twice a day.
        let provider = one.number % providers;
        let turn = if provider == 0 { one.number / providers % 2 } else { 0 };
        groups.entry((one.day, provider, turn)).or_default().push(one.clone());
    }
    for (at, ((day, provider, turn), group)) in groups.into_iter().enumerate() {
        let strange = STRANGE.get(at % strange_of).copied().unwrap_or(Strange::Nothing);
        pour(&mut month, at, day, (provider, turn), &group, strange);
    }
    for n in 0..DAYS {
        let text = format!("CANONE DI LOCAZIONE SALA {n}");
        month.expected.push((format!("B/{text}  "), vec!["TES_NO_MATCH"]));
        month.movements.push(credit(&format!("A{n}"), 12_000 + n, FIRST + n.days(), &text));
    }
    month.expected.sort();
    month
}

fn paid(number: i64, nav: NoticeNumber) -> Paid {
    // A stride that meets every kind with every day and provider.
    let odd = usize::try_from(number * 7 % 50).ok().and_then(|at| ODDS.get(at)).copied();
    let odd = odd.unwrap_or(Odd::Nothing);
    let amount = 1_000 + number * 7_919 % 90_000;
    let transfers = match odd {
        Odd::TwoParts => vec![(1, amount - 400, OURS, false), (2, 400, OURS, false)],
        Odd::WithStamp => vec![(1, amount - 1_600, OURS, false), (2, 1_600, OURS, true)],
        Odd::Second => vec![(1, 300, OTHERS, false), (2, amount - 300, OURS, false)],
        _ => vec![(1, amount, OURS, false)],
    };
    let amount = if odd == Odd::WithStamp { amount.max(2_000) } else { amount };
    let transfers = if odd == Odd::WithStamp {
        vec![(1, amount - 1_600, OURS, false), (2, 1_600, OURS, true)]
    } else {
        transfers
    };
    let day = FIRST + (number * 11 % DAYS).days();
    Paid { number, nav, amount, day, odd, receipt: format!("r{number:010}"), transfers }
}

fn line(paid: &Paid, place: i64, amount: i64, iur: &str, status: PayStatus) -> Line {
    Line {
        index: 1,
        iuv: paid.nav.iuv(),
        iur: iur.into(),
        id_transfer: u8::try_from(place).ok(),
        amount: Cents(amount),
        status,
        date: paid.day,
    }
}

type Told = (Result<Line, LineError>, Vec<&'static str>);

/// The lines of a flow that tell of a payment, each with the labels that do not depend on the treasurer.
fn told(month: &mut Month, paid: &Paid) -> Vec<Told> {
    let ours = paid.transfers.iter().filter(|(.., whom, stamp)| *whom == OURS && !stamp);
    let (receipt, other) = (paid.receipt.clone(), format!("x{}", paid.receipt));
    let executed = PayStatus::Executed;
    let clean = vec!["RT_IUF", "RT_NO_IUD"];
    let iuv = paid.nav.iuv().to_string();
    let alone = |month: &mut Month| {
        let key = format!("R/{receipt}/1");
        month.expected.push((key, vec!["RT_NO_IUF", "RT_NO_IUD"]));
    };
    let noticed = |month: &mut Month, cents: i64| {
        month.notices.push((format!("iud{}", paid.number), iuv.clone(), cents, paid.day));
    };
    match paid.odd {
        Odd::MissingLine => {
            alone(month);
            Vec::new()
        }
        Odd::BadLine => {
            alone(month);
            month.bad_lines += 1;
            let bad =
                LineError { index: 1, line: Some(paid.number.unsigned_abs()), reason: LineReason::Amount };
            vec![(Err(bad), Vec::new())]
        }
        Odd::WrongAmount => {
            let wrong = line(paid, 1, paid.amount - 1, &receipt, executed);
            vec![(Ok(wrong), vec!["RT_NO_IUF", "RT_NO_IUD"])]
        }
        Odd::MissingReceipt => {
            vec![(Ok(line(paid, 1, paid.amount, &receipt, executed)), vec!["IUV_NO_RT"])]
        }
        Odd::NeverSeen => {
            vec![(Ok(line(paid, 1, paid.amount, &receipt, PayStatus::NoRpt)), vec!["IUV_NO_RT"])]
        }
        Odd::OtherIur => vec![(Ok(line(paid, 1, paid.amount, &other, executed)), clean)],
        Odd::PaidTwice => vec![
            (Ok(line(paid, 1, paid.amount, &other, executed)), vec!["IUV_NO_RT", "DOPPI"]),
            (Ok(line(paid, 1, paid.amount, &receipt, executed)), vec!["RT_IUF", "RT_NO_IUD", "DOPPI"]),
        ],
        Odd::Noticed => {
            noticed(month, paid.amount);
            vec![(Ok(line(paid, 1, paid.amount, &receipt, executed)), vec!["RT_IUF", "IUD_RT_IUF"])]
        }
        Odd::NoticedOtherwise => {
            noticed(month, paid.amount + 1);
            vec![(Ok(line(paid, 1, paid.amount, &receipt, executed)), vec!["RT_IUF", "IUD_NO_RT"])]
        }
        Odd::OnlyNoticed => {
            // The payment is as it should be; the program tells of another reference besides.
            month.notices.push((format!("iud{}", paid.number), format!("9{iuv}"), 700, paid.day));
            month.expected.push((format!("N/iud{}", paid.number), vec!["IUD_NO_RT"]));
            vec![(Ok(line(paid, 1, paid.amount, &receipt, executed)), clean)]
        }
        Odd::Nothing | Odd::TwoParts | Odd::WithStamp | Odd::Second | Odd::StandIn | Odd::Revoked => {
            let status = match paid.odd {
                Odd::StandIn => PayStatus::StandIn,
                Odd::Revoked => PayStatus::Revoked,
                _ => executed,
            };
            ours.map(|(place, cents, ..)| (Ok(line(paid, *place, *cents, &receipt, status)), clean.clone()))
                .collect()
        }
    }
}

fn pour(
    month: &mut Month,
    at: usize,
    day: Date,
    (provider, turn): (i64, i64),
    group: &[Paid],
    strange: Strange,
) {
    let credited = day.tomorrow().unwrap();
    let name = format!("{day}PSP{provider:03}-{turn}{at:05}");
    let told: Vec<Told> = group.iter().flat_map(|paid| told(month, paid)).collect();
    let flow = flow(&name, provider, at, credited, told.iter().map(|(line, _)| line.clone()).collect());
    let total = flow.flow.declared_total.0;
    if strange == Strange::NoFlow {
        // Nobody tells of these payments: the receipts stand alone, the credit names a flow that is not here.
        no_flow(month, group, &told);
    } else {
        let tail: &[&str] = match strange {
            Strange::NoCredit | Strange::Reversed | Strange::Mute => &["IUF_NO_TES"],
            Strange::OtherAmount | Strange::CreditedTwice => &["IUF_TES_DIV_IMP"],
            _ => &["TES"],
        };
        expect(month, &name, &told, tail);
        if strange == Strange::Doubled {
            let again = format!("{day}PSP{provider:03}-D{at:05}");
            let lines = told.iter().map(|(line, _)| line.clone()).collect();
            month.bad_lines += told.iter().filter(|(line, _)| line.is_err()).count();
            month.flows.push(self::flow(&again, provider, at + 100_000, credited, lines));
            expect(month, &again, &told, &["IUF_NO_TES"]);
        }
        let mut first = flow.clone();
        first.lines.push(Ok(line(&stray(at), 1, 999, "stray", PayStatus::Executed)));
        first.flow.declared_count += 1;
        first.flow.declared_total = Cents(total + 999);
        let second = Settlement { flow: Flow { revision: 2, ..flow.flow.clone() }, ..flow.clone() };
        match strange {
            Strange::Revised => month.flows.extend([first, second]),
            Strange::RevisedBefore => month.flows.extend([second, first]),
            _ => month.flows.push(flow.clone()),
        }
    }
    credits(month, at, provider, credited, &name, total, strange);
}

/// A payment that only a superseded revision tells of.
fn stray(at: usize) -> Paid {
    let base = 9_000_000_000 + i64::try_from(at).unwrap();
    let nav = NoticeNumber::of_series(Segregation::new(1).unwrap(), base).unwrap();
    paid(base, nav)
}

fn no_flow(month: &mut Month, group: &[Paid], told: &[Told]) {
    month.bad_lines -= told.iter().filter(|(line, _)| line.is_err()).count();
    for paid in group {
        let iud = |label| vec!["RT_NO_IUF", label];
        let labels = match paid.odd {
            Odd::MissingLine | Odd::BadLine | Odd::MissingReceipt | Odd::NeverSeen => continue,
            Odd::Noticed => vec!["RT_NO_IUF"],
            Odd::NoticedOtherwise => iud("IUD_NO_RT"),
            _ => iud("RT_NO_IUD"),
        };
        for (place, ..) in paid.transfers.iter().filter(|(.., whom, stamp)| *whom == OURS && !stamp) {
            month.expected.push((format!("R/{}/{place}", paid.receipt), labels.clone()));
        }
    }
}

/// In the order of the labels: those of receipt and line, then what the treasurer adds.
fn expect(month: &mut Month, name: &str, told: &[Told], tail: &[&'static str]) {
    for (place, (_, labels)) in (1..).zip(told).filter(|(_, (line, _))| line.is_ok()) {
        let mut all = labels.clone();
        match tail {
            ["TES"] if labels.contains(&"RT_IUF") => all.push("RT_IUF_TES"),
            ["TES"] => {}
            more => all.extend(more),
        }
        // A notice of the whole amount, joined with a credit of whatever amount.
        if labels.contains(&"IUD_RT_IUF") && tail != ["IUF_NO_TES"] {
            all.push("IUD_RT_IUF_TES");
        }
        let order = |word: &&str| payments::reconcile::Label::ALL.iter().position(|one| one.word() == *word);
        all.sort_by_key(order);
        month.expected.push((format!("F/{name}/{place}"), all));
    }
}

pub fn flow(
    name: &str,
    provider: i64,
    at: usize,
    credited: Date,
    lines: Vec<Result<Line, LineError>>,
) -> Settlement {
    let noon = credited.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    let psp = format!("PSP{provider:03}");
    let total = lines.iter().flatten().map(|line| line.amount.0).sum();
    Settlement {
        flow: Flow {
            id: FlowId::parse(name).unwrap(),
            psp: psp.clone(),
            revision: 1,
            date: noon,
            published: Some(noon),
            regulation: format!("TRN{at:08}"),
            regulation_date: credited,
            sender: Sender {
                kind: SenderKind::Company,
                code: psp.clone(),
                name: Some(provider_name(provider)),
                broker: None,
                channel: None,
            },
            receiver: Receiver { code: OURS.into(), body: OURS.into(), name: None },
            bic: None,
            declared_count: i64::try_from(lines.len()).unwrap(),
            declared_total: Cents(total),
        },
        lines,
    }
}

fn provider_name(provider: i64) -> String {
    format!("Banca di Credito Numero {provider:03}")
}

fn credits(month: &mut Month, at: usize, provider: i64, day: Date, name: &str, total: i64, strange: Strange) {
    let id = FlowId::parse(name).unwrap();
    let clean = remittance_text(&id, (at % 3 > 0).then_some(0));
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
            month.expected.push((format!("B/{text}  "), vec!["TES_NO_MATCH"]));
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
            month.expected.push((format!("B/{clean}  "), vec!["TES_NO_IUF_OR_IUV"]));
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
