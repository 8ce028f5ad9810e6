//! Chance that comes again: the same seed gives the same draws.

/// SplitMix64 at a place of its series: neighbours lie far apart.
pub fn drawn(seed: u64, place: u64) -> u64 {
    let sum =
        seed.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(place.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let sum = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let sum = (sum ^ (sum >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    sum ^ (sum >> 31)
}

/// Thirty-two hexadecimal digits, as payment tokens are.
pub fn token(seed: u64, place: u64) -> String {
    format!("{:016x}{:016x}", drawn(seed, place * 2), drawn(seed, place * 2 + 1))
}

/// One of so many.
pub fn one_of(seed: u64, place: u64, many: usize) -> usize {
    let many = u64::try_from(many.max(1)).unwrap_or(1);
    usize::try_from(drawn(!seed, place) % many).unwrap_or(0)
}
