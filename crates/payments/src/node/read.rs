//! What a notice costs now: two questions that read, and change nothing.

use std::sync::Arc;

use office::{Ctx, Office};
use pagopa::soap::{Answer, Asked, FaultCode, Operation, QrCode, Response, Sender, TransferType, Verified};
use platform::Moment;
use platform::store::StoreError;

use super::answer::{Answered, Unwell, refused};
use super::{Admitted, PROBE, check, offer};
use crate::position::{self, Position, Unpayable};
use crate::receipts;

pub(super) async fn verify(
    door: (&Ctx, &Admitted),
    sender: Sender,
    qr: QrCode,
    now: Moment,
) -> Result<Answered, Unwell> {
    let found = found(door, &sender, &qr, now).await;
    let named = sender.body.as_str();
    let (body, answer) = answer(found, named, |office, position| {
        let (option, part) = position.payable(&qr.notice, now).map_err(fault)?;
        offer::verified(office, position, option, part, now).ok_or(FaultCode::System)
    });
    Ok(Answered { body, response: Response::Verify(answer) })
}

pub(super) async fn get(
    door: (&Ctx, &Admitted),
    operation: Operation,
    asked: Asked,
    now: Moment,
) -> Result<Answered, Unwell> {
    let Asked { sender, qr, transfer_type, .. } = asked;
    let found = found(door, &sender, &qr, now).await;
    let named = sender.body.as_str();
    let offered = |office: &Office, position: &Position| {
        let (option, part) = position.payable(&qr.notice, now).map_err(fault)?;
        let way = transfer_type.unwrap_or(TransferType::PagoPa);
        offer::payment(office, position, (option, part), (transfer_type.is_some(), way), now)
            .ok_or(FaultCode::System)
    };
    if operation == Operation::GetV2 {
        let (body, answer) = answer(found, named, offered);
        return Ok(Answered { body, response: Response::GetV2(answer) });
    }
    // The first version cannot carry a stamp.
    let (body, answer) = answer(found, named, |office, position| {
        offered(office, position)?.into_first().map_err(|_| FaultCode::Semantics)
    });
    Ok(Answered { body, response: Response::Get(answer) })
}

/// The fault with what is said beside its code.
type Found = Result<(Arc<Office>, Position), (i64, FaultCode, &'static str)>;

/// Money that waits for people is money: the notice is answered as paid until somebody has looked. The platform's
/// «in corso» would be of a lock, and there is none here.
const HELD: &str = "un pagamento di questo avviso e' in verifica presso l'ente";

/// Checks two to six.
async fn found(door: (&Ctx, &Admitted), sender: &Sender, qr: &QrCode, now: Moment) -> Found {
    let office = check::about_a_notice(door, sender, qr, now).map_err(|code| (0, code, ""))?;
    let body = office.id;
    if qr.notice.as_str() == PROBE {
        return Err((body, FaultCode::PaymentUnknown, ""));
    }
    let ctx = door.0;
    let (offices, nav) = (ctx.offices.clone(), qr.notice.clone());
    let read = ctx.db.read(move |tx| {
        let found = offices.at(tx, body)?.zip(position::by_nav(tx, body, &nav)?);
        let Some((office, position)) = found else { return Ok(None) };
        let held = position.payable(&nav, now).is_ok() && receipts::is_held(tx, &position, &nav)?;
        Ok::<_, StoreError>(Some((office, position, held)))
    });
    match read.await {
        Ok(Some((_, _, true))) => Err((body, FaultCode::PaymentDuplicate, HELD)),
        Ok(Some((office, position, false))) => Ok((office, position)),
        Ok(None) => Err((body, FaultCode::PaymentUnknown, "")),
        Err(error) => {
            tracing::error!(%error, "a notice cannot be read");
            Err((body, FaultCode::System, ""))
        }
    }
}

fn answer<T>(
    found: Found,
    named: &str,
    make: impl FnOnce(&Office, &Position) -> Result<T, FaultCode>,
) -> (i64, Answer<T>) {
    match found {
        Ok((office, position)) => {
            (office.id, make(&office, &position).map_err(|code| refused(code, named, "")))
        }
        Err((body, code, why)) => (body, Err(refused(code, named, why))),
    }
}

pub(super) fn fault(why: Unpayable) -> FaultCode {
    match why {
        Unpayable::Unknown => FaultCode::PaymentUnknown,
        Unpayable::Duplicate => FaultCode::PaymentDuplicate,
        Unpayable::Expired => FaultCode::PaymentExpired,
        Unpayable::Cancelled => FaultCode::PaymentCancelled,
    }
}

/// The answer to a demand says the same as that to a question about the notice.
pub(super) fn shown(office: &Office, position: &Position, now: Moment) -> Option<(QrCode, Verified)> {
    let (option, part) =
        position.options.first().and_then(|option| Some((option, option.instalments.first()?)))?;
    let body = offer::creditor(office)?;
    let verified = offer::verified(office, position, option, part, now)?;
    Some((QrCode { body, notice: part.nav.clone() }, verified))
}
