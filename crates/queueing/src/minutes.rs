//! Seconds as the minutes of a text (1.7).

/// Minutes rounded up.
pub(crate) fn up(seconds: i64) -> i64 {
    down(seconds) + i64::from(seconds.rem_euclid(60) > 0)
}

/// Minutes rounded down.
pub(crate) fn down(seconds: i64) -> i64 {
    seconds.div_euclid(60)
}
