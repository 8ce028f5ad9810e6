//! Whole cents of euro: the platform writes euro as text with two decimals, or as a number in JSON; neither is
//! ever a floating-point number here.

use std::fmt;
use std::iter::Sum;
use std::num::NonZeroU16;

/// The largest amount a message can carry: 999,999,999.99 euro (paForNode.xsd, `stAmount`).
pub const LARGEST: Cents = Cents(99_999_999_999);

/// An amount in whole cents of euro; sums that leave 64 bits are refused, never wrapped.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// Powers of ten that a number may name: more than an amount in cents can have digits.
const EXPONENT_MAX: usize = 20;

/// The text is no amount in euro with at most two decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAmount;

impl Cents {
    pub const ZERO: Cents = Cents(0);

    /// Digits, a dot, exactly two decimals: the form of the SOAP messages (`stAmount`) and of settlement files
    /// (`stImporto`). Nothing is said about size: messages compare with [`LARGEST`], a treasurer's journal may
    /// go beyond.
    pub fn from_message(text: &str) -> Result<Cents, NoAmount> {
        let (whole, decimals) = text.split_once('.').ok_or(NoAmount)?;
        if decimals.len() != 2 {
            return Err(NoAmount);
        }
        parts(whole, decimals)
    }

    /// The digits of a JSON number in euro, with none, one or two decimals that count; further ones must be zero.
    /// Read from the text of the document, so that 0.29 stays 29 cents. A sign is refused. An exponent is read:
    /// settlement flows are declared `double` (fdr_organization.json), and writers of doubles turn to
    /// `1.0E7` from ten million on.
    pub fn from_number(text: &str) -> Result<Cents, NoAmount> {
        let (plain, exponent) = match text.split_once(['e', 'E']) {
            Some((plain, exponent)) => (plain, exponent.parse::<isize>().map_err(|_| NoAmount)?),
            None => (text, 0),
        };
        let (whole, decimals) = plain.split_once('.').unwrap_or((plain, "0"));
        if !digits(whole) || !digits(decimals) || exponent.unsigned_abs() > EXPONENT_MAX {
            return Err(NoAmount);
        }
        // The point moves by the exponent; zeros on both sides leave it room.
        let zeros = "0".repeat(EXPONENT_MAX);
        let line = format!("{zeros}{whole}{decimals}{zeros}");
        let point = (EXPONENT_MAX + whole.len()).saturating_add_signed(exponent);
        let (whole, decimals) = line.split_at(point);
        let significant = decimals.trim_end_matches('0');
        if significant.len() > 2 {
            return Err(NoAmount);
        }
        parts(whole, &format!("{significant:0<2}"))
    }

    /// Euro with two decimals, as messages want it: `1250` is `12.50`. Negative amounts keep their sign.
    pub fn to_message(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", cents / 100, cents % 100)
    }

    pub fn checked_add(self, other: Cents) -> Option<Cents> {
        self.0.checked_add(other.0).map(Cents)
    }

    pub fn checked_sub(self, other: Cents) -> Option<Cents> {
        self.0.checked_sub(other.0).map(Cents)
    }

    /// The sum, or nothing where it leaves 64 bits.
    pub fn total(amounts: impl IntoIterator<Item = Cents>) -> Option<Cents> {
        amounts.into_iter().try_fold(Cents::ZERO, Cents::checked_add)
    }

    pub fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// In `n` parts that differ by a cent at most and add up to the whole: what is left goes to the first ones.
    pub fn split(self, n: NonZeroU16) -> Vec<Cents> {
        let n = i64::from(n.get());
        let (each, left) = (self.0.div_euclid(n), self.0.rem_euclid(n));
        (0..n).map(|place| Cents(each + i64::from(place < left))).collect()
    }
}

/// As `to_message`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_message())
    }
}

/// For amounts known to be small: those of one position, one flow.
///
/// Saturates instead of wrapping; use [`Cents::total`] where the amounts come from outside.
impl Sum for Cents {
    fn sum<I: Iterator<Item = Cents>>(amounts: I) -> Cents {
        Cents(amounts.fold(0, |sum, amount| sum.saturating_add(amount.0)))
    }
}

fn parts(whole: &str, decimals: &str) -> Result<Cents, NoAmount> {
    if !digits(whole) || !digits(decimals) {
        return Err(NoAmount);
    }
    let cents = format!("{whole}{decimals}").parse().map_err(|_| NoAmount)?;
    Ok(Cents(cents))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
