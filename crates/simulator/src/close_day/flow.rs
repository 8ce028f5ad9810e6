//! Flows: one for each body and provider.

use std::collections::BTreeMap;

use jiff::civil::Date;
use pagopa::settlement::{Flow, FlowId, Line, PayStatus, Receiver, Sender, SenderKind};
use pagopa::{BodyCode, Cents, NoticeNumber, Segregation};
use platform::Moment;

use super::{Closing, next_working};
use crate::chance;
use crate::kept::{Kept, KeptFlow, KeptLine, Part, Payment, To};
use crate::psp::Provider;

type Taken = BTreeMap<(BodyCode, usize), Vec<KeptLine>>;

/// The amount of a line that nobody knows.
const NO_RECEIPT_CENTS: i64 = 1234;
/// Far from the numbers that a body has reached.
const NO_RECEIPT_SERIES: i64 = 9_000_000_000_000;

/// Lines of what was paid and stands in no flow yet. Stamps are paid to the state, and stand in none.
pub fn take(kept: &mut Kept, bodies: &[BodyCode], lacking: bool, today: Date) -> Taken {
    let open = |payment: &Payment| !payment.settled && !payment.failed;
    let left_out = lacking.then(|| kept.payments.iter().rposition(open)).flatten();
    let mut taken = Taken::new();
    for (place, payment) in kept.payments.iter_mut().enumerate() {
        if !open(payment) || left_out == Some(place) {
            continue;
        }
        payment.settled = true;
        for part in &payment.offered.parts {
            if bodies.contains(&part.body) && matches!(part.to, To::Account(_)) {
                let line = line(payment, part, today);
                taken.entry((part.body.clone(), payment.psp)).or_default().push(line);
            }
        }
    }
    taken
}

fn line(payment: &Payment, part: &Part, today: Date) -> KeptLine {
    let status = if payment.stand_in { PayStatus::StandIn } else { PayStatus::Executed };
    KeptLine {
        iuv: payment.offered.reference.clone(),
        iur: payment.token.clone(),
        transfer: part.index,
        amount: part.amount,
        status: status.code().to_owned(),
        on: today,
    }
}

/// In one flow, or in two where there is enough for two.
pub fn dealt(mut lines: Vec<KeptLine>, two: bool) -> Vec<Vec<KeptLine>> {
    if !two || lines.len() < 2 {
        return vec![lines];
    }
    let rest = lines.split_off(lines.len() / 2);
    vec![lines, rest]
}

/// Ids are counted for each body: two bodies may get the same one on the same day, as happens.
pub fn make(
    kept: &mut Kept,
    seed: u64,
    now: Moment,
    today: Date,
    (body, psp): (&BodyCode, usize),
    lines: Vec<KeptLine>,
) -> KeptFlow {
    let place = kept.place();
    let head = format!("{today}{}-S{}", Provider::of(psp).id, today.strftime("%Y%m%d"));
    let used = kept.flows.iter().filter(|flow| flow.body == *body && flow.id.starts_with(&head));
    let number = used.map(|flow| &flow.id).collect::<std::collections::BTreeSet<_>>().len() + 1;
    let company = kept.payments.iter().flat_map(|payment| {
        let own = (payment.body == *body).then(|| payment.offered.company.clone());
        own.into_iter().chain(
            payment.offered.parts.iter().filter(|it| it.body == *body).filter_map(|it| it.company.clone()),
        )
    });
    KeptFlow {
        body: body.clone(),
        company: company.last().unwrap_or_else(|| body.to_string()),
        psp,
        id: format!("{head}{number:02}"),
        revision: 1,
        made: now,
        published: now,
        regulation: format!("TRN{:016X}", chance::drawn(seed, place)),
        regulation_on: next_working(today),
        lines,
    }
}

/// The flow as it comes, with what was chosen to go wrong.
pub fn troubled(
    kept: &mut Kept,
    seed: u64,
    mut flow: KeptFlow,
    wish: &Closing,
    first: bool,
) -> Vec<KeptFlow> {
    if !first {
        return vec![flow];
    }
    if wish.other_iur
        && let Some(line) = flow.lines.first_mut()
    {
        line.iur = format!("ALTRO{}", &line.iur[..line.iur.len().min(30)]);
    }
    if wish.no_receipt {
        let place = kept.place();
        let number = i64::try_from(place).unwrap_or(0) + NO_RECEIPT_SERIES;
        let notice = Segregation::new(1).and_then(|code| NoticeNumber::of_series(code, number));
        flow.lines.extend(notice.ok().map(|notice| KeptLine {
            iuv: notice.iuv(),
            iur: chance::token(seed, place),
            transfer: 1,
            amount: Cents(NO_RECEIPT_CENTS),
            status: PayStatus::NoRpt.code().to_owned(),
            on: flow.made.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date(),
        }));
    }
    if !wish.revised || flow.lines.len() < 2 {
        return vec![flow];
    }
    let mut poorer = flow.clone();
    poorer.lines.pop();
    flow.revision = 2;
    flow.published = flow.published.plus_s(1);
    vec![poorer, flow]
}

/// In the form of files and of the service.
pub fn settlement(flow: &KeptFlow) -> Option<(Flow, Vec<Line>)> {
    let lines: Option<Vec<Line>> =
        flow.lines.iter().zip(1..).map(|(line, index)| in_flow(line, index)).collect();
    let provider = Provider::of(flow.psp);
    let head = Flow {
        id: FlowId::parse(&flow.id).ok()?,
        psp: provider.id.to_owned(),
        revision: flow.revision,
        date: flow.made.timestamp(),
        published: Some(flow.published.timestamp()),
        regulation: flow.regulation.clone(),
        regulation_date: flow.regulation_on,
        sender: Sender {
            kind: SenderKind::Company,
            code: provider.fiscal_code.to_owned(),
            name: Some(provider.name.to_owned()),
            broker: Some(provider.fiscal_code.to_owned()),
            channel: Some(provider.channel.to_owned()),
        },
        receiver: Receiver {
            code: flow.body.to_string(),
            body: flow.body.to_string(),
            name: Some(flow.company.clone()),
        },
        bic: Some(provider.id.to_owned()),
        declared_count: i64::try_from(flow.lines.len()).ok()?,
        declared_total: flow.total(),
    };
    Some((head, lines?))
}

fn in_flow(line: &KeptLine, index: i64) -> Option<Line> {
    Some(Line {
        index,
        iuv: line.iuv.clone(),
        iur: line.iur.clone(),
        id_transfer: Some(line.transfer),
        amount: line.amount,
        status: PayStatus::of_code(&line.status)?,
        date: line.on,
    })
}
