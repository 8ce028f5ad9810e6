//! Reconciliation: flows, receipts and the treasurer's entries joined line by line, each with its label.

mod closed;
mod fetched;
mod joined;
mod kept;
mod whole;

use crate::support::month::{Odd, Paid};
use crate::support::till::Till;
use crate::support::{On, month, month_load};
use accounts::closing::ClosingError;
use accounts::reckon::reckon;
use accounts::treasury::{Incoming, JournalRefused, keep_page};
use accounts::{closing, flows, reconcile};
use jiff::civil::{Date, date};
use pagopa::settlement::{FlowId, Line, PayStatus, Settlement};
use pagopa::treasury::csv::Statement;
use pagopa::treasury::{Account, Journal, Movement, Version, opi};
use pagopa::{Cents, Iuv, NoticeNumber};
use payments::position::State;
use payments::proof::{Accounting, May};
use payments::settlement::{self, FlowRefused, Kept, Source, Verdict};
use platform::events::Actor;

pub const RECEIPT: &str = "ricevuta-1";

/// A till with one notice of 45 euro paid by the platform on 2 March, its receipt filed.
pub struct Counted {
    pub till: Till,
    pub position: i64,
    pub iuv: Iuv,
}

impl Counted {
    pub async fn open(on: On, receipt: bool) -> Counted {
        let till = Till::open(on).await;
        let made = till.create(till.meals(4_500)).await.unwrap();
        let part = &made.options[0].instalments[0];
        let (nav, iuv, position) = (part.nav.clone(), part.iuv.clone(), made.id);
        if receipt {
            files(&till, position, nav, RECEIPT).await;
        }
        Counted { till, position, iuv }
    }

    pub fn line(&self, iur: &str, cents: i64, status: PayStatus) -> Line {
        Line {
            index: 1,
            iuv: self.iuv.clone(),
            iur: iur.into(),
            id_transfer: Some(1),
            amount: Cents(cents),
            status,
            date: date(2026, 3, 2),
        }
    }

    pub async fn state(&self) -> State {
        self.till.read(self.position).await.state(self.till.now())
    }

    /// The labels of each line from the first to the last of March.
    pub async fn labels(&self) -> Vec<Vec<&'static str>> {
        lines(&self.till).await.iter().map(words).collect()
    }
}

/// 45 euro are paid on 2 March, and the receipt is filed.
pub async fn files(till: &Till, position: i64, nav: NoticeNumber, receipt: &str) {
    till.pays(&nav, receipt, 4_500).await;
    let paid = Paid {
        number: position,
        nav,
        amount: 4_500,
        day: date(2026, 3, 2),
        odd: Odd::Nothing,
        receipt: receipt.into(),
        transfers: vec![(1, 4_500, month::OURS, false)],
    };
    let body = till.body;
    till.act(move |tx, _, _| month_load::receipt(tx, body, &paid)).await.unwrap();
}

fn words(line: &reconcile::Line) -> Vec<&'static str> {
    line.labels.iter().map(|label| label.word()).collect()
}

pub async fn lines(till: &Till) -> Vec<reconcile::Line> {
    till.act(|tx, office, _| reconcile::lines(tx, office, date(2026, 3, 1), date(2026, 4, 10))).await.unwrap()
}

/// A flow of the first provider with these lines, credited on 3 March.
pub fn flow(name: &str, lines: Vec<Line>) -> Settlement {
    let mut flow = month::flow(name, 1, 1, date(2026, 3, 3), lines.into_iter().map(Ok).collect());
    flow.flow.regulation = format!("TRN-{name}");
    flow
}

/// What became of a flow, and of each of its lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Told {
    pub kept: Kept,
    /// Nothing for one that cannot be read.
    pub lines: Vec<Option<Verdict>>,
}

impl std::ops::Deref for Told {
    type Target = Kept;

    fn deref(&self) -> &Kept {
        &self.kept
    }
}

