//! The text of an article: paragraphs, headings, lists and links, from plain text. What comes out is parts
//! that a template escapes one by one; there is no way to write markup into a page.

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    Text(String),
    /// Address (https only) and words.
    Link(String, String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line that begins with `#`.
    Heading(Vec<Span>),
    /// Its lines.
    Paragraph(Vec<Vec<Span>>),
    /// Lines that begin with `-` or `*`.
    List(Vec<Vec<Span>>),
}

const SCHEME: &str = "https://";

pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // A blank line ends what was begun.
    let mut ended = true;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            ended = true;
            continue;
        }
        let marked = |signs: &[char]| line.strip_prefix(signs).filter(|rest| rest.starts_with(' '));
        if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
            blocks.push(Block::Heading(spans(line.trim_start_matches('#').trim())));
            ended = true;
        } else if let Some(item) = marked(&['-', '*']) {
            match blocks.last_mut() {
                Some(Block::List(items)) if !ended => items.push(spans(item.trim())),
                _ => blocks.push(Block::List(vec![spans(item.trim())])),
            }
            ended = false;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(lines)) if !ended => lines.push(spans(line)),
                _ => blocks.push(Block::Paragraph(vec![spans(line)])),
            }
            ended = false;
        }
    }
    blocks
}

/// The first words of a text, for lists: at most so many characters.
pub fn opening(text: &str, chars_max: usize) -> String {
    let first = blocks(text).into_iter().find_map(|block| match block {
        Block::Paragraph(lines) | Block::List(lines) => Some(lines),
        Block::Heading(_) => None,
    });
    let words: Vec<String> = first.unwrap_or_default().iter().map(|line| plain(line)).collect();
    let whole = words.join(" ");
    if whole.chars().count() <= chars_max {
        return whole;
    }
    let cut: String = whole.chars().take(chars_max).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(begin, _)| begin))
}

fn plain(line: &[Span]) -> String {
    line.iter()
        .map(|span| match span {
            Span::Text(text) | Span::Link(_, text) => text.as_str(),
        })
        .collect()
}

/// `[words](https://…)` and bare addresses become links; everything else stays as it was typed.
fn spans(line: &str) -> Vec<Span> {
    let (mut spans, mut said, mut rest) = (Vec::new(), String::new(), line);
    while !rest.is_empty() {
        let link = named(rest).or_else(|| bare(rest));
        if let Some((address, words, after)) = link {
            if !said.is_empty() {
                spans.push(Span::Text(std::mem::take(&mut said)));
            }
            spans.push(Span::Link(address, words));
            rest = after;
        } else {
            let mut letters = rest.chars();
            said.extend(letters.next());
            rest = letters.as_str();
        }
    }
    if !said.is_empty() {
        spans.push(Span::Text(said));
    }
    spans
}

fn named(rest: &str) -> Option<(String, String, &str)> {
    let (words, after) = rest.strip_prefix('[')?.split_once("](")?;
    let (address, after) = after.split_once(')')?;
    let safe = !words.is_empty() && !words.contains(['[', ']']) && is_address(address);
    safe.then(|| (address.to_owned(), words.to_owned(), after))
}

fn bare(rest: &str) -> Option<(String, String, &str)> {
    let end = rest.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"'()[]".contains(c));
    let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    is_address(address).then(|| (address.to_owned(), address.to_owned(), &rest[address.len()..]))
}

/// An https address of a host that is named, without anybody's name and password before it.
fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(SCHEME) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let wild = |c: char| c.is_whitespace() || c.is_control() || "<>\"'\\".contains(c);
    host.contains('.') && !host.contains('@') && !text.contains(wild)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Span {
        Span::Text(words.into())
    }

    #[test]
    fn paragraphs_headings_and_lists() {
        let read = blocks("# Come si fa\nPrima riga\nseconda\n\n- uno\n- due\n\nfine");
        let expected = vec![
            Block::Heading(vec![text("Come si fa")]),
            Block::Paragraph(vec![vec![text("Prima riga")], vec![text("seconda")]]),
            Block::List(vec![vec![text("uno")], vec![text("due")]]),
            Block::Paragraph(vec![vec![text("fine")]]),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn links_are_https_and_nothing_else() {
        let link = Span::Link("https://a.example/x".into(), "qui".into());
        assert_eq!(spans("vedi [qui](https://a.example/x)."), vec![text("vedi "), link, text(".")]);
        let bare = Span::Link("https://a.example".into(), "https://a.example".into());
        assert_eq!(spans("https://a.example, poi"), vec![bare, text(", poi")]);
        for wild in [
            "[x](javascript:alert(1))",
            "[x](http://a.example)",
            "http://a.example",
            "[x](https://a@b.example)",
            "<b>grassetto</b>",
        ] {
            assert!(spans(wild).iter().all(|span| matches!(span, Span::Text(_))), "{wild}");
        }
        // An address ends before a sign that could end an attribute.
        let quoted = spans("[x](https://b.example\" onclick=\"x)");
        let address = "https://b.example".to_owned();
        assert_eq!(quoted[1], Span::Link(address.clone(), address));
        assert_eq!(quoted.len(), 3);
    }

    #[test]
    fn openings_end_with_a_word() {
        assert_eq!(opening("# Titolo\nbreve", 20), "breve");
        assert_eq!(opening("una frase piuttosto lunga", 14), "una frase…");
    }
}
