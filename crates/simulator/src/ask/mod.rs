//! One question to a creditor: the envelope out, the answer in, and the node's own word for what went wrong.

use std::time::Duration;

use pagopa::soap::{Fault, Request, Response, read_response};
use pagopa::{BodyCode, NoticeNumber};

use crate::Node;
use crate::kept::{Answer, Question};
use crate::settings::Creditor;
use crate::wire::{Call, Silence};

/// Why the node cannot go on (list "Gestione degli errori" of SANP).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No body of this code takes part.
    Body,
    /// Nobody answers at the creditor's door.
    Unreachable,
    /// The creditor did not answer in time.
    Timeout,
    /// What came is no answer to the question.
    Malformed(String),
    /// The creditor refused, by the rules.
    Refused(Fault),
    /// The amount of the cart is not the one that the creditor asks now.
    Changed,
}

impl Refusal {
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Body => "PPT_DOMINIO_SCONOSCIUTO",
            Refusal::Unreachable => "PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE",
            Refusal::Timeout => "PPT_STAZIONE_INT_PA_TIMEOUT",
            Refusal::Malformed(_) => "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE",
            Refusal::Refused(fault) => fault.code.as_str(),
            Refusal::Changed => "PPT_IMPORTO_ERRATO",
        }
    }

    /// What is worth asking the archive about: the creditor did not say no, it said nothing.
    pub(crate) fn is_silence(&self) -> bool {
        matches!(self, Refusal::Unreachable | Refusal::Timeout)
    }

    pub(crate) fn answer(&self) -> Answer {
        Answer::Refused(self.code().to_owned())
    }
}

const OK: u16 = 200;

impl Node {
    /// The answer to this very operation.
    pub(crate) async fn ask(
        &self,
        creditor: &Creditor,
        request: &Request,
    ) -> (Result<Response, Refusal>, Duration) {
        let operation = request.operation();
        let call = Call {
            door: creditor.door.clone(),
            action: operation.name(),
            envelope: request.to_envelope(),
            wait: Duration::from_secs(u64::from(operation.node_timeout_seconds())),
        };
        let wait = call.wait;
        let heard = match (self.transport)(call).await {
            Ok(heard) => heard,
            Err(Silence::Unreachable) => return (Err(Refusal::Unreachable), Duration::ZERO),
            Err(Silence::Timeout) => return (Err(Refusal::Timeout), wait),
        };
        let took = heard.took;
        if heard.status != OK {
            return (Err(Refusal::Malformed(format!("HTTP {}", heard.status))), took);
        }
        let read = read_response(&heard.body).map_err(|error| Refusal::Malformed(format!("{error:?}")));
        let answer = read.and_then(|response| match response.fault() {
            _ if response.operation() != operation => {
                Err(Refusal::Malformed(response.operation().name().to_owned()))
            }
            Some(fault) => Err(Refusal::Refused(fault.clone())),
            None => Ok(response),
        });
        (answer, took)
    }

    pub(crate) fn note(
        &self,
        operation: &str,
        body: &BodyCode,
        notice: &NoticeNumber,
        answer: Answer,
        took: Duration,
    ) {
        let question = Question {
            at: self.clock.now(),
            operation: operation.to_owned(),
            body: body.clone(),
            notice: notice.clone(),
            answer,
            took_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        };
        self.change(|kept| kept.noted(question));
    }
}
