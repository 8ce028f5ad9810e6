//! How a measure is spread: mean, and percentiles by nearest rank.

/// A set of durations, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Spread {
    pub count: u64,
    /// Rounded to the nearest second.
    pub mean_s: i64,
    pub median_s: i64,
    pub p90_s: i64,
    pub max_s: i64,
}

/// `None` without values: there is no mean of nothing.
pub fn spread(values: &[i64]) -> Option<Spread> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (count, max_s) = (sorted.len(), *sorted.last()?);
    let sum: i128 = sorted.iter().map(|value| i128::from(*value)).sum();
    // Exact division rounded half up; the values here are never negative.
    let mean = (2 * sum + count as i128).div_euclid(2 * count as i128);
    Some(Spread {
        count: count as u64,
        mean_s: i64::try_from(mean).unwrap_or(i64::MAX),
        median_s: nearest_rank(&sorted, 50),
        p90_s: nearest_rank(&sorted, 90),
        max_s,
    })
}

/// The nearest-rank percentile of sorted values: the smallest value such that at least `percent` in a
/// hundred are not greater. It is always a value that somebody really had, never an interpolation; the
/// median of an even number of values is the lower of the two in the middle.
fn nearest_rank(sorted: &[i64], percent: usize) -> i64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(0)
}

/// A share in percent with one decimal; `None` of nothing.
pub fn percent(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| (part as f64 * 1_000.0 / whole as f64).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_somebody_had() {
        let ten: Vec<i64> = (1..=10).rev().map(|n| n * 60).collect();
        let seen = spread(&ten).unwrap();
        assert_eq!((seen.median_s, seen.p90_s, seen.max_s), (300, 540, 600));
        assert_eq!((seen.count, seen.mean_s), (10, 330));
    }

    #[test]
    fn one_value_is_all_of_its_percentiles() {
        assert_eq!(spread(&[7]), Some(Spread { count: 1, mean_s: 7, median_s: 7, p90_s: 7, max_s: 7 }));
    }

    #[test]
    fn nothing_has_no_mean_and_no_share() {
        assert_eq!(spread(&[]), None);
        assert_eq!(percent(0, 0), None);
    }

    #[test]
    fn shares_have_one_decimal() {
        assert_eq!(percent(1, 3), Some(33.3));
        assert_eq!(percent(2, 3), Some(66.7));
        assert_eq!(percent(5, 5), Some(100.0));
    }

    #[test]
    fn a_mean_is_rounded_to_the_second() {
        assert_eq!(spread(&[1, 2]).map(|seen| seen.mean_s), Some(2));
        assert_eq!(spread(&[1, 1, 2]).map(|seen| seen.mean_s), Some(1));
    }
}
