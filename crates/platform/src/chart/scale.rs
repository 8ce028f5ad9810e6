//! The vertical axis: round steps that cover all values.

/// Steps aimed at between the ends of the axis.
const STEPS: f64 = 5.0;
/// Values beyond this are drawn at the edge: arithmetic on larger ones overflows.
const VALUE_MAX: f64 = 1e15;

/// An axis from `low` to `high`, both multiples of `step`, containing zero and all values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    pub step: f64,
}

impl Scale {
    /// Covers zero and the finite ones of `values`.
    pub fn covering(values: impl Iterator<Item = f64>) -> Scale {
        let (mut low, mut high, mut whole) = (0.0_f64, 0.0_f64, true);
        for value in values.filter(|value| value.is_finite()) {
            let value = value.clamp(-VALUE_MAX, VALUE_MAX);
            (low, high) = (low.min(value), high.max(value));
            // Counts get no ticks at halves.
            whole &= value.fract() == 0.0;
        }
        if high - low <= f64::MIN_POSITIVE {
            high = 1.0;
        }
        let mut step = nice((high - low) / STEPS);
        if whole {
            step = step.max(1.0);
        }
        Scale { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// The tick values from the lowest to the highest.
    pub fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count.min(20)).map(|index| self.low + index as f64 * self.step).collect()
    }

    /// Position of a value: 0 at the low end, 1 at the high end, never outside.
    pub fn part(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Decimals that tell neighbouring ticks apart.
    pub fn decimals(&self) -> usize {
        (-self.step.log10().floor()).clamp(0.0, 6.0) as usize
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is not below `raw`.
fn nice(raw: f64) -> f64 {
    let power = 10f64.powf(raw.log10().floor());
    let round = |factor: f64| factor * power;
    // A hair of tolerance: 0.3 / 0.1 must not count as above 3.
    [1.0, 2.0, 5.0, 10.0].map(round).into_iter().find(|step| *step >= raw * (1.0 - 1e-9)).unwrap_or(raw)
}
