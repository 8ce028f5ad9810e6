//! Whole cents as people read and type them: in the Italian form whatever the language, as it stands on notices and invoices.

/// «4.500,00 €».
pub fn euro(cents: i64) -> String {
    format!("{} €", amount(cents))
}

/// «4.500,00 €», which no end of a line parts.
pub fn euro_unbroken(cents: i64) -> String {
    format!("{}\u{a0}€", amount(cents))
}

/// «4.500,00».
pub fn amount(cents: i64) -> String {
    digits("−", cents, ".")
}

/// «4500,00», as a field and a file have it: nothing between the thousands.
pub fn plain_amount(cents: i64) -> String {
    digits("-", cents, "")
}

fn digits(minus: &str, cents: i64, between: &str) -> String {
    let sign = if cents < 0 { minus } else { "" };
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push_str(between);
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}", cents.unsigned_abs() % 100)
}

/// Cents of what somebody types: «45», «45,5», «1.234,56 €», and with a point where a machine put it, «45.50». Nothing for
/// what is below zero, or could be meant in two ways.
pub fn typed_amount(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '€').collect();
    let (whole, decimals) = match (text.rsplit_once(','), text.rsplit_once('.')) {
        (Some(parts), _) => parts,
        (None, Some((whole, decimals))) if decimals.len() <= 2 => (whole, decimals),
        _ => (text.as_str(), ""),
    };
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains('.');
    if (grouped && !(1..=3).contains(&first.len()))
        || groups.any(|group| group.len() != 3)
        || decimals.len() > 2
    {
        return None;
    }
    let whole = whole.replace('.', "");
    let is_number = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || !is_number(&whole) || !is_number(decimals) {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_on_an_invoice() {
        assert_eq!(euro(450_000), "4.500,00 €");
        assert_eq!(euro(5), "0,05 €");
        assert_eq!(euro_unbroken(123_456_789), "1.234.567,89\u{a0}€");
        assert_eq!(euro(-4_500), "−45,00 €");
        assert_eq!(amount(99_999_999_999), "999.999.999,99");
        assert_eq!(plain_amount(-123_456_700), "-1234567,00");
    }
    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (text, cents) in [
            ("45", 4_500),
            ("45,5", 4_550),
            ("45.50", 4_550),
            ("1.234", 123_400),
            ("4.500,00 €", 450_000),
            ("1234,56", 123_456),
            ("12 000", 1_200_000),
            (" 0,05", 5),
        ] {
            assert_eq!(typed_amount(text), Some(cents), "{text}");
        }
        let ambiguous = ["45,505", "1.23,00", "12345.678", "1,2,3", ".234"];
        let none = ["", ",", "-5", "1e3", "quaranta", "0,-5", "1,+5", "5,½", "9999999999999999999999"];
        for text in ambiguous.iter().chain(&none) {
            assert_eq!(typed_amount(text), None, "{text}");
        }
    }
}
