/// G in thousandths from the mean duration of a service (1.3): round(1000 · (600 / mean)^0.3), within 600–1500.
///
/// To be computed when statistics are refreshed, and stored. A mean of zero or less counts as one second.
pub fn pace_factor(mean_s: i64) -> i64 {
    let ratio = 600.0 / mean_s.max(1) as f64;
    ((1000.0 * ratio.powf(0.3)).round() as i64).clamp(600, 1500)
}
