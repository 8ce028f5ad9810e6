//! What is paid for: the code `9/…/` of a transfer (`transferCategory`) and the list that PagoPA publishes
//! (SANP 3.13, "Tassonomia dei servizi di incasso"; form of the list: pagopa/pagopa-taxonomy).

mod list;

pub use list::{List, Refused, TaxonomyEntry, read};

/// Prefix (1), type of body (2), macro-area (2), service (3), legal reason (2): `9/0101100IM/`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaxonomyCode {
    text: String,
    reason: Reason,
}

/// Why the body may ask for money ("motivo giuridico della riscossione").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// IM
    Tax,
    /// TS
    Fee,
    /// SP
    Service,
    /// SA
    Sanction,
    /// AP
    Other,
}

/// Not `9/`, seven digits, one of IM, TS, SP, SA, AP, and `/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTaxonomyCode;

impl TaxonomyCode {
    /// Reads the bare nine characters too: the platform's own examples leave the prefix and the slashes out.
    pub fn parse(text: &str) -> Result<TaxonomyCode, NoTaxonomyCode> {
        let bare = text.strip_prefix("9/").and_then(|rest| rest.strip_suffix('/')).unwrap_or(text);
        let (digits, reason) = bare.split_at_checked(7).ok_or(NoTaxonomyCode)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NoTaxonomyCode);
        }
        let reason = Reason::parse(reason).ok_or(NoTaxonomyCode)?;
        Ok(TaxonomyCode { text: format!("9/{bare}/"), reason })
    }

    /// With prefix and slashes, as messages want it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// 9: a code of this list, and not one of a body's own.
    pub fn prefix(&self) -> &str {
        &self.text[..1]
    }

    /// Two digits: 01 a municipality, 02 a region and so on.
    pub fn body_type(&self) -> &str {
        &self.text[2..4]
    }

    /// Two digits, counted within the type of body.
    pub fn macro_area(&self) -> &str {
        &self.text[4..6]
    }

    /// Three digits, counted within the macro-area.
    pub fn service(&self) -> &str {
        &self.text[6..9]
    }

    pub fn reason(&self) -> Reason {
        self.reason
    }
}

impl Reason {
    pub fn parse(text: &str) -> Option<Reason> {
        match text {
            "IM" => Some(Reason::Tax),
            "TS" => Some(Reason::Fee),
            "SP" => Some(Reason::Service),
            "SA" => Some(Reason::Sanction),
            "AP" => Some(Reason::Other),
            _ => None,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Reason::Tax => "IM",
            Reason::Fee => "TS",
            Reason::Service => "SP",
            Reason::Sanction => "SA",
            Reason::Other => "AP",
        }
    }
}

crate::text::written_as_text!(TaxonomyCode, "a code of the taxonomy");
