//! Digits of a JSON number to cents.

use crate::Cents;

/// The service computes in Java doubles, which write ten million as `1.0E7`: the decimal point is moved in the
/// text, and what has more than two decimals then is refused.
pub fn euro(digits: &str) -> Option<Cents> {
    let Some((mantissa, exponent)) = digits.split_once(['e', 'E']) else {
        return Cents::from_number(digits).ok();
    };
    // far beyond every amount; a longer one is refused before anything is written out
    let exponent: i32 = exponent.parse().ok().filter(|n| (-20..=20).contains(n))?;
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let places = usize::try_from(exponent.unsigned_abs()).ok()?;
    let moved = if exponent >= 0 {
        let decimals = format!("{decimals:0<places$}");
        let (left, right) = decimals.split_at_checked(places)?;
        format!("{whole}{left}.{right}0")
    } else {
        let whole = format!("{whole:0>width$}", width = places + 1);
        let (left, right) = whole.split_at_checked(whole.len() - places)?;
        format!("{left}.{right}{decimals}")
    };
    Cents::from_number(&moved).ok()
}

#[cfg(test)]
mod tests {
    use super::euro;
    use crate::Cents;

    #[test]
    fn exponents_of_java_keep_every_cent() {
        for (digits, cents) in [
            ("0.29", 29),
            ("1.15", 115),
            ("1.0E7", 1_000_000_000),
            ("1.23456789E7", 1_234_567_890),
            ("1.2345678901E8", 12_345_678_901),
            ("9.99999999E7", 9_999_999_990),
            ("2.9E-1", 29),
            ("1e2", 10_000),
        ] {
            assert_eq!(euro(digits), Some(Cents(cents)), "{digits}");
        }
        for digits in
            ["-1", "1E99", "1.234", "1.2345E1", "2.9E-3", "", "E", "1E", "é1E2", "0.29999999999999998"]
        {
            assert_eq!(euro(digits), None, "{digits}");
        }
    }
}
