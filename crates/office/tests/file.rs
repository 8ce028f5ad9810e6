//! Office files: the examples are good, and every error names its line.

use office::file::{FileError, Limits, read};
use platform::i18n::{Lang, Tr};

const SMALL: &str = include_str!("../../../examples/piccolo-comune.toml");
const MID: &str = include_str!("../../../examples/comune-medio.toml");

fn errors(text: &str) -> Vec<FileError> {
    read(text, Limits::Published).err().unwrap_or_default()
}

/// The line on which `needle` stands.
fn line_of(text: &str, needle: &str) -> usize {
    text.lines().position(|line| line.contains(needle)).unwrap() + 1
}

#[test]
fn the_examples_are_good() {
    assert_eq!(errors(SMALL), []);
    assert_eq!(errors(MID), []);
}

#[test]
fn a_counter_serves_only_what_its_site_gives() {
    let second = "\n[[site]]\nkey = \"altrove\"\nname = \"Altrove\"\naddress = \"Via Lontana 1\"\n";
    let moved = SMALL.replacen(
        "[[counter]]\nkey = \"2\"\nsite = \"municipio\"",
        "[[counter]]\nkey = \"2\"\nsite = \"altrove\"",
        1,
    );
    assert_ne!(moved, SMALL);
    let text = moved + second;
    let found = errors(&text);
    assert!(!found.is_empty());
    let counter = line_of(&text, "site = \"altrove\"") - 2;
    assert!(
        found.iter().all(|error| error.line == counter && error.why.key == "office-file-other-site"),
        "{found:?}"
    );
}

/// Line and sentence, in the language of who reads.
fn said(text: &str, lang: Lang) -> String {
    let found = errors(text);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].say(Tr(lang))
}

#[test]
fn a_broken_file_says_where_and_why_in_everybodys_language() {
    assert!(said("[body\n", Lang::It).starts_with("Riga 1: qui il testo non ha la forma"));
    let text = SMALL.replacen("mean_min = 14", "mean_min = \"quattordici\"", 1);
    let line = line_of(&text, "quattordici");
    assert!(said(&text, Lang::De).starts_with(&format!("Zeile {line}: Hier hat der Text nicht die Form")));
    assert!(said(&text, Lang::De).contains("quattordici"), "what the reader says is passed on");
    let text = SMALL.replacen("mean_min = 14", "mean_min = 14\nsconosciuto = 1", 1);
    let unknown = said(&text, Lang::It);
    assert!(unknown.contains("non esiste il campo «sconosciuto». Si conoscono: key, "), "{unknown}");
    let doubled = SMALL.replacen("mean_min = 14", "mean_min = 14\nmean_min = 14", 1);
    assert!(
        said(&doubled, Lang::Sl).starts_with(&format!("Vrstica {}: ", line_of(&doubled, "mean_min") + 1))
    );
    let keyless = SMALL.replacen("[[counter]]\nkey = \"2\"", "[[counter]]", 1);
    let missing = said(&keyless, Lang::Fr);
    assert!(missing.ends_with("il manque key."), "{missing}");
    let word = SMALL.replacen("mean_min = 14", "mean_min = 14\ngiven = \"mail\"", 1);
    let word = said(&word, Lang::En);
    assert!(word.contains("“mail” is none of the possible words: counter"), "{word}");
}
