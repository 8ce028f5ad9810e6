//! The text of the square code: docs.pagopa.it, "Avviso di pagamento", annex 2 (`PAGOPA|002|…`).

use crate::cents::{Cents, LARGEST};
use crate::{BodyCode, NoticeNumber};

/// The longest text; a symbol of version 4 with correction M has room for 62 bytes.
pub const QR_BYTES_MAX: usize = 53;
/// Digits of the amount, at most.
const AMOUNT_DIGITS_MAX: usize = 11;

/// Who is owed how much by which notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrText {
    pub notice: NoticeNumber,
    pub body: BodyCode,
    pub amount: Cents,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrError {
    /// A text of some other kind.
    Other,
    /// A version of the text that is not 002.
    Version,
    /// The number of the notice is no such number.
    Notice,
    /// The code of the body is not eleven digits.
    Body,
    /// The amount is not one to eleven digits, or not yet known: such a notice has no square code.
    Amount,
}

impl QrText {
    /// Cents without padding, two digits at least: five cents are `05`.
    pub fn write(&self) -> Result<String, QrError> {
        if !self.amount.is_positive() || self.amount > LARGEST {
            return Err(QrError::Amount);
        }
        Ok(format!("PAGOPA|002|{}|{}|{:02}", self.notice, self.body, self.amount.0))
    }

    /// Reads what others print too: amounts of one to eleven digits, padded or not, and line ends of a scanner.
    pub fn read(text: &str) -> Result<QrText, QrError> {
        let parts: Vec<&str> = text.trim().split('|').collect();
        let [kind, version, notice, body, amount] = parts[..] else { return Err(QrError::Other) };
        if kind != "PAGOPA" {
            return Err(QrError::Other);
        }
        if version != "002" {
            return Err(QrError::Version);
        }
        let notice = NoticeNumber::parse(notice).map_err(|_| QrError::Notice)?;
        let body = BodyCode::parse(body).map_err(|_| QrError::Body)?;
        if amount.len() > AMOUNT_DIGITS_MAX || !amount.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(QrError::Amount);
        }
        let amount = amount.parse().map(Cents).map_err(|_| QrError::Amount)?;
        Ok(QrText { notice, body, amount })
    }
}
