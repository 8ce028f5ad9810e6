//! The lines of some days: every transfer of ours, every line of a flow, every credit and every notice of a
//! program, joined where they speak of the same money, each with its facts and its labels.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use office::Office;
use pagopa::bank_text;
use payments::position::Origin;
use payments::settlement::fit;
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::cases;
use super::facts::{self, Days};
use super::labels::{Facts, Label, Lined, labels};

/// What a line is of; no two lines have the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A line of a flow, with or without its receipt.
    Flow { flow: i64, place: i64 },
    /// A transfer of a receipt that no flow tells of.
    Receipt { receipt: String, place: i64 },
    /// A credit without a flow.
    Credit(i64),
    /// A notice of a program, and nothing else of this reference.
    Notice(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub key: Key,
    /// When it was paid, or came in.
    pub day: Date,
    pub iuv: String,
    pub receipt: String,
    pub flow_name: String,
    /// Kind of due; 0 where none is known.
    pub due: i64,
    /// What a credit says, or why a line of a flow cannot be read.
    pub text: String,
    /// The line of the flow cannot be read: `text` says why, and there are no facts.
    pub unreadable: bool,
    pub facts: Facts,
    pub labels: Vec<Label>,
    /// Where the position of our transfer comes from.
    pub origin: Option<Origin>,
    /// Who of the staff brought the receipt as a file, and when; nothing where the platform sent it.
    pub uploaded: Option<(String, Moment)>,
    /// It was paid more than once, and the position holds the cases of giving back.
    pub case: Option<i64>,
}

/// The most days that are read at once.
pub const LINES_DAYS_MAX: i32 = 31;

/// The lines of these days, both included.
pub fn lines(tx: &mut Tx, office: &Office, from: Date, until: Date) -> Result<Vec<Line>, StoreError> {
    let days = Days::of(office, from, until);
    let transfers = facts::transfers(tx, office, &days)?;
    let told = facts::lines(tx, office.id, &days)?;
    let notices = facts::notices(tx, office.id, &days)?;
    let credited: HashMap<i64, i64> =
        facts::credited(tx, office.id, &told)?.into_iter().map(|[flow, cents]| (flow, cents)).collect();
    let line_facts: Vec<_> = told.iter().map(|line| line.fact.clone()).collect();
    let transfer_facts: Vec<_> = transfers.iter().map(|transfer| transfer.fact.clone()).collect();
    let fitted = fit(&line_facts, &transfer_facts);
    let mut ids: HashMap<(&str, i64), HashSet<&str>> = HashMap::new();
    for line in told.iter().filter(|line| !line.revoked) {
        ids.entry((&line.fact.iuv, line.fact.place)).or_default().insert(&line.fact.iur);
    }
    let noticed: HashMap<&str, i64> =
        notices.iter().map(|notice| (notice.iuv.as_str(), notice.amount)).collect();
    let mut found = Vec::new();
    for (line, fitted) in told.iter().zip(&fitted) {
        let transfer = fitted.map(|at| &transfers[at]);
        let facts = Facts {
            receipt: transfer.map(|transfer| transfer.sums),
            notice: noticed.get(line.fact.iuv.as_str()).copied(),
            line: Some(Lined { amount: line.fact.amount, flow_total: line.flow_total }),
            revoked: line.revoked,
            treasury: credited.get(&line.flow).copied(),
            names_flow: true,
            explained: false,
            ids: ids.get(&(line.fact.iuv.as_str(), line.fact.place)).map_or(0, HashSet::len),
        };
        found.push(Line {
            day: transfer.map_or(line.day, |transfer| transfer.day),
            iuv: line.fact.iuv.clone(),
            receipt: transfer.map_or(&line.fact.iur, |transfer| &transfer.fact.receipt).clone(),
            flow_name: line.flow_name.clone(),
            due: transfer.map_or(0, |transfer| transfer.due),
            origin: transfer.and_then(|transfer| transfer.origin),
            uploaded: transfer.and_then(|transfer| transfer.uploaded.clone()),
            ..bare(Key::Flow { flow: line.flow, place: line.place }, line.day, facts)
        });
    }
    let fitted: HashSet<usize> = fitted.into_iter().flatten().collect();
    for (_, transfer) in transfers.iter().enumerate().filter(|(at, _)| !fitted.contains(at)) {
        let fact = &transfer.fact;
        let notice = noticed.get(fact.iuv.as_str()).copied();
        let facts = Facts { receipt: Some(transfer.sums), notice, ..Facts::default() };
        let key = Key::Receipt { receipt: fact.receipt.clone(), place: fact.place };
        found.push(Line {
            iuv: fact.iuv.clone(),
            receipt: fact.receipt.clone(),
            due: transfer.due,
            origin: transfer.origin,
            uploaded: transfer.uploaded.clone(),
            ..bare(key, transfer.day, facts)
        });
    }
    let lines_tell = line_facts.iter().map(|line| line.iuv.as_str());
    let told_of: HashSet<&str> =
        transfer_facts.iter().map(|transfer| transfer.iuv.as_str()).chain(lines_tell).collect();
    for notice in notices.iter().filter(|notice| !told_of.contains(notice.iuv.as_str())) {
        let facts = Facts { notice: Some(notice.amount), ..Facts::default() };
        let key = Key::Notice(notice.iud.clone());
        found.push(Line { iuv: notice.iuv.clone(), ..bare(key, notice.day, facts) });
    }
    for credit in facts::credits(tx, office.id, &days)? {
        let facts = Facts {
            treasury: Some(credit.amount),
            names_flow: names_money(&credit.text),
            explained: credit.explained,
            ..Facts::default()
        };
        found.push(Line { text: credit.text, ..bare(Key::Credit(credit.id), credit.day, facts) });
    }
    for bad in facts::bad(tx, office.id, &days)? {
        let key = Key::Flow { flow: bad.flow, place: bad.place };
        let line = bare(key, bad.day, Facts::default());
        found.push(Line { flow_name: bad.flow_name, text: bad.trouble, unreadable: true, ..line });
    }
    cases::mark(tx, office.id, &mut found)?;
    found.retain(|line| from <= line.day && line.day <= until);
    found.sort_by(|one, other| (one.day, &one.iuv, &one.key).cmp(&(other.day, &other.iuv, &other.key)));
    Ok(found)
}

