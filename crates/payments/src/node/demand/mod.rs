//! A notice on demand: somebody pays in the app of a bank what no notice was written for (`paDemandPaymentNotice`).
//!
//! Which service is meant says `demand` of a kind of due's `spontaneous`; the demand brings a record of texts, by
//! the keys of the fields that the office's file asks for, beside those of who owes and, where it is not fixed,
//! of the amount.

mod record;
mod rule;

use office::Ctx;
use office::lanes::PAYMENTS;
use pagopa::soap::{Answer, Demanded, Fault, FaultCode, Response, Sender};
use platform::{Lane, Moment};

use super::Admitted;
use super::answer::{Answered, Unwell, refused};
use super::check::{self, Links};
use super::read;
use crate::create::PositionError;
use record::RecordError;

#[derive(Clone, Debug, PartialEq, Eq)]
enum DemandError {
    /// No kind of due is asked for under this name.
    Service,
    Record(RecordError),
    /// No amount, or not one that the service takes.
    Amount,
    Position(PositionError),
}

impl From<platform::store::StoreError> for DemandError {
    fn from(error: platform::store::StoreError) -> DemandError {
        DemandError::Position(error.into())
    }
}

impl From<PositionError> for DemandError {
    fn from(error: PositionError) -> DemandError {
        DemandError::Position(error)
    }
}

impl DemandError {
    fn fault(&self, body: &str) -> Fault {
        match self {
            DemandError::Service => refused(FaultCode::Semantics, body, "idServizio"),
            DemandError::Record(error) => refused(FaultCode::SyntaxExtraXsd, body, &error.to_string()),
            DemandError::Amount => refused(FaultCode::Semantics, body, record::AMOUNT),
            DemandError::Position(error) => {
                tracing::error!(?error, "a notice on demand cannot be made");
                refused(FaultCode::System, body, "")
            }
        }
    }
}

pub(super) async fn demand(
    (ctx, admitted): (&Ctx, &Admitted),
    sender: Sender,
    service: &str,
    content: &[u8],
    now: Moment,
) -> Result<Answered, Unwell> {
    let named = sender.body.as_str();
    let office =
        match check::addressed((ctx, admitted), &sender, |office| Links::Standing(office.date_of(now))) {
            Ok(office) => office,
            Err(code) => return Ok(answered(0, Err(refused(code, named, "")))),
        };
    let body = office.id;
    let record = match record::read(content) {
        Ok(record) => record,
        Err(error) => return Ok(answered(body, Err(DemandError::Record(error).fault(named)))),
    };
    let (offices, service) = (ctx.offices.clone(), service.to_owned());
    let make = move |tx: &mut platform::Tx| {
        let office = offices.at(tx, body)?.ok_or(DemandError::Service)?;
        let position = rule::demand(tx, &office, &service, &record, now)?;
        Ok(read::shown(&office, &position, now))
    };
    let answer = match ctx.db.write(Lane::of(body, PAYMENTS), make).await {
        Ok(Some((qr, verified))) => Ok(Demanded { qr, verified }),
        Ok(None) => Err(refused(FaultCode::System, named, "")),
        Err(error) => Err(DemandError::fault(&error, named)),
    };
    Ok(answered(body, answer))
}

fn answered(body: i64, answer: Answer<Demanded>) -> Answered {
    Answered { body, response: Response::Demand(answer) }
}
