//! A creditor that answers by the rules, or in the mood that a test gives it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pagopa::soap::{Fault, FaultCode, Operation, Outcome, Receipt, Request, Response, read_request};
use pagopa::{BodyCode, NoticeNumber, Segregation, StationId};
use platform::{Clock, Moment};
use simulator::wire::{Heard, Silence, Transport};
use simulator::{Creditor, Node, Settings, Version};

use crate::messages::{fault, payment, verified};

/// A Monday, half past nine in Italy.
pub const MORNING: &str = "2026-03-02T08:30:00Z";
pub const OWN: &str = "80012345676";
pub const NEIGHBOUR: &str = "80098765435";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Awake,
    /// No answer in time, to anything.
    Silent,
    /// Nobody at the door.
    Away,
    /// Answers, but not by the rules.
    Babbling,
    /// Refuses receipts.
    Refusing,
    /// Says OK to everything about any notice.
    Careless,
}

#[derive(Clone)]
pub struct Due {
    pub cents: i64,
    /// Part of it for the neighbour.
    pub neighbour: i64,
    /// Part of it for a stamp.
    pub stamp: i64,
    pub fault: Option<FaultCode>,
}

pub struct Town {
    pub mood: Mutex<Mood>,
    pub dues: Mutex<BTreeMap<String, Due>>,
    pub receipts: Mutex<Vec<(String, Receipt)>>,
    /// Everything that was heard, word for word.
    pub heard: Mutex<Vec<String>>,
}

pub fn own() -> BodyCode {
    BodyCode::parse(OWN).unwrap()
}

pub fn neighbour() -> BodyCode {
    BodyCode::parse(NEIGHBOUR).unwrap()
}

pub fn notice(number: i64) -> NoticeNumber {
    NoticeNumber::of_series(Segregation::new(1).unwrap(), number).unwrap()
}

impl Town {
    /// With notices 1 to 20, of as many euro each.
    pub fn new() -> Arc<Town> {
        let due = |number: i64| Due { cents: number * 100, neighbour: 0, stamp: 0, fault: None };
        let dues = (1..=20).map(|number| (notice(number).to_string(), due(number))).collect();
        Arc::new(Town {
            mood: Mutex::new(Mood::Awake),
            dues: Mutex::new(dues),
            receipts: Mutex::default(),
            heard: Mutex::default(),
        })
    }

    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn change(&self, number: i64, change: impl FnOnce(&mut Due)) {
        change(self.dues.lock().unwrap().get_mut(notice(number).as_str()).unwrap());
    }

    pub fn receipts(&self) -> Vec<(String, Receipt)> {
        self.receipts.lock().unwrap().clone()
    }

    /// How often it was asked for something, by the root of the message.
    pub fn times(&self, operation: Operation) -> usize {
        let root = format!(":{} ", operation.request_root());
        self.heard.lock().unwrap().iter().filter(|text| text.contains(&root)).count()
    }

    pub fn settings(&self, version: Version) -> Settings {
        let creditor = |body: BodyCode| Creditor {
            station: StationId::new(&body, 1).unwrap(),
            door: format!("https://ente.example/{body}"),
            body,
            version,
            broadcast: true,
        };
        Settings { seed: 7, ..Settings::new(vec![creditor(own()), creditor(neighbour())]) }
    }

    pub fn node(self: &Arc<Town>, version: Version) -> (Node, Clock) {
        self.node_with(self.settings(version))
    }

    pub fn node_with(self: &Arc<Town>, settings: Settings) -> (Node, Clock) {
        let clock = clock();
        (Node::new(settings, clock.clone(), self.transport()), clock)
    }

    pub fn transport(self: &Arc<Town>) -> Transport {
        let town = self.clone();
        Arc::new(move |call| {
            let heard = town.hear(&call.envelope);
            Box::pin(async move { heard })
        })
    }

    pub fn hear(&self, envelope: &str) -> Result<Heard, Silence> {
        self.heard.lock().unwrap().push(envelope.to_owned());
        let mood = *self.mood.lock().unwrap();
        let body = match mood {
            Mood::Silent => return Err(Silence::Timeout),
            Mood::Away => return Err(Silence::Unreachable),
            Mood::Babbling => b"<html>ok</html>".to_vec(),
            _ => self.answer(read_request(envelope.as_bytes()).unwrap(), mood).to_envelope().into_bytes(),
        };
        Ok(Heard { status: 200, body, took: Duration::from_millis(3) })
    }

    fn answer(&self, request: Request, mood: Mood) -> Response {
        let operation = request.operation();
        match request {
            Request::Verify { qr, .. } => {
                Response::Verify(self.due(&qr.notice, mood).map(|due| verified(&due)))
            }
            Request::Get(asked) => {
                let due = self.due(&asked.qr.notice, mood);
                Response::Get(due.map(|due| payment(&asked.qr.notice, &due).into_first().unwrap()))
            }
            Request::GetV2(asked) => {
                Response::GetV2(self.due(&asked.qr.notice, mood).map(|due| payment(&asked.qr.notice, &due)))
            }
            Request::SendReceipt { .. } if mood == Mood::Refusing => {
                Response::refusal(operation, fault(FaultCode::Semantics))
            }
            Request::SendReceipt { sender, receipt } => {
                if receipt.outcome == Outcome::Ok && mood != Mood::Careless {
                    let mut dues = self.dues.lock().unwrap();
                    let paid = dues.get_mut(receipt.notice.as_str());
                    paid.into_iter().for_each(|due| due.fault = Some(FaultCode::PaymentDuplicate));
                }
                self.receipts.lock().unwrap().push((sender.body.to_string(), *receipt));
                if operation == Operation::SendRt {
                    Response::SendRt(Ok(()))
                } else {
                    Response::SendRtV2(Ok(()))
                }
            }
            Request::Demand { .. } => Response::refusal(operation, fault(FaultCode::System)),
        }
    }

    fn due(&self, notice: &NoticeNumber, mood: Mood) -> Result<Due, Fault> {
        let careless = Due { cents: 100, neighbour: 0, stamp: 0, fault: None };
        match self.dues.lock().unwrap().get(notice.as_str()).cloned() {
            None if mood == Mood::Careless => Ok(careless),
            None => Err(fault(FaultCode::PaymentUnknown)),
            Some(due) => due.fault.map_or(Ok(due), |code| Err(fault(code))),
        }
    }
}

pub fn clock() -> Clock {
    Clock::manual(Moment::from(MORNING.parse::<jiff::Timestamp>().unwrap()))
}

pub fn later(clock: &Clock, seconds: i64) {
    clock.set(clock.now().plus_s(seconds));
}
