//! The sheet of a day: rows, and sums that anybody can add up again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use payments::proof::Dues;

use super::facts::{Fact, Kind};
use crate::reconcile::Label;

/// Why a fact stands on this sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// It is about this day.
    Own,
    /// It is about a day that was closed when it was learned.
    Adjustment,
    /// It is about a day before the first one that was ever closed.
    Before,
}

impl Part {
    pub const ALL: [Part; 3] = [Part::Own, Part::Adjustment, Part::Before];

    pub fn word(self) -> &'static str {
        match self {
            Part::Own => "own",
            Part::Adjustment => "adjustment",
            Part::Before => "before",
        }
    }

    pub fn parse(word: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.word() == word)
    }
}

/// A fact with its place on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    pub part: Part,
    pub fact: Fact,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sum {
    pub part: Part,
    pub kind: Kind,
    /// Kind of due, of receipts; 0 for none.
    pub due: i64,
    pub count: i64,
    pub cents: i64,
}

/// A line that was open when the day was closed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Row {
    /// Reference of the payment, or what the credit says.
    pub text: String,
    pub flow: String,
    pub cents: i64,
    pub labels: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sheet {
    pub day: Date,
    pub sums: Vec<Sum>,
    /// How many lines of the day had each label.
    pub labels: Vec<(String, i64)>,
    pub open: Vec<Row>,
}

impl Sheet {
    /// Sums of what is booked, by part, kind and kind of due.
    pub fn of(day: Date, booked: &[Booked], lines: &[crate::reconcile::Line]) -> Sheet {
        let mut sums: BTreeMap<(Part, Kind, i64), (i64, i64)> = BTreeMap::new();
        for Booked { part, fact } in booked {
            let sum = sums.entry((*part, fact.kind, fact.due)).or_default();
            *sum = (sum.0 + 1, sum.1.saturating_add(fact.amount));
        }
        let sums = sums
            .into_iter()
            .map(|((part, kind, due), (count, cents))| Sum { part, kind, due, count, cents })
            .collect();
        let readable = || lines.iter().filter(|line| !line.unreadable);
        let counted = |label: &Label| {
            let count = readable().filter(|line| line.told().any(|one| one == *label)).count();
            (label.word().to_owned(), i64::try_from(count).unwrap_or(i64::MAX))
        };
        let labels = Label::ALL.iter().map(counted).filter(|(_, count)| *count > 0).collect();
        let open = readable().filter(|line| line.is_open());
        let open = open.map(|line| Row {
            text: if line.iuv.is_empty() { line.text.clone() } else { line.iuv.clone() },
            flow: line.flow_name.clone(),
            cents: line.cents(),
            labels: line.told().map(|label| label.word().to_owned()).collect(),
        });
        Sheet { day, sums, labels, open: open.collect() }
    }

    /// Leaves what somebody deals with; lines that were open say no kind of due, so they are for all kinds.
    pub fn keep(&mut self, dues: &Dues) {
        self.sums.retain(|sum| dues.covers(sum.due));
        if !dues.covers(Dues::NONE) {
            self.labels.clear();
            self.open.clear();
        }
    }

    /// All cents of one kind, whatever part; a flow out of force counts against the flows.
    pub fn cents(&self, kinds: &[Kind], parts: &[Part]) -> i64 {
        cents(&self.sums, kinds, parts)
    }
}

pub(super) fn cents(sums: &[Sum], kinds: &[Kind], parts: &[Part]) -> i64 {
    let of = |sum: &&Sum| kinds.contains(&sum.kind) && parts.contains(&sum.part);
    sums.iter().filter(of).fold(0, |total, sum| total.saturating_add(sum.cents))
}
