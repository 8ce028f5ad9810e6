//! The codes ODP-101 to ODP-111, and the answer that carries them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// Why there are no options to show; one code each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The request is not of the form that the specification wants.
    Syntax,
    /// Well formed, but it contradicts itself.
    Semantics,
    /// Something of ours is out of order.
    System,
    /// No such body here.
    Body,
    /// The broker is not that of the body.
    Broker,
    /// The station is not one of the broker's for this body.
    Station,
    /// No such notice of this body.
    Unknown,
    /// Already paid.
    Paid,
    /// Being paid elsewhere; ours never lock, others' do.
    InProgress,
    /// Past its date, and no late payment is taken.
    Expired,
    /// Withdrawn by the body.
    Cancelled,
}

impl Refusal {
    pub const ALL: [Refusal; 11] = [
        Refusal::Syntax,
        Refusal::Semantics,
        Refusal::System,
        Refusal::Body,
        Refusal::Broker,
        Refusal::Station,
        Refusal::Unknown,
        Refusal::Paid,
        Refusal::InProgress,
        Refusal::Expired,
        Refusal::Cancelled,
    ];

    /// Code, status of HTTP, and the name of the fault in the SOAP messages.
    fn parts(self) -> (&'static str, u16, &'static str) {
        match self {
            Refusal::Syntax => ("ODP-101", 400, "PAA_SINTASSI"),
            Refusal::Semantics => ("ODP-102", 422, "PAA_SEMANTICA"),
            Refusal::System => ("ODP-103", 500, "PAA_SYSTEM_ERROR"),
            Refusal::Body => ("ODP-104", 400, "PAA_ID_DOMINIO_ERRATO"),
            Refusal::Broker => ("ODP-105", 400, "PAA_ID_INTERMEDIARIO_ERRATO"),
            Refusal::Station => ("ODP-106", 400, "PAA_STAZIONE_INT_ERRATA"),
            Refusal::Unknown => ("ODP-107", 404, "PAA_PAGAMENTO_SCONOSCIUTO"),
            Refusal::Paid => ("ODP-108", 409, "PAA_PAGAMENTO_DUPLICATO"),
            Refusal::InProgress => ("ODP-109", 409, "PAA_PAGAMENTO_IN_CORSO"),
            Refusal::Expired => ("ODP-110", 422, "PAA_PAGAMENTO_SCADUTO"),
            Refusal::Cancelled => ("ODP-111", 422, "PAA_PAGAMENTO_ANNULLATO"),
        }
    }

    pub fn code(self) -> &'static str {
        self.parts().0
    }

    pub fn http_status(self) -> u16 {
        self.parts().1
    }

    pub fn fault(self) -> &'static str {
        self.parts().2
    }
}

/// `ErrorResponse`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorResponse {
    pub http_status_code: u16,
    pub http_status_description: String,
    /// The fault's name first, then a sentence for whoever reads the log.
    pub error_message: String,
    pub app_error_code: String,
    /// Seconds since 1970.
    pub timestamp: i64,
    /// The same moment, in UTC.
    pub date_time: DateTime,
}

impl ErrorResponse {
    pub fn new(refusal: Refusal, sentence: &str, now: Timestamp) -> ErrorResponse {
        let (code, status, fault) = refusal.parts();
        let description = match status {
            400 => "Bad Request",
            404 => "Not Found",
            409 => "Conflict",
            422 => "Unprocessable Entity",
            _ => "Internal Server Error",
        };
        ErrorResponse {
            http_status_code: status,
            http_status_description: description.to_owned(),
            error_message: format!("{fault} {sentence}").trim_end().to_owned(),
            app_error_code: code.to_owned(),
            timestamp: now.as_second(),
            date_time: now.to_zoned(TimeZone::UTC).datetime(),
        }
    }
}