pub async fn keep(till: &Till, settlement: &Settlement) -> Result<Told, FlowRefused> {
    let (ctx, actor) = (&till.house.house.ctx, Actor("staff:1".into()));
    let office = ctx.offices.known(till.body).unwrap();
    let kept = flows::take(ctx, &office, settlement.clone(), Source::File, actor, till.now()).await?;
    let id = kept.id;
    let lines = till.act(move |tx, office, _| {
        let (flow, rows) =
            (settlement::flow(tx, office.id, id)?, settlement::lines(tx, office.id, id, 0, 1_000)?);
        settlement::means(tx, office, &flow.unwrap(), &rows)
    });
    Ok(Told { lines: lines.await?, kept })
}

/// Page `page` of `pages` of the treasurer's journal of a day.
pub fn page(name: &str, pages: (u32, u32), movements: Vec<Movement>) -> Incoming {
    page_of(name, date(2026, 3, 4), pages, movements)
}

/// A page of the journal of a day.
pub fn page_of(name: &str, day: Date, (page, pages): (u32, u32), movements: Vec<Movement>) -> Incoming {
    let account = Account {
        number: "0000123".into(),
        description: None,
        movements: movements.into_iter().map(Ok).collect(),
    };
    let journal = Journal {
        version: Version::Day,
        abi: "05428".into(),
        id: name.into(),
        page,
        pages,
        year: 2026,
        from: day,
        to: day,
        accounts: vec![account],
    };
    Incoming {
        bytes: opi::write(&journal).into_bytes(),
        statement: Statement { abi: String::new(), account: String::new(), id: String::new() },
    }
}

/// What became of a page, and of the journal once it is whole.
#[derive(Debug, PartialEq, Eq)]
pub struct Brought {
    pub journal: i64,
    pub missing: Vec<u32>,
    pub movements: usize,
    /// Of those, new or changed.
    pub changed: usize,
    pub bad: usize,
}

pub async fn journal(till: &Till, incoming: &Incoming) -> Result<Brought, JournalRefused> {
    let read = incoming.clone().read(till.now())?;
    let keep = move |tx: &mut platform::Tx, office: &office::Office, now| {
        keep_page(tx, office, &May::house(office.id, "staff:1"), &read, now)
    };
    let kept = till.act(keep).await?;
    let mut reckoned = reckon(&till.house.house.ctx, till.body, till.now()).await?;
    let entered = reckoned.entered.pop();
    let (movements, changed, bad) = entered.map_or((0, 0, 0), |one| (one.movements, one.changed, one.bad));
    Ok(Brought { journal: kept.journal, missing: kept.missing, movements, changed, bad })
}

pub fn credited(name: &str, cents: i64) -> Movement {
    let id = FlowId::parse(name).unwrap();
    let text = pagopa::bank_text::remittance_text(&id, Some(0));
    month::credit(&format!("b{name}"), cents, date(2026, 3, 4), &text)
}

pub const FLOW: &str = "2026-03-03PSP001-0001";

impl Counted {
    pub async fn open_with_service(on: On) -> Counted {
        let with = |text: String| {
            text.replace(
                "[body.creditor.postal_account]",
                "flows = \"https://fdr.example\"\n[body.creditor.postal_account]",
            )
        };
        let till = Till::open_with(on, with).await;
        let made = till.create(till.meals(4_500)).await.unwrap();
        let iuv = made.options[0].instalments[0].iuv.clone();
        Counted { till, position: made.id, iuv }
    }
}

pub async fn close(till: &Till, until: Date) -> Result<usize, ClosingError> {
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| closing::close_through(tx, office, &accountant, until, now)).await
}

pub async fn sheet(till: &Till, day: Date) -> closing::Sheet {
    let body = till.body;
    let found = till.act(move |tx, _, _| closing::day_sheet(tx, body, day)).await;
    found.unwrap().unwrap().sheet
}
