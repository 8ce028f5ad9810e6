//! Every text exists in every language, and every key that pages use exists.

use std::collections::BTreeSet;
use std::path::Path;

use platform::i18n::{Lang, keys};

/// Links the crates that bring texts.
fn all_crates() -> usize {
    app::compose::migrations().len()
}

#[test]
fn every_language_has_every_text() {
    assert!(all_crates() > 0);
    let source: BTreeSet<String> = keys(Lang::It).into_iter().collect();
    assert!(source.len() > 100, "only {} texts", source.len());
    for lang in Lang::ALL {
        let own: BTreeSet<String> = keys(lang).into_iter().collect();
        let lacking: Vec<_> = source.difference(&own).collect();
        let extra: Vec<_> = own.difference(&source).collect();
        assert!(lacking.is_empty(), "{} lacks {lacking:?}", lang.code());
        assert!(extra.is_empty(), "{} has texts that Italian lacks: {extra:?}", lang.code());
    }
}

#[test]
fn no_key_is_given_twice() {
    assert!(all_crates() > 0);
    for lang in Lang::ALL {
        let own = keys(lang);
        let twice: Vec<_> = own.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", lang.code());
    }
}

#[test]
fn every_key_in_a_template_exists() {
    let known: BTreeSet<String> = keys(Lang::It).into_iter().collect();
    assert!(all_crates() > 0);
    let mut used = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut used);
    let unknown: Vec<_> = used.iter().filter(|key| !known.contains(*key)).collect();
    assert!(used.len() > 50, "only {} keys found in templates", used.len());
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// Keys in `page.t("…")`, `tr.t1("…"` and the like, of templates and sources.
fn walk(folder: &Path, used: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, used);
        } else if path.extension().is_some_and(|kind| kind == "html" || kind == "rs")
            && !path.ends_with("texts.rs")
        {
            let text = std::fs::read_to_string(&path).unwrap();
            for call in [".t(\"", ".t1(\"", ".t2(\"", "Sentence::new(\""] {
                for piece in text.split(call).skip(1) {
                    let key = piece.split('"').next().unwrap_or("");
                    if key.contains('-') {
                        used.insert(key.to_owned());
                    }
                }
            }
        }
    }
}
