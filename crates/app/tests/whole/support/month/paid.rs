//! Payments, and what is odd about some of them.

use jiff::ToSpan;
use jiff::civil::Date;
use pagopa::settlement::{Line, LineError, LineReason, PayStatus};
use pagopa::{Cents, NoticeNumber};

use super::{DAYS, FIRST, Month, OURS};

const OTHERS: &str = "81005750021";

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

pub fn paid(number: i64, nav: NoticeNumber) -> Paid {
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

pub fn line(paid: &Paid, place: i64, amount: i64, iur: &str, status: PayStatus) -> Line {
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

pub type Told = (Result<Line, LineError>, Vec<&'static str>);

/// The lines of a flow that tell of a payment, each with the labels that do not depend on the treasurer.
pub fn told(month: &mut Month, paid: &Paid) -> Vec<Told> {
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