fn bare(key: Key, day: Date, facts: Facts) -> Line {
    Line {
        key,
        day,
        iuv: String::new(),
        receipt: String::new(),
        flow_name: String::new(),
        due: 0,
        text: String::new(),
        unreadable: false,
        labels: labels(&facts),
        facts,
        origin: None,
        uploaded: None,
        case: None,
    }
}

/// Whether a credit names a whole flow, or the reference of a payment.
fn names_money(text: &str) -> bool {
    let mentions = bank_text::flows(text);
    let flow = mentions.iter().flat_map(|mention| &mention.candidates).any(|id| id.is_complete());
    flow || !bank_text::references(text).is_empty()
}

impl Line {
    /// What the line is about: the line of a flow, else our transfer, the credit, the notice.
    pub fn cents(&self) -> i64 {
        let facts = &self.facts;
        let line = facts.line.map(|line| line.amount).or(facts.receipt.map(|receipt| receipt.amount));
        line.or(facts.treasury).or(facts.notice).unwrap_or(0)
    }

    /// Its labels, without what nobody waits for: no program tells of a position that is kept here alone.
    pub fn told(&self) -> impl Iterator<Item = Label> {
        let ours = matches!(
            self.origin,
            Some(Origin::Desk | Origin::File | Origin::Spontaneous | Origin::Secondary)
        );
        self.labels.iter().copied().filter(move |label| !(ours && *label == Label::ReceiptNoNotice))
    }

    /// Whether somebody has to do or to await something for this label; what was paid twice and has its case is
    /// work of those who give back.
    pub fn opens(&self, label: Label) -> bool {
        self.facts.opens(label) && !(label == Label::Doubled && self.case.is_some())
    }

    pub fn is_open(&self) -> bool {
        self.unreadable || self.labels.iter().any(|label| self.opens(*label))
    }
}
