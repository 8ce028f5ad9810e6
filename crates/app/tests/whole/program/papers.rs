//! What the papers of the house say of its trials is so: each file they name exists, and each trial in it.

use std::path::{Path, PathBuf};

const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn papers() -> Vec<PathBuf> {
    let mut papers = vec![Path::new(HOUSE).join("ARCHITECTURE.md"), Path::new(HOUSE).join("STYLE.md")];
    for folder in ["docs", "docs/decisions"] {
        let files = std::fs::read_dir(Path::new(HOUSE).join(folder)).unwrap();
        let files = files.map(|entry| entry.unwrap().path());
        papers.extend(files.filter(|path| path.extension().is_some_and(|end| end == "md")));
    }
    papers
}

/// What stands between backticks, line by line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The file's text, with those of the room of its name.
fn text_of(file: &Path) -> String {
    let mut text = std::fs::read_to_string(file).unwrap_or_default();
    for entry in std::fs::read_dir(file.with_extension("")).into_iter().flatten() {
        text += &std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
    }
    text
}

#[test]
fn every_trial_that_a_paper_names_exists() {
    let (mut files, mut trials, mut lost) = (0, 0, Vec::new());
    for paper in papers() {
        for line in std::fs::read_to_string(&paper).unwrap().lines() {
            let mut file: Option<PathBuf> = None;
            for word in quoted(line) {
                if word.contains("/tests/") && word.ends_with(".rs") {
                    let path = Path::new(HOUSE).join("crates").join(word.trim_start_matches("crates/"));
                    files += 1;
                    if !path.exists() {
                        lost.push(format!("{}: {word}", paper.display()));
                    }
                    file = Some(path);
                } else if let Some(path) = &file
                    && word.contains('_')
                    && word
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
                {
                    trials += 1;
                    if !text_of(path).contains(&format!("fn {word}(")) {
                        lost.push(format!("{}: {word} in {}", paper.display(), path.display()));
                    }
                }
            }
        }
    }
    assert!(files > 60 && trials > 5, "{files} files, {trials} trials: are these the papers?");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
