//! The weeks, day by day. On the morning of a working day come the flows of the payments of the last one and the
//! journal of its credits, and the accountant closes what is settled; by day positions are made and paid; in the
//! evening providers settle.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, Time, time};
use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use pagopa::{BodyCode, NoticeNumber};
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};
use simulator::{Course, KeptFlow, Node, Wish};

use super::owed::{Fate, Owed};
use super::{accounts, odd, trouble};

const FLOWS_AT: Time = time(7, 30, 0, 0);
const JOURNAL_AT: Time = time(7, 45, 0, 0);
const CLOSES_AT: Time = time(8, 15, 0, 0);
const SETTLES_AT: Time = time(23, 30, 0, 0);
/// Working days after which a day is closed: its money is there by then.
const CLOSED_AFTER: usize = 3;
/// Between two payments of the same notice.
const AGAIN_SECONDS: i64 = 1_800;

struct Past<'a> {
    ctx: &'a Ctx,
    office: &'a Arc<Office>,
    node: &'a Node,
    body: BodyCode,
    /// Paid one after the other, each by another provider.
    payments: usize,
}

/// Through these working days, up to the morning of the last.
pub async fn live(
    ctx: &Ctx,
    office: &Arc<Office>,
    node: &Node,
    days: &[Date],
    mut owed: Vec<Owed>,
) -> Result<(), String> {
    let body = BodyCode::parse(office.fiscal_code().unwrap_or_default()).map_err(|e| format!("{e:?}"))?;
    let mut past = Past { ctx, office, node, body, payments: 0 };
    owed.sort_by_key(|one| one.made);
    let (Some(first), Some(today)) = (owed.first().map(|one| office.date_of(one.made)), days.last()) else {
        return Ok(());
    };
    let mut owed: VecDeque<Owed> = owed.into();
    let mut paying: Vec<(Owed, NoticeNumber)> = Vec::new();
    let (mut flows, mut journals) = (Vec::new(), VecDeque::new());
    for day in first.series(1.day()).take_while(|day| day <= today) {
        let working = days.iter().position(|one| *one == day);
        if let Some(at) = working {
            let told = std::mem::take(&mut flows);
            let credited =
                journals.pop_front_if(|(on, _): &mut (Date, Vec<u8>)| *on < day).map(|(_, xml)| xml);
            past.morning(day, told, credited, closes(days, at)).await?;
        }
        if day == *today {
            break;
        }
        let due = owed.iter().take_while(|one| office.date_of(one.made) <= day).count();
        paying.extend(past.make(owed.drain(..due).collect()).await?);
        paying.sort_by_key(|(one, _)| one.paid);
        let due = paying.iter().take_while(|(one, _)| office.date_of(one.paid) <= day).count();
        for (one, notice) in paying.drain(..due) {
            past.pay(&one, notice).await?;
        }
        if let Some(at) = working {
            let left = days.len() - 1 - at;
            past.now(day, SETTLES_AT)?;
            let closed = node.close_day(&trouble::of_day(left));
            flows.extend(closed.flows);
            for journal in closed.journals {
                let bytes = trouble::journal(left, &journal.xml).map_err(|e| e.to_string())?;
                journals.push_back((journal.day, bytes));
            }
        }
    }
    Ok(())
}

/// What is closed on the morning of a working day: after which day, and up to which.
pub(super) fn closes(days: &[Date], at: usize) -> Option<(Option<Date>, Date)> {
    let until = days.get(at.checked_sub(CLOSED_AFTER)?)?;
    Some((at.checked_sub(CLOSED_AFTER + 1).map(|before| days[before]), *until))
}

impl Past<'_> {
    /// Sets the node's clock.
    fn now(&self, day: Date, time: Time) -> Result<Moment, String> {
        let zoned = day.to_datetime(time).to_zoned(self.office.zone.clone()).map_err(|e| e.to_string())?;
        let now = Moment::from(zoned.timestamp());
        self.node.clock.set(now);
        Ok(now)
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, String> {
        self.ctx.db.write(Lane::of(self.office.id, PAYMENTS), work).await.map_err(|error| error.to_string())
    }

    /// What was taken in is worked through.
    async fn reckon(&self, at: Moment) -> Result<(), String> {
        let reckoned = ::accounts::reckon::reckon(self.ctx, self.office.id, at).await;
        reckoned.map(drop).map_err(|error| error.to_string())
    }

    async fn morning(
        &self,
        day: Date,
        flows: Vec<KeptFlow>,
        journal: Option<Vec<u8>>,
        closes: Option<(Option<Date>, Date)>,
    ) -> Result<(), String> {
        let (told, credited, closed) =
            (self.now(day, FLOWS_AT)?, self.now(day, JOURNAL_AT)?, self.now(day, CLOSES_AT)?);
        let office = self.office.clone();
        let here = office.clone();
        let keep = move |tx: &mut Tx| flows.iter().try_for_each(|flow| accounts::flow(tx, &here, flow, told));
        self.write(keep).await?;
        self.reckon(told).await?;
        let here = office.clone();
        let bring = move |tx: &mut Tx| {
            journal.iter().try_for_each(|xml| accounts::journal(tx, &here, xml.clone(), credited))
        };
        self.write(bring).await?;
        self.reckon(credited).await?;
        let close =
            move |tx: &mut Tx| closes.iter().try_for_each(|days| accounts::close(tx, &office, *days, closed));
        self.write(close).await
    }

    /// Those of a day, in one transaction; those that will be paid, with the number to pay them by.
    async fn make(&self, owed: Vec<Owed>) -> Result<Vec<(Owed, NoticeNumber)>, String> {
        if owed.is_empty() {
            return Ok(Vec::new());
        }
        let office = self.office.clone();
        let work = move |tx: &mut Tx| {
            let mut paying = Vec::new();
            for one in &owed {
                paying.extend(one.make(tx, &office)?.map(|notice| (one.clone(), notice)));
            }
            Ok(paying)
        };
        self.write(work).await
    }

    /// At the node: it asks what is owed, and sends the receipt.
    async fn pay(&mut self, owed: &Owed, notice: NoticeNumber) -> Result<(), String> {
        self.node.clock.set(owed.paid);
        self.payments += 1;
        let course = if owed.fate == Fate::Lost { Course::Lost } else { Course::Paid };
        let wish = Wish { psp: Some(self.payments), course, ..Wish::new(self.body.clone(), notice) };
        let token = self.node.pay(wish).await.map_err(|error| format!("{owed:?}: {error:?}"))?;
        if owed.fate == Fate::PaidTwice {
            self.node.clock.set(owed.paid.plus_s(AGAIN_SECONDS));
            self.node.pay_again(&token).await.ok_or_else(|| odd(&token).to_string())?;
        }
        Ok(())
    }
}
