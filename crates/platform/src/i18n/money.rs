//! Whole cents as people read them: in the Italian form whatever the language, as it stands on notices and invoices.

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
}
