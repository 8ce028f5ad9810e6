//! What providers say of a day.

use jiff::civil::Date;
use pagopa::settlement::{
    Flow, FlowId, Line, LineError, PayStatus, Receiver, Sender, SenderKind, Settlement,
};
use pagopa::{Cents, NoticeNumber, Segregation};

use super::credits::{credits, provider_name};
use super::paid::{Odd, Paid, Told, line, paid, told};
use super::{Month, OURS, Strange};

pub fn pour(
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
        let order = |word: &&str| accounts::reconcile::Label::ALL.iter().position(|one| one.word() == *word);
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
