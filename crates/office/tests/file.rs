//! Office files: the examples are good, and every error names its line.

use office::file::{FileError, Limits, read};

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
        found.iter().all(|error| error.line == counter && error.reason.contains("is given at")),
        "{found:?}"
    );
}

#[test]
fn a_broken_file_says_where() {
    assert_eq!(errors("[body\n")[0].line, 1);
    let text = SMALL.replacen("mean_min = 14", "mean_min = \"quattordici\"", 1);
    assert_eq!(errors(&text)[0].line, line_of(&text, "quattordici"));
    let text = SMALL.replacen("mean_min = 14", "mean_min = 14\nsconosciuto = 1", 1);
    assert_eq!(errors(&text).len(), 1);
}
