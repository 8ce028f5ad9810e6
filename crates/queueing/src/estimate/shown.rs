use serde::{Deserialize, Serialize};

const STEP_MIN: i64 = 5;
const STEP_S: i64 = STEP_MIN * 60;

/// The wait as a citizen reads it (3, "Shown").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "wait", rename_all = "snake_case")]
pub enum Estimate {
    /// "Attesa prevista: subito".
    Now,
    /// "Attesa prevista: fra 10 e 20 minuti"; when equal "circa 10 minuti". Multiples of five, `to_min` ≥ 5.
    Between { from_min: i64, to_min: i64 },
}

/// The median rounded down and the 80 % quantile rounded up to five minutes; arguments in seconds.
pub fn shown(median_s: i64, p80_s: i64) -> Estimate {
    let from_min = median_s.max(0) / STEP_S * STEP_MIN;
    let to_min = steps_up(p80_s.max(median_s).max(1), STEP_S) * STEP_MIN;
    Estimate::Between { from_min, to_min }
}

impl Estimate {
    /// What to show after `previous`: one update never shortens the upper value by more than a third.
    ///
    /// "Now" is shown at once: an idle counter is a fact, not a forecast.
    pub fn following(self, previous: Estimate) -> Estimate {
        match (self, previous) {
            (Estimate::Between { from_min, to_min }, Estimate::Between { to_min: before, .. }) => {
                let two_thirds = before - before / 3;
                let shortest = steps_up(two_thirds, STEP_MIN).saturating_mul(STEP_MIN);
                Estimate::Between { from_min, to_min: to_min.max(shortest) }
            }
            _ => self,
        }
    }
}

fn steps_up(value: i64, step: i64) -> i64 {
    value / step + i64::from(value % step > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from_min: i64, to_min: i64) -> Estimate {
        Estimate::Between { from_min, to_min }
    }

    #[test]
    fn the_range_opens_to_five_minutes() {
        assert_eq!(shown(601, 1199), between(10, 20));
        assert_eq!(shown(600, 600), between(10, 10));
        assert_eq!(shown(0, 0), between(0, 5));
        assert_eq!(shown(-5, -9), between(0, 5));
    }

    #[test]
    fn good_news_comes_a_third_at_a_time() {
        assert_eq!(between(0, 5).following(between(10, 30)), between(0, 20));
        assert_eq!(between(0, 5).following(between(10, 20)), between(0, 15));
        assert_eq!(between(20, 40).following(between(10, 20)), between(20, 40));
        assert_eq!(Estimate::Now.following(between(10, 30)), Estimate::Now);
        assert_eq!(between(0, 5).following(Estimate::Now), between(0, 5));
    }
}
