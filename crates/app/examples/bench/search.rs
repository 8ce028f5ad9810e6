//! The search over many subjects, whose words are spread as in real texts: a few stand nearly everywhere,
//! most nearly nowhere. No question may hang on the luck of its words.

use std::time::Instant;

use platform::i18n::Lang;
use platform::search::{Asked, Index, Query, Realms, Words};
use platform::store::StoreError;
use platform::{Db, Lane};

use crate::report::{Bar, Report};
use crate::{Extent, Res};

const INDEX: Index = Index { body: 1, scope: "bench" };
/// Words of a subject, and different words of all.
const WORDS: usize = 60;
const VOCABULARY: f64 = 100_000.0;
/// The last realm holds one subject in a thousand.
const REALMS: u64 = 1_000;
const AT_ONCE: usize = 250;
const PAGE: usize = 50;
const P99_MS_MAX: f64 = 300.0;

pub async fn measure(report: &mut Report, extent: Extent, db: &Db) -> Res<()> {
    let began = Instant::now();
    for first in (0..extent.subjects).step_by(AT_ONCE) {
        let last = (first + AT_ONCE).min(extent.subjects);
        let some: Vec<_> = (first..last).map(|subject| (subject as i64 + 1, text(subject))).collect();
        let some: Vec<_> =
            some.into_iter().map(|(at, text)| (at, Words::of(&text, Some(Lang::It)))).collect();
        db.write(Lane::of(1, 0), move |tx| {
            for (subject, words) in &some {
                INDEX.put(tx, subject % REALMS as i64, *subject, words)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    }
    let each = began.elapsed().as_secs_f64() * 1e3 / extent.subjects as f64;
    report.row(&format!("search: putting in one of {} subjects", extent.subjects), each, "ms", Bar::None);
    let mut chance = Chance(42);
    let mut word = |from: f64, until: f64| spell(chance.between(from, until));
    let mut questions: Vec<(&str, Vec<String>, bool)> = Vec::new();
    for _ in 0..extent.questions {
        questions.push(("one rare word", vec![word(5_000.0, VOCABULARY)], false));
        questions.push(("one common word", vec![word(1.0, 50.0)], false));
        questions.push(("three common words", (0..3).map(|_| word(1.0, 50.0)).collect(), false));
        questions.push(("two middling words", (0..2).map(|_| word(30.0, 3_000.0)).collect(), false));
        let mixed = vec![word(1.0, 20.0), word(5_000.0, VOCABULARY), word(20.0, 500.0)];
        questions.push(("common, rare and middling", mixed, false));
        questions.push(("six words, middling", (0..6).map(|_| word(20.0, 300.0)).collect(), false));
        let begun = |word: String, letters: usize| vec![word.chars().take(letters).collect::<String>()];
        questions.push(("two letters", begun(word(1.0, VOCABULARY), 2), false));
        questions.push(("four letters", begun(word(1.0, VOCABULARY), 4), false));
        questions.push(("a small realm, two common words", vec![word(1.0, 50.0), word(1.0, 50.0)], true));
    }
    // «pari» and «dispari» stand in every second subject and never together; «antico» only in the oldest.
    for pair in ["pari dispari", "dispari pari", "antico", "anti", "antico pari"] {
        (0..5).for_each(|_| questions.push(("words that never meet", vec![pair.to_owned()], false)));
    }
    let mut kinds: Vec<(&str, Vec<f64>)> = Vec::new();
    for (kind, words, small) in questions {
        let asked = Asked::of(&words.join(" "));
        let began = Instant::now();
        db.read(move |tx| {
            let realms = if small { Realms::Only(&[7]) } else { Realms::All };
            INDEX.find(tx, &Query { realms, asked: &asked, before: None, limit: PAGE })
        })
        .await?;
        let ms = began.elapsed().as_secs_f64() * 1e3;
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, all)) => all.push(ms),
            None => kinds.push((kind, vec![ms])),
        }
    }
    for (kind, mut all) in kinds {
        all.sort_by(f64::total_cmp);
        report.row(&format!("search: {kind}, p50"), all[all.len() / 2], "ms", Bar::None);
        let p99 = all[(all.len() * 99 / 100).min(all.len() - 1)];
        report.row(&format!("search: {kind}, p99"), p99, "ms", Bar::AtMost(P99_MS_MAX));
    }
    Ok(())
}

fn text(subject: usize) -> String {
    let mut chance = Chance(subject as u64);
    let mut words: Vec<String> = (0..WORDS - 1).map(|_| spell(chance.between(1.0, VOCABULARY))).collect();
    words.push(if subject.is_multiple_of(2) { "pari" } else { "dispari" }.to_owned());
    if subject < 10_000 {
        words.push("antico".to_owned());
    }
    words.join(" ")
}

/// A word that looks like one, by its rank.
fn spell(rank: u64) -> String {
    const SYLLABLES: [&str; 20] = [
        "ra", "co", "ti", "me", "lu", "sa", "no", "vi", "de", "bu", "pra", "gli", "sto", "che", "mon", "per",
        "tra", "far", "zi", "que",
    ];
    let mut left = rank.wrapping_mul(7_919) % 3_200_000;
    let mut word = String::new();
    for _ in 0..5 {
        word.push_str(SYLLABLES[(left % 20) as usize]);
        left /= 20;
    }
    word
}

/// The same sequence in each run (Steele, Lea, Flood, «Fast splittable pseudorandom number generators», 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
    /// A rank as words are spread: the tenth is said a tenth as often as the first (Zipf).
    fn between(&mut self, from: f64, until: f64) -> u64 {
        (from * (until / from).powf(self.next())) as u64
    }
}
