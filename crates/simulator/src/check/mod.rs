//! The checks before a body starts, EC-PSP-01 to 05: one after the other, against prepared notices.
//!
//! The plan of the platform (A_PdT_EC, "avvio in esercizio") names five cases of a payment at a provider; their
//! wording here is ours. Each asks what the plan asks for: the right answer, the right refusal.

use pagopa::soap::FaultCode;
use pagopa::{BodyCode, NoticeNumber};
use serde::{Deserialize, Serialize};

use crate::kept::Answer;
use crate::{Node, Refusal, Wish};

/// The notices that the body prepared. What is not there is not tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    pub body: BodyCode,
    /// These are paid, and nobody can take that back.
    pub payable: Vec<NoticeNumber>,
    pub expired: Option<NoticeNumber>,
    pub cancelled: Option<NoticeNumber>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub code: String,
    pub about: String,
    pub notice: Option<NoticeNumber>,
    pub verdict: Verdict,
    /// What was answered, step by step.
    pub found: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Passed,
    Failed,
    /// No notice was prepared for it.
    Skipped,
}

/// The number that a platform asks for to see whether a body is awake.
const NOBODYS: &str = "000000000000000000";

impl Node {
    pub async fn check(&self, prepared: &Prepared) -> Vec<Case> {
        let body = &prepared.body;
        let mut cases = Vec::new();
        for notice in &prepared.payable {
            cases.push(self.circle(body, notice).await);
        }
        if cases.is_empty() {
            cases.push(Case::skipped("EC-PSP-01", CIRCLE));
        }
        let unknown = NoticeNumber::parse(NOBODYS).ok();
        for (code, about, notice, fault) in [
            ("EC-PSP-02", "a paid notice is refused", prepared.payable.first(), FaultCode::PaymentDuplicate),
            ("EC-PSP-03", "an unknown notice is refused", unknown.as_ref(), FaultCode::PaymentUnknown),
            (
                "EC-PSP-04",
                "an expired notice is refused",
                prepared.expired.as_ref(),
                FaultCode::PaymentExpired,
            ),
            (
                "EC-PSP-05",
                "a withdrawn notice is refused",
                prepared.cancelled.as_ref(),
                FaultCode::PaymentCancelled,
            ),
        ] {
            cases.push(match notice {
                Some(notice) => self.refused(code, about, body, notice, fault).await,
                None => Case::skipped(code, about),
            });
        }
        cases
    }

    /// Asked, paid, receipt taken; taken again when it comes twice.
    async fn circle(&self, body: &BodyCode, notice: &NoticeNumber) -> Case {
        let mut steps = Vec::new();
        let passed = self.steps(body, notice, &mut steps).await.is_some();
        Case::of("EC-PSP-01", CIRCLE, notice, passed, steps.join(", "))
    }

    async fn steps(&self, body: &BodyCode, notice: &NoticeNumber, steps: &mut Vec<String>) -> Option<()> {
        let offer = self.verify(body, notice).await;
        steps.push(format!("verify {}", word(&offer)));
        let offer = offer.ok().filter(|offer| !offer.stand_in)?;
        let mut wish = Wish::new(body.clone(), notice.clone());
        wish.amount = Some(offer.amount);
        let token = self.pay(wish).await;
        steps.push(format!("get {}", word(&token)));
        let payment = self.payment(&token.ok()?)?;
        let answers: Vec<&Answer> =
            payment.deliveries.iter().flat_map(|it| it.attempts.iter().map(|(_, answer)| answer)).collect();
        steps.push(format!("receipt {}", words(&answers)));
        payment.is_delivered().then_some(())?;
        let again = self.resend(&payment.token).await?;
        steps.push(format!("the same receipt again {}", words(&again.iter().collect::<Vec<_>>())));
        // some bodies say that they have it: the list of faults has a word for that, and the node is content
        let content =
            |answer: &Answer| *answer == Answer::Ok || answer.word() == FaultCode::ReceiptDuplicate.as_str();
        again.iter().all(content).then_some(())
    }

    async fn refused(
        &self,
        code: &str,
        about: &str,
        body: &BodyCode,
        notice: &NoticeNumber,
        fault: FaultCode,
    ) -> Case {
        let offer = self.verify(body, notice).await;
        let right = matches!(&offer, Err(Refusal::Refused(found)) if found.code == fault);
        Case::of(code, about, notice, right, format!("verify {}", word(&offer)))
    }
}

const CIRCLE: &str = "a notice is asked for, paid, and its receipt taken, also twice";

impl Case {
    fn of(code: &str, about: &str, notice: &NoticeNumber, passed: bool, found: String) -> Case {
        let verdict = if passed { Verdict::Passed } else { Verdict::Failed };
        Case { code: code.to_owned(), about: about.to_owned(), notice: Some(notice.clone()), verdict, found }
    }

    fn skipped(code: &str, about: &str) -> Case {
        let found = "no notice was prepared".to_owned();
        Case {
            code: code.to_owned(),
            about: about.to_owned(),
            notice: None,
            verdict: Verdict::Skipped,
            found,
        }
    }
}

fn word<T>(answer: &Result<T, Refusal>) -> &'static str {
    answer.as_ref().map_or_else(Refusal::code, |_| "OK")
}

fn words(answers: &[&Answer]) -> String {
    answers.iter().map(|answer| answer.word()).collect::<Vec<_>>().join(" ")
}
