//! Labels, steps and misses as sentences, with the numbers that were compared.

use platform::i18n::euro_unbroken as euro;
use platform::web::Sentence;

use super::labels::{Facts, Label};
use super::matching::Miss;
use super::step::Step;

/// What banks write where the payer gave no end-to-end id (ISO 20022).
const NOT_PROVIDED: &str = "NOTPROVIDED";

/// Causale, end-to-end id and bank data of a credit, as far as they say something.
pub fn bank_words(texts: &[String; 3]) -> String {
    let words = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty() && *text != NOT_PROVIDED);
    words.collect::<Vec<_>>().join(" ")
}

/// Why a line has this label.
pub fn said(label: Label, facts: &Facts) -> Sentence {
    let receipt = facts.receipt.map_or_else(String::new, |receipt| euro(receipt.amount));
    let whole = facts.receipt.map_or_else(String::new, |receipt| euro(receipt.whole));
    let line = facts.line.map_or_else(String::new, |line| euro(line.amount));
    let flow = facts.line.map_or_else(String::new, |line| euro(line.flow_total));
    let treasury = facts.treasury.map_or_else(String::new, euro);
    let notice = facts.notice.map_or_else(String::new, euro);
    match label {
        Label::ReceiptNoFlow if facts.line.is_some() => {
            Sentence::new("label-rt-no-iuf-differs").with("receipt", receipt).with("line", line)
        }
        Label::ReceiptNoFlow => Sentence::new("label-rt-no-iuf").with("receipt", receipt),
        Label::ReceiptFlow => Sentence::new("label-rt-iuf").with("receipt", receipt),
        Label::ReceiptFlowTreasury => {
            Sentence::new("label-rt-iuf-tes").with("receipt", receipt).with("flow", flow)
        }
        Label::FlowNoTreasury => Sentence::new("label-iuf-no-tes").with("flow", flow),
        Label::FlowTreasuryDiffer => {
            Sentence::new("label-iuf-tes-div-imp").with("flow", flow).with("treasury", treasury)
        }
        Label::FlowNoReceipt => Sentence::new("label-iuv-no-rt").with("line", line),
        Label::ReceiptNoNotice => Sentence::new("label-rt-no-iud"),
        Label::NoticeNoReceipt if facts.receipt.is_some() => {
            Sentence::new("label-iud-no-rt-differs").with("notice", notice).with("receipt", whole)
        }
        Label::NoticeNoReceipt => Sentence::new("label-iud-no-rt").with("notice", notice),
        Label::NoticeReceiptFlow => Sentence::new("label-iud-rt-iuf").with("notice", notice),
        Label::NoticeReceiptFlowTreasury => {
            Sentence::new("label-iud-rt-iuf-tes").with("notice", notice).with("treasury", treasury)
        }
        Label::TreasuryNoFlow => Sentence::new("label-tes-no-iuf").with("treasury", treasury),
        Label::TreasuryNoMatch => Sentence::new("label-tes-no-match").with("treasury", treasury),
        Label::TreasuryExplained => Sentence::new("label-tes-spiegata").with("treasury", treasury),
        Label::Doubled => Sentence::new("label-doppi").with("count", facts.ids),
        Label::Unknown if facts.revoked => Sentence::new("label-unknown-revoked"),
        Label::Unknown => Sentence::new("label-unknown"),
    }
}

/// What a label says in a few words; accountants find its code beside it.
pub fn name_said(label: Label) -> Sentence {
    Sentence::new(match label {
        Label::ReceiptNoFlow => "label-name-rt-no-iuf",
        Label::ReceiptFlow => "label-name-rt-iuf",
        Label::ReceiptFlowTreasury => "label-name-rt-iuf-tes",
        Label::FlowNoTreasury => "label-name-iuf-no-tes",
        Label::FlowTreasuryDiffer => "label-name-iuf-tes-div-imp",
        Label::FlowNoReceipt => "label-name-iuv-no-rt",
        Label::ReceiptNoNotice => "label-name-rt-no-iud",
        Label::NoticeNoReceipt => "label-name-iud-no-rt",
        Label::NoticeReceiptFlow => "label-name-iud-rt-iuf",
        Label::NoticeReceiptFlowTreasury => "label-name-iud-rt-iuf-tes",
        Label::TreasuryNoFlow => "label-name-tes-no-iuf",
        Label::TreasuryNoMatch => "label-name-tes-no-match",
        Label::TreasuryExplained => "label-name-tes-spiegata",
        Label::Doubled => "label-name-doppi",
        Label::Unknown => "label-name-unknown",
    })
}

/// By what a credit was joined.
pub fn step_said(step: Step) -> Sentence {
    Sentence::new(match step {
        Step::Exact => "step-exact",
        Step::Normalised => "step-normalised",
        Step::Beginning => "step-beginning",
        Step::Regulation => "step-regulation",
        Step::Provider => "step-provider",
        Step::TwoCredits => "step-two-credits",
        Step::Operator => "step-operator",
    })
}

/// Why a step led to nothing.
pub fn miss_said(miss: Miss) -> Sentence {
    match miss {
        Miss::Nothing => Sentence::new("miss-nothing"),
        Miss::NoFlow => Sentence::new("miss-no-flow"),
        Miss::Several(count) => Sentence::new("miss-several").with("count", count),
        Miss::Contended => Sentence::new("miss-contended"),
        Miss::TakenBack => Sentence::new("miss-taken-back"),
    }
}
