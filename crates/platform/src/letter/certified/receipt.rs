//! What became of a certified message of ours.

use super::{super::head::Head, Certificate};

/// `X-Ricevuta`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptKind {
    /// *accettazione*
    Accepted,
    /// *non-accettazione*
    Refused,
    /// *presa-in-carico*: between providers, nothing for the sender.
    TakenInCharge,
    /// *avvenuta-consegna*
    Delivered,
    /// *errore-consegna*
    NotDelivered,
    /// *preavviso-errore-consegna*: may still be delivered.
    Late,
    /// *rilevazione-virus*
    Virus,
}

impl ReceiptKind {
    pub(in crate::letter) fn parse(name: &str) -> Option<ReceiptKind> {
        Some(match name {
            "accettazione" => ReceiptKind::Accepted,
            "non-accettazione" => ReceiptKind::Refused,
            "presa-in-carico" => ReceiptKind::TakenInCharge,
            "avvenuta-consegna" => ReceiptKind::Delivered,
            "errore-consegna" => ReceiptKind::NotDelivered,
            "preavviso-errore-consegna" => ReceiptKind::Late,
            "rilevazione-virus" => ReceiptKind::Virus,
            _ => return None,
        })
    }
}

/// A provider's receipt; the letter around it is the provider's notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub kind: ReceiptKind,
    /// Id of the message of ours, without angle brackets.
    pub about: Option<String>,
    /// `X-TipoRicevuta`: `completa`, `breve` or `sintetica`.
    pub form: Option<String>,
    pub certificate: Option<Certificate>,
    /// Whether a signature came along. It was not verified.
    pub signed: bool,
}

impl Receipt {
    pub(in crate::letter) fn of(
        head: &Head,
        kind: ReceiptKind,
        certificate: Option<Certificate>,
        signed: bool,
    ) -> Receipt {
        let certified = || certificate.as_ref().and_then(|facts| facts.message_id.clone());
        Receipt {
            kind,
            about: head.ids("x-riferimento-message-id").into_iter().next().or_else(certified),
            form: head.first("x-tiporicevuta").map(str::to_ascii_lowercase),
            certificate,
            signed,
        }
    }
}
