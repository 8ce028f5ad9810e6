//! What a creditor body answers: `outcome`, then either `fault` or data (`ctResponse` and its extensions).

use super::Operation;
use super::fault::Fault;
use super::fields::{Fields, Group, SyntaxError};
use super::outcome::Outcome;
use super::payment::Payment;
use super::request::QrCode;
use super::transfer::{Account, Named, Payable};
pub use super::verified::Verified;
use super::xml::Xml;

/// Data with outcome OK, a fault with outcome KO; the node takes nothing in between.
pub type Answer<T> = Result<T, Fault>;

/// A notice made on demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demanded {
    pub qr: QrCode,
    pub verified: Verified,
}

/// The six answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    Verify(Answer<Verified>),
    Get(Answer<Payment<Account>>),
    GetV2(Answer<Payment<Named<Payable>>>),
    SendRt(Answer<()>),
    SendRtV2(Answer<()>),
    Demand(Answer<Demanded>),
}

impl Response {
    /// The refusal in the form of an operation.
    pub fn refusal(operation: Operation, fault: Fault) -> Response {
        match operation {
            Operation::Verify => Response::Verify(Err(fault)),
            Operation::Get => Response::Get(Err(fault)),
            Operation::GetV2 => Response::GetV2(Err(fault)),
            Operation::SendRt => Response::SendRt(Err(fault)),
            Operation::SendRtV2 => Response::SendRtV2(Err(fault)),
            Operation::Demand => Response::Demand(Err(fault)),
        }
    }

    pub fn operation(&self) -> Operation {
        match self {
            Response::Verify(_) => Operation::Verify,
            Response::Get(_) => Operation::Get,
            Response::GetV2(_) => Operation::GetV2,
            Response::SendRt(_) => Operation::SendRt,
            Response::SendRtV2(_) => Operation::SendRtV2,
            Response::Demand(_) => Operation::Demand,
        }
    }

    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Response::Verify(answer) => answer.as_ref().err(),
            Response::Get(answer) => answer.as_ref().err(),
            Response::GetV2(answer) => answer.as_ref().err(),
            Response::SendRt(answer) | Response::SendRtV2(answer) => answer.as_ref().err(),
            Response::Demand(answer) => answer.as_ref().err(),
        }
    }

    /// The whole envelope, as UTF-8 text; goes with HTTP 200, refusals too.
    pub fn to_envelope(&self) -> String {
        Xml::message(self.operation().response_root(), |xml| match self {
            Response::Verify(answer) => write(xml, answer, |xml, verified| verified.write(xml)),
            Response::Get(answer) => write(xml, answer, |xml, payment| xml.group("data", payment)),
            Response::GetV2(answer) => write(xml, answer, |xml, payment| xml.group("data", payment)),
            Response::SendRt(answer) | Response::SendRtV2(answer) => write(xml, answer, |_, ()| ()),
            Response::Demand(answer) => write(xml, answer, |xml, demanded| {
                xml.group("qrCode", &demanded.qr);
                demanded.verified.write(xml);
            }),
        })
    }

    pub(super) fn read(operation: Operation, fields: &mut Fields) -> Result<Response, SyntaxError> {
        Ok(match operation {
            Operation::Verify => Response::Verify(read(fields, Verified::read)?),
            Operation::Get => Response::Get(read(fields, |fields| fields.group("data"))?),
            Operation::GetV2 => Response::GetV2(read(fields, |fields| fields.group("data"))?),
            Operation::SendRt => Response::SendRt(read(fields, |_| Ok(()))?),
            Operation::SendRtV2 => Response::SendRtV2(read(fields, |_| Ok(()))?),
            Operation::Demand => Response::Demand(read(fields, |fields| {
                Ok(Demanded { qr: fields.group("qrCode")?, verified: Verified::read(fields)? })
            })?),
        })
    }
}

fn write<T>(xml: &mut Xml, answer: &Answer<T>, data: impl FnOnce(&mut Xml, &T)) {
    match answer {
        Ok(value) => {
            xml.one("outcome", &Outcome::Ok);
            data(xml, value);
        }
        Err(fault) => {
            xml.one("outcome", &Outcome::Ko);
            xml.group("fault", fault);
        }
    }
}

fn read<T>(
    fields: &mut Fields,
    data: impl FnOnce(&mut Fields) -> Result<T, SyntaxError>,
) -> Result<Answer<T>, SyntaxError> {
    match fields.one("outcome")? {
        Outcome::Ok => data(fields).map(Ok),
        Outcome::Ko => fields.group("fault").map(Err),
    }
}
