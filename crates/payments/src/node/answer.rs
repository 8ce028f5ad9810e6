//! From bytes to an answer.

use std::time::Instant;

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response as Http};
use office::Ctx;
use pagopa::soap::{
    self, BODY_BYTES_MAX, Fault, FaultCode, FaultSide, Operation, ReadError, Response, SoapFault, Text,
};
use platform::Moment;

use super::{Admitted, Observed, Observer, Outcome, check, demand, read, receive};

/// An answer, and for whom it was.
pub(super) struct Answered {
    pub body: i64,
    pub response: Response,
}

/// Nothing can be said in the form of the operation to this body's question: the node asks again.
pub(super) struct Unwell(pub i64);

pub(super) async fn answer(
    State(ctx): State<Ctx>,
    Extension(observer): Extension<Observer>,
    request: Request,
) -> Http {
    let (began, now) = (Instant::now(), ctx.clock.now());
    let Some(admitted) = request.extensions().get::<Admitted>().cloned() else {
        return StatusCode::FORBIDDEN.into_response();
    };
    let said = match to_bytes(request.into_body(), BODY_BYTES_MAX).await {
        Ok(bytes) => said((&ctx, &admitted), bytes.into(), now).await,
        Err(_) => {
            platform::limits::hit("NODE_BODY_BYTES_MAX");
            fault(0, None, &SoapFault::new(FaultSide::Client, "the message is too large or did not arrive"))
        }
    };
    let (status, text) = observed(&observer, said, began, now);
    let kind = [(header::CONTENT_TYPE, "text/xml; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, kind, Body::from(text)).into_response()
}

/// The same for whoever brings the message and its moment himself, without a listener: what the platform asked and
/// told on days that are over.
pub async fn hear(
    door: (&Ctx, &Admitted),
    observer: &Observer,
    bytes: Vec<u8>,
    now: Moment,
) -> (StatusCode, String) {
    let began = Instant::now();
    observed(observer, said(door, bytes, now).await, began, now)
}

fn observed(
    observer: &Observer,
    (body, operation, outcome, http): Said,
    began: Instant,
    at: Moment,
) -> (StatusCode, String) {
    (observer.0)(Observed { body, operation, outcome, took: began.elapsed(), at });
    http
}

type Said = (i64, Option<Operation>, Outcome, (StatusCode, String));

async fn said(door: (&Ctx, &Admitted), bytes: Vec<u8>, now: Moment) -> Said {
    let request = match soap::read_request(&bytes) {
        Ok(request) => request,
        Err(ReadError::Syntax { operation, body, error }) => {
            let why = error.to_string();
            let named = body.as_ref().map_or("", |body| body.as_str());
            let fault = refused(FaultCode::SyntaxExtraXsd, named, &why);
            let known = check::bodies(door.0, door.1, named).first().map_or(0, |office| office.id);
            if matches!(operation, Operation::SendRt | Operation::SendRtV2) && known != 0 {
                receive::unread(door.0, known, bytes, why, now).await;
            }
            return spoken(Answered { body: known, response: Response::refusal(operation, fault) });
        }
        Err(ReadError::Envelope(error)) => return fault(0, None, &SoapFault::from(&error)),
        Err(ReadError::Refused(refusal)) => return fault(0, None, &refusal),
    };
    let operation = request.operation();
    let answered = match request {
        soap::Request::Verify { sender, qr } => read::verify(door, sender, qr, now).await,
        soap::Request::Get(asked) => read::get(door, Operation::Get, asked, now).await,
        soap::Request::GetV2(asked) => read::get(door, Operation::GetV2, asked, now).await,
        soap::Request::SendReceipt { sender, receipt } => {
            receive::receive(door, sender, *receipt, operation, bytes, now).await
        }
        soap::Request::Demand { sender, service, content, .. } => {
            demand::demand(door, sender, service.as_str(), &content, now).await
        }
    };
    match answered {
        Ok(answered) => spoken(answered),
        Err(Unwell(body)) => {
            fault(body, Some(operation), &SoapFault::new(FaultSide::Server, "not now; ask again"))
        }
    }
}

/// A refusal in the name of a body; where it named none, of nobody.
pub(super) fn refused(code: FaultCode, body: &str, why: &str) -> Fault {
    Fault::new(code, Text::cut_or_dash(body), why)
}

fn spoken(answered: Answered) -> Said {
    let Answered { body, response } = answered;
    let outcome = response.fault().map_or(Outcome::Ok, |fault| Outcome::Refused(fault.code));
    (body, Some(response.operation()), outcome, (StatusCode::OK, response.to_envelope()))
}

fn fault(body: i64, operation: Option<Operation>, fault: &SoapFault) -> Said {
    (body, operation, Outcome::Broken, (StatusCode::INTERNAL_SERVER_ERROR, fault.to_envelope()))
}
