//! Shapes of the answers.

use axum::response::{IntoResponse, Response};
use office::Office;
use platform::Moment;

use crate::call_next::Called;

/// A call, as programs see it.
#[derive(Debug, serde::Serialize)]
pub(super) struct CallAnswer {
    pub call: i64,
    pub visit: i64,
    pub call_code: String,
    /// Key of the counter.
    pub counter: String,
    /// Key of the service.
    pub service: String,
    /// The sentence that explains the call, in Italian.
    pub explanation: String,
}

impl CallAnswer {
    pub fn of(office: &Office, called: &Called) -> CallAnswer {
        CallAnswer {
            call: called.call,
            visit: called.visit,
            call_code: called.call_code.clone(),
            counter: office.counter(called.counter).map(|part| part.doc.key.clone()).unwrap_or_default(),
            service: office.service(called.service).map(|part| part.doc.key.clone()).unwrap_or_default(),
            explanation: called.reason.italian(),
        }
    }
}

/// Somebody in line.
#[derive(Debug, serde::Serialize)]
pub(super) struct VisitAnswer {
    pub visit: i64,
    pub call_code: String,
    /// The line joined; absent when nothing changed.
    pub kind: Option<&'static str>,
    pub arrived: String,
    pub called: Option<CallAnswer>,
    /// Only for whoever takes a ticket: the secret of its pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass_token: Option<String>,
}

pub(super) fn json(answer: &impl serde::Serialize) -> Response {
    axum::Json(serde_json::to_value(answer).unwrap_or_default()).into_response()
}

pub(super) fn instant(at: Moment) -> String {
    at.rfc3339()
}
