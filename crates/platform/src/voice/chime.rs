//! The chime, computed: no sound file to license, and the same on every machine.

use std::{
    f64::consts::TAU,
    sync::{Arc, LazyLock},
};

use super::wav;

/// Two tones of a falling major third (E5, C5): start and length in seconds, pitch in hertz. The second
/// sounds while the first dies away.
const TONES: [(f64, f64, f64); 2] = [(0.0, 0.7, 659.26), (0.35, 0.75, 523.25)];
/// Peak of one tone, as a part of full scale; two together stay below it.
const LEVEL: f64 = 0.35;
/// Rise and end of a tone in seconds: without them the loudspeaker clicks.
const ATTACK: f64 = 0.008;
const RELEASE: f64 = 0.03;
/// Time in seconds in which a tone falls to a third.
const DECAY: f64 = 0.22;

static SAMPLES: LazyLock<Vec<i16>> = LazyLock::new(synthesise);
static FILE: LazyLock<Arc<[u8]>> = LazyLock::new(|| wav::write(&SAMPLES).into());

pub(super) fn samples() -> &'static [i16] {
    &SAMPLES
}

pub(super) fn file() -> Arc<[u8]> {
    Arc::clone(&FILE)
}

fn synthesise() -> Vec<i16> {
    let end = TONES.iter().map(|(start, length, _)| start + length).fold(0.0, f64::max);
    let count = (end * wav::RATE as f64) as usize;
    (0..count)
        .map(|index| {
            let now = index as f64 / wav::RATE as f64;
            let sum: f64 = TONES.iter().map(|&(start, length, pitch)| tone(now - start, length, pitch)).sum();
            (sum.clamp(-1.0, 1.0) * f64::from(i16::MAX)) as i16
        })
        .collect()
}

/// A sine with a quiet octave above it, like a small bell.
fn tone(time: f64, length: f64, pitch: f64) -> f64 {
    if !(0.0..length).contains(&time) {
        return 0.0;
    }
    let envelope = (time / ATTACK).min(1.0) * ((length - time) / RELEASE).min(1.0) * (-time / DECAY).exp();
    let wave = 0.85 * (TAU * pitch * time).sin() + 0.15 * (TAU * 2.0 * pitch * time).sin();
    LEVEL * envelope * wave
}
