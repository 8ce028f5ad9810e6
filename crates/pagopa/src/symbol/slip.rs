//! The text of the DataMatrix on the slip for the post office: 256 characters in fixed places. The manual of the
//! post office is not public; the places are those on which pagopa-print-payment-notice-generator, GovPay, MyPay
//! and the decoder of pagopa/io-app agree.
//!
//! | at | long | what |
//! |---|---|---|
//! | 0 | 13 | `codfase=NBPA;` |
//! | 13 | 20 | `18` and the number of the notice |
//! | 33 | 14 | `12` and the postal account, zeros first |
//! | 47 | 12 | `10` and the cents, zeros first |
//! | 59 | 7 | `3896` and `1P1` |
//! | 66 | 11 | the body |
//! | 77 | 16 | the debtor's fiscal code or VAT number |
//! | 93 | 40 | the debtor's name |
//! | 133 | 110 | the reason |
//! | 243 | 13 | twelve spaces and `A` |

use super::plain;
use crate::{BodyCode, Cents, NoticeNumber};
use std::ops::Range;

/// Characters of the text, always.
pub const SLIP_CHARS: usize = 256;
/// Ten digits of cents: a larger amount cannot be paid with a slip.
pub const SLIP_LARGEST: Cents = Cents(9_999_999_999);

const START: &str = "codfase=NBPA;";
const ACCOUNT_DIGITS: usize = 12;
const DEBTOR_CODE: usize = 16;
const DEBTOR: usize = 40;
const REASON: usize = 110;

/// What the slip says. Codes and texts may be any; the symbol carries them in capitals of its own alphabet, cut
/// to their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipText {
    pub notice: NoticeNumber,
    /// Digits of the postal account, twelve at most.
    pub account: String,
    pub amount: Cents,
    pub body: BodyCode,
    pub debtor_code: String,
    pub debtor: String,
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipError {
    /// The account is not one to twelve digits.
    Account,
    /// The amount is not positive, or needs more than ten digits of cents.
    Amount,
    /// A text that does not begin as a slip does, or ends before the body's code.
    Other,
    /// The number of the notice is no such number.
    Notice,
    /// The code of the body is not eleven digits.
    Body,
}

impl SlipText {
    pub fn write(&self) -> Result<String, SlipError> {
        let digits = self.account.bytes().all(|byte| byte.is_ascii_digit());
        if self.account.is_empty() || self.account.len() > ACCOUNT_DIGITS || !digits {
            return Err(SlipError::Account);
        }
        if !self.amount.is_positive() || self.amount > SLIP_LARGEST {
            return Err(SlipError::Amount);
        }
        Ok(format!(
            "{START}18{}12{:0>12}10{:010}38961P1{}{}{}{}{:12}A",
            self.notice,
            self.account,
            self.amount.0,
            self.body,
            fitted(&self.debtor_code, DEBTOR_CODE),
            fitted(&self.debtor, DEBTOR),
            fitted(&self.reason, REASON),
            "",
        ))
    }

    /// By places only: others' symbols are a character short or long at the end. The account keeps its zeros,
    /// texts lose the spaces after them.
    pub fn read(text: &str) -> Result<SlipText, SlipError> {
        let chars: Vec<char> = text.chars().collect();
        let cut = |place: Range<usize>| -> String {
            chars.iter().take(place.end).skip(place.start).collect::<String>().trim_end().to_owned()
        };
        if !text.starts_with(START) || chars.len() < 77 {
            return Err(SlipError::Other);
        }
        let account = cut(35..47);
        if account.len() != ACCOUNT_DIGITS || !account.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SlipError::Account);
        }
        let amount = cut(49..59);
        if !amount.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SlipError::Amount);
        }
        Ok(SlipText {
            notice: NoticeNumber::parse(&cut(15..33)).map_err(|_| SlipError::Notice)?,
            account,
            amount: amount.parse().map(Cents).map_err(|_| SlipError::Amount)?,
            body: BodyCode::parse(&cut(66..77)).map_err(|_| SlipError::Body)?,
            debtor_code: cut(77..93),
            debtor: cut(93..133),
            reason: cut(133..243),
        })
    }
}

/// First in the alphabet of the symbol, then cut, then padded: a letter may become two, and a text that is not
/// cut would push all others out of their places.
fn fitted(text: &str, width: usize) -> String {
    let mut text = plain(text);
    text.truncate(width);
    format!("{text:width$}")
}
