use serde::{Deserialize, Serialize};

/// An idle counter able to serve the person who became eligible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdleCounter {
    /// The caller's own identifier; the rule does not look at it.
    pub counter: i64,
    /// The number on the sign.
    pub number: i64,
    /// How many services it serves.
    pub skills: usize,
    /// Since when, whole seconds.
    pub idle_since: i64,
}

/// Who gets somebody who becomes eligible: fewest skills, then idle longest, then lowest number (1.6).
///
/// Pass only the able counters; the answer is a position in `idle`.
pub fn counter_for(idle: &[IdleCounter]) -> Option<usize> {
    let order = |counter: &IdleCounter| (counter.skills, counter.idle_since, counter.number, counter.counter);
    (0..idle.len()).min_by_key(|&index| order(&idle[index]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scarce_skills_are_spared_then_the_longest_idle_then_the_lowest_number() {
        let counter =
            |number, skills, idle_since| IdleCounter { counter: number, number, skills, idle_since };
        assert_eq!(counter_for(&[]), None);
        assert_eq!(counter_for(&[counter(1, 3, 0), counter(2, 1, 900)]), Some(1));
        assert_eq!(counter_for(&[counter(1, 2, 900), counter(2, 2, 600)]), Some(1));
        assert_eq!(counter_for(&[counter(5, 2, 600), counter(4, 2, 600)]), Some(1));
    }
}
