//! Spoken announcements as sound files made on the server: a chime, then each phrase in its language.
//!
//! Browsers on small devices bring no voices (italian-conventions.md §15.3), so the server renders each
//! phrase once with espeak-ng and keeps it. A missing or failing engine costs the words, never the chime.
//!
//! All functions block (process, disk): call them off the async threads.

mod cache;
mod chime;
mod engine;
#[cfg(test)]
mod tests;
mod wav;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use cache::{Disk, Memory, key};
pub use engine::find_engine;

/// Longest phrase, in characters.
pub const PHRASE_CHARS_MAX: usize = 200;
/// Most phrases in one announcement.
pub const PHRASES_MAX: usize = 12;
/// Phrases kept on disk; one takes about 100 kB.
pub const CACHE_FILES_MAX: usize = 2_000;
/// Finished announcements kept in memory, in bytes.
pub const MEMORY_BYTES_MAX: usize = 16 * 1024 * 1024;
/// After a failure the engine is left alone for this long: callers get the chime at once instead of each
/// waiting for the time-out in turn.
pub const ENGINE_REST: Duration = Duration::from_secs(30);
/// Silence between two phrases.
const PAUSE_MILLISECONDS: usize = 350;

/// A text and the language it is to be read in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phrase {
    /// BCP 47 tag; the first part decides (`de-IT` is read as `de`).
    pub lang: String,
    pub text: String,
}

/// Why nothing was said. Trouble with the engine or the cache is not here: it leaves the chime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VoiceError {
    /// A phrase is longer than [`PHRASE_CHARS_MAX`]; half an announcement would be worse than none.
    TooLong { chars: usize },
    /// More than [`PHRASES_MAX`] phrases.
    TooMany { phrases: usize },
}

impl std::fmt::Display for VoiceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            VoiceError::TooLong { chars } => {
                write!(f, "a phrase has {chars} characters, at most {PHRASE_CHARS_MAX} are read")
            }
            VoiceError::TooMany { phrases } => write!(f, "{phrases} phrases, at most {PHRASES_MAX} are read"),
        }
    }
}

impl std::error::Error for VoiceError {}

/// Renders announcements and remembers them, on disk by phrase and in memory by announcement.
pub struct Voice {
    engine: Option<PathBuf>,
    disk: Disk,
    memory: Mutex<Memory>,
    /// Held while the engine runs: one process at a time, and the same phrase is never rendered twice.
    engine_turn: Mutex<EngineTurn>,
    time_limit: Duration,
}

#[derive(Default)]
struct EngineTurn {
    resting_until: Option<Instant>,
}

impl Voice {
    /// Sounds are kept in `cache_dir`, made when needed; `engine` is the path of espeak-ng, see
    /// [`find_engine`].
    pub fn new(cache_dir: impl Into<PathBuf>, engine: Option<PathBuf>) -> Voice {
        Voice {
            engine,
            disk: Disk::new(cache_dir.into(), CACHE_FILES_MAX),
            memory: Mutex::new(Memory::new(MEMORY_BYTES_MAX)),
            engine_turn: Mutex::new(EngineTurn::default()),
            time_limit: engine::TIME_LIMIT,
        }
    }

    /// True when words in this language can be rendered at all: an engine is there and reads it.
    pub fn speaks(&self, lang: &str) -> bool {
        self.engine.is_some() && engine::voice_for(lang).is_some()
    }

    /// The chime followed by the phrases, as a WAV file (22,050 Hz, 16 bit, mono). Phrases that cannot be
    /// rendered (no engine, unknown language, nothing to read) are left out.
    pub fn say(&self, phrases: &[Phrase]) -> Result<Arc<[u8]>, VoiceError> {
        if phrases.len() > PHRASES_MAX {
            return Err(VoiceError::TooMany { phrases: phrases.len() });
        }
        let mut spoken = Vec::with_capacity(phrases.len());
        for phrase in phrases {
            let text = readable(&phrase.text);
            let chars = text.chars().count();
            if chars > PHRASE_CHARS_MAX {
                return Err(VoiceError::TooLong { chars });
            }
            if let Some(voice) = engine::voice_for(&phrase.lang)
                && !text.is_empty()
            {
                spoken.push((voice, text));
            }
        }
        if self.engine.is_none() || spoken.is_empty() {
            return Ok(chime());
        }
        let whole = key(spoken.iter().flat_map(|(voice, text)| [*voice, text.as_str()]));
        if let Some(sound) = lock(&self.memory).get(&whole) {
            return Ok(sound);
        }
        let mut samples = chime::samples().to_vec();
        let mut complete = true;
        for (voice, text) in &spoken {
            match self.phrase(voice, text) {
                Some(words) => {
                    samples.extend(std::iter::repeat_n(0, wav::RATE * PAUSE_MILLISECONDS / 1000));
                    samples.extend(words);
                }
                None => complete = false,
            }
        }
        let sound: Arc<[u8]> = wav::write(&samples).into();
        if complete {
            // A mutilated announcement must not outlive the trouble that caused it.
            lock(&self.memory).put(whole, Arc::clone(&sound));
        }
        Ok(sound)
    }

    /// One phrase from the cache, else from the engine.
    fn phrase(&self, voice: &str, text: &str) -> Option<Vec<i16>> {
        let name = key([voice, text].into_iter());
        if let Some(samples) = self.disk.get(&name) {
            return Some(samples);
        }
        let mut turn = lock(&self.engine_turn);
        // Another caller may have rendered it while this one waited for its turn.
        if let Some(samples) = self.disk.get(&name) {
            return Some(samples);
        }
        if turn.resting_until.is_some_and(|until| Instant::now() < until) {
            return None;
        }
        let file = engine::render(self.engine.as_deref()?, voice, text, self.time_limit);
        match file.and_then(|file| wav::read(&file).ok_or_else(|| "not a 22,050 Hz mono 16-bit WAV".into())) {
            Ok(samples) => {
                turn.resting_until = None;
                if let Err(error) = self.disk.put(&name, &wav::write(&samples)) {
                    tracing::warn!(%error, "a rendered phrase could not be kept");
                }
                Some(samples)
            }
            Err(reason) => {
                tracing::warn!(%reason, "the voice engine failed; the chime goes out alone");
                turn.resting_until = Some(Instant::now() + ENGINE_REST);
                None
            }
        }
    }
}

/// The chime alone, as a WAV file: two soft falling tones, 1.1 seconds.
pub fn chime() -> Arc<[u8]> {
    chime::file()
}

/// Control characters become spaces and runs of spaces one; `[[`, with which espeak-ng's phoneme notation
/// starts, is taken apart.
fn readable(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.replace(['[', ']'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A caller that panicked leaves nothing half done behind these locks.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
