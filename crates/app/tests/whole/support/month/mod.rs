//! A month of payments as it should be told: what was paid, what providers say, what the treasurer writes, with
//! every kind of dirt that the reference names planted, and the labels that each line must get. Pure: the same
//! for the same numbers.

mod credits;
mod flows;
mod paid;

use std::collections::BTreeMap;

use accounts::reconcile::{Key, Line};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use pagopa::bank_text::Dirt;
use pagopa::settlement::Settlement;
use pagopa::treasury::Movement;
use pagopa::{NoticeNumber, Segregation};

pub use credits::credit;
#[allow(unused_imports)]
pub use flows::flow;
pub use paid::{Odd, Paid};

pub const OURS: &str = "80012345676";
const FIRST: Date = date(2026, 3, 2);
const DAYS: i64 = 26;

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
        paid: (1..=payments).map(|n| paid::paid(n, nav(n))).collect(),
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
        flows::pour(&mut month, at, day, (provider, turn), &group, strange);
    }
    for n in 0..DAYS {
        let text = format!("CANONE DI LOCAZIONE SALA {n}");
        month.expected.push((format!("B/{}", text.trim()), vec!["TES_NO_MATCH"]));
        month.movements.push(credit(&format!("A{n}"), 12_000 + n, FIRST + n.days(), &text));
    }
    month.expected.sort();
    month
}

/// Readable lines by what they are known by, with their labels, as `Month::expected` has them.
pub fn found(lines: &[Line]) -> Vec<(String, Vec<&'static str>)> {
    let name = |line: &Line| match &line.key {
        Key::Flow { place, .. } => format!("F/{}/{place}", line.flow_name),
        Key::Receipt { receipt, place } => format!("R/{receipt}/{place}"),
        Key::Credit(_) => format!("B/{}", line.text),
        Key::Notice(iud) => format!("N/{iud}"),
    };
    let readable = lines.iter().filter(|line| !line.unreadable);
    let mut found: Vec<_> =
        readable.map(|line| (name(line), line.labels.iter().map(|label| label.word()).collect())).collect();
    found.sort();
    found
}
