//! Whole cents as people read them.

/// «4.500,00 €», in the Italian form whatever the language: it stands beside Italian invoices.
pub fn euro(cents: i64) -> String {
    let sign = if cents < 0 { "−" } else { "" };
    format!("{sign}{} €", plain(cents.unsigned_abs(), "."))
}

/// «4500,00», for a file: a sign in front, and nothing between the thousands.
pub fn bare(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}", plain(cents.unsigned_abs(), ""))
}

fn plain(cents: u64, between: &str) -> String {
    let whole = (cents / 100).to_string();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push_str(between);
        }
        grouped.push(digit);
    }
    format!("{grouped},{:02}", cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_on_an_invoice() {
        assert_eq!(euro(450_000), "4.500,00 €");
        assert_eq!(euro(5), "0,05 €");
        assert_eq!(euro(123_456_789), "1.234.567,89 €");
        assert_eq!(euro(-4_500), "−45,00 €");
        assert_eq!(bare(-123_456_700), "-1234567,00");
    }
}
