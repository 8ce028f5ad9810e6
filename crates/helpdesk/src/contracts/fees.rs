//! What a contract costs for a quarter.

use office::docs::ContractDoc;

use super::read::Used;
use office::period::Period;

/// The bill of a quarter, in whole cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fee {
    /// Days in force, of the days of the quarter.
    pub days: i64,
    pub of_days: i64,
    pub fee_cents: i64,
    pub beyond: i64,
    pub extra_cents: i64,
}

impl Fee {
    pub fn total_cents(&self) -> i64 {
        self.fee_cents + self.extra_cents
    }
}

/// Nothing when it was not in force on any day. A contract that began or ended within the quarter owes its
/// days of the fee, rounded to the nearest cent, the half upwards.
pub fn fee(contract: &ContractDoc, quarter: Period, used: Used) -> Option<Fee> {
    let in_force = quarter.within(contract.from, contract.until)?;
    let (days, of_days) = (in_force.length(), quarter.length());
    let beyond = (used.covered - contract.included).max(0);
    Some(Fee {
        days,
        of_days,
        fee_cents: (2 * contract.fee_cents * days + of_days) / (2 * of_days),
        beyond,
        extra_cents: beyond * contract.extra_cents,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn contract(from: &str, until: Option<&str>) -> ContractDoc {
        let doc = serde_json::json!({
            "key": "k", "name": "K", "from": from, "until": until, "hours": "h", "target": [],
            "fee_cents": 450_000, "included": 60, "extra_cents": 4_500,
        });
        serde_json::from_value(doc).unwrap()
    }

    #[test]
    fn a_whole_quarter_costs_the_fee_and_what_goes_beyond() {
        let quarter = Period::quarter(date(2026, 2, 1));
        let whole = contract("2026-01-01", None);
        let within = fee(&whole, quarter, Used { covered: 60, to_offer: 9 }).unwrap();
        assert_eq!((within.fee_cents, within.beyond, within.total_cents()), (450_000, 0, 450_000));
        let beyond = fee(&whole, quarter, Used { covered: 63, to_offer: 0 }).unwrap();
        assert_eq!((beyond.beyond, beyond.extra_cents, beyond.total_cents()), (3, 13_500, 463_500));
    }

    #[test]
    fn a_part_of_a_quarter_costs_its_days() {
        let quarter = Period::quarter(date(2026, 2, 1));
        let late = fee(&contract("2026-03-31", None), quarter, Used::default()).unwrap();
        assert_eq!((late.days, late.of_days, late.fee_cents), (1, 90, 5_000));
        assert_eq!(fee(&contract("2026-04-01", None), quarter, Used::default()), None);
        assert_eq!(fee(&contract("2020-01-01", Some("2025-12-31")), quarter, Used::default()), None);
    }
}
