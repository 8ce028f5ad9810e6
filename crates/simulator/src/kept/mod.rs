//! What the node remembers: one document, kept in memory or in a folder.

mod folder;
mod payment;

pub use folder::{load, save};
pub use payment::{Delivery, Offered, Part, Party, Payment, To};

use std::collections::BTreeSet;

use jiff::civil::Date;
use pagopa::bank_text::Dirt;
use pagopa::cart::CartRequest;
use pagopa::{BodyCode, Cents, Iuv, NoticeNumber};
use platform::Moment;
use serde::{Deserialize, Serialize};

use crate::archive::Position;

/// Older questions are forgotten.
pub const QUESTIONS_MAX: usize = 500;

#[derive(Default, Serialize, Deserialize)]
pub struct Kept {
    /// Places of the series of chance that are used up.
    pub drawn: u64,
    pub questions: Vec<Question>,
    pub payments: Vec<Payment>,
    /// Places of payments with a receipt on its way: a month has many payments, and few that wait.
    pub waiting: BTreeSet<usize>,
    pub carts: Vec<KeptCart>,
    pub archive: Vec<Position>,
    pub flows: Vec<KeptFlow>,
    pub journals: Vec<KeptJournal>,
    /// Numbers of the treasurer's own papers.
    pub bollette: u64,
    /// Questions to the service of lost receipts.
    pub asked_back: u64,
}

/// What a creditor was asked about a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub at: Moment,
    pub operation: String,
    pub body: BodyCode,
    pub notice: NoticeNumber,
    pub answer: Answer,
    pub took_ms: u64,
}

/// How a question or a receipt was answered: OK, or the code of the refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Ok,
    /// The code as the platform names it.
    Refused(String),
}

#[derive(Clone, Serialize, Deserialize)]
pub struct KeptCart {
    pub key: String,
    pub request: CartRequest,
    pub done: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFlow {
    pub body: BodyCode,
    pub company: String,
    pub psp: usize,
    pub id: String,
    pub revision: i64,
    pub made: Moment,
    pub published: Moment,
    pub regulation: String,
    pub regulation_on: Date,
    pub lines: Vec<KeptLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLine {
    pub iuv: Iuv,
    pub iur: String,
    pub transfer: u8,
    pub amount: Cents,
    /// `codiceEsitoSingoloPagamento`.
    pub status: String,
    pub on: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptJournal {
    pub id: String,
    pub body: BodyCode,
    pub day: Date,
    pub credits: Vec<Credit>,
    pub xml: String,
}

/// Money of a flow in the journal, and what the bank did to its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    pub flow: String,
    pub bolletta: String,
    pub amount: Cents,
    pub text: String,
    #[serde(skip)]
    pub dirt: Option<Dirt>,
}

impl Kept {
    /// The next place of the series of chance.
    pub fn place(&mut self) -> u64 {
        self.drawn += 1;
        self.drawn
    }

    pub fn noted(&mut self, question: Question) {
        if self.questions.len() >= QUESTIONS_MAX {
            self.questions.remove(0);
        }
        self.questions.push(question);
    }

    pub fn paid(&mut self, payment: Payment) {
        if payment.deliveries.iter().any(|delivery| delivery.next.is_some()) {
            self.waiting.insert(self.payments.len());
        }
        self.payments.push(payment);
    }

    /// Recent payments are the ones asked for.
    pub fn payment(&mut self, token: &str) -> Option<&mut Payment> {
        self.payments.iter_mut().rev().find(|payment| payment.token == token)
    }
}

impl Answer {
    pub fn word(&self) -> &str {
        match self {
            Answer::Ok => "OK",
            Answer::Refused(code) => code,
        }
    }
}

impl KeptFlow {
    pub fn total(&self) -> Cents {
        self.lines.iter().map(|line| line.amount).sum()
    }
}
