//! Ids of flows in a dirty text.

use jiff::civil::Date;

use super::scan::{gap, keyword, letters, of_id};
use crate::settlement::{FLOW_ID_MAX, FlowId};

/// One place of a text that speaks of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Behind `TXT`: 0 ordinary, 1 to 9 supplementary.
    pub digit: Option<u8>,
    /// What the id may be, most likely first: a blank behind an id may be dirt within it or the beginning of other
    /// words, which only a comparison with known flows decides. Empty where the text was cut before the id.
    pub candidates: Vec<FlowId>,
}

impl Mention {
    /// The most likely id, complete or cut.
    pub fn best(&self) -> Option<&FlowId> {
        self.candidates.first()
    }

    /// Whether one of the candidates is this flow (exact or normalised).
    pub fn is(&self, flow: &FlowId) -> bool {
        let wanted = flow.normalised();
        self.candidates.iter().any(|candidate| candidate.normalised() == wanted)
    }

    /// Whether one of the candidates is a beginning of this flow's id, as where the text breaks off within it. Ask
    /// only when no flow [`is`](Mention::is) the one, and for amount and date as well.
    pub fn is_cut_of(&self, flow: &FlowId) -> bool {
        self.candidates.iter().any(|candidate| candidate.is_cut_of(flow))
    }
}

/// Every mention of a flow, in the order of the text: behind the keyword of the specification, and without it
/// wherever a day is followed at once by letters or digits, a dash and something more.
pub fn flows(text: &str) -> Vec<Mention> {
    let letters = letters(text);
    let (mut mentions, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let found = match keyword(&letters, at, "LGPERIVERSAMENTO") {
            Some(end) => Some(after_keyword(&letters, end)),
            None => bare(&letters, at),
        };
        match found {
            Some((mention, end)) => {
                mentions.push(mention);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    mentions
}

impl FlowId {
    /// Whether the text holds this very id, in capitals or not, and no letter of an id before or behind it: the
    /// first step of matching.
    pub fn is_in(&self, text: &str) -> bool {
        let (text, id) = (text.to_ascii_uppercase(), self.normalised());
        text.match_indices(&id).any(|(at, _)| {
            let (before, behind) = (&text[..at], &text[at + id.len()..]);
            !before.ends_with(of_id) && !behind.starts_with(of_id)
        })
    }
}

fn after_keyword(letters: &[char], end: usize) -> (Mention, usize) {
    let mut at = gap(letters, end);
    let mut digit = None;
    if let Some(behind) = keyword(letters, at, "TXT") {
        at = gap(letters, behind);
        let next = letters.get(at).and_then(|letter| letter.to_digit(10));
        // a digit of its own, not the first of a year
        if let Some(found) = next.filter(|_| !letters.get(at + 1).is_some_and(char::is_ascii_alphanumeric)) {
            digit = u8::try_from(found).ok();
            at = gap(letters, at + 1);
        }
    }
    if let Some(behind) = keyword(letters, at, "URI") {
        at = gap(letters, behind);
    }
    let (candidates, end) = candidates(letters, at);
    (Mention { digit, candidates }, end)
}

/// Without a keyword only a complete id counts, and only where no letter or digit stands before it.
fn bare(letters: &[char], start: usize) -> Option<(Mention, usize)> {
    let before = start.checked_sub(1).map(|at| letters[at]);
    if !letters[start].is_ascii_digit() || before.is_some_and(of_id) {
        return None;
    }
    let day: String = letters.get(start..start + 10)?.iter().collect();
    if day.parse::<Date>().is_err() || !letters.get(start + 10)?.is_ascii_alphanumeric() {
        return None;
    }
    let (candidates, end) = candidates(letters, start);
    let complete = candidates.first().is_some_and(FlowId::is_complete);
    complete.then_some((Mention { digit: None, candidates }, end))
}

/// Words from here on, joined one after the other up to the length of an id or a mark that no id holds.
fn candidates(letters: &[char], start: usize) -> (Vec<FlowId>, usize) {
    let (mut joined, mut ids, mut words) = (String::new(), Vec::new(), Vec::<String>::new());
    let (mut at, mut end) = (start, start);
    loop {
        let word: String = letters[at.min(letters.len())..].iter().take_while(|it| of_id(**it)).collect();
        if word.is_empty() || joined.len() + word.len() > FLOW_ID_MAX {
            break;
        }
        joined.push_str(&word);
        at += word.len();
        end = at;
        ids.extend(FlowId::parse(&joined));
        words.push(word);
        let blanks = letters[at..].iter().take_while(|letter| letter.is_whitespace()).count();
        if blanks == 0 {
            break;
        }
        at += blanks;
    }
    // the first complete join, and what follows it as long as it looks like a piece of a number
    if let Some(first) = ids.iter().position(FlowId::is_complete) {
        let pieces = words[first + 1..].iter().take_while(|word| word.bytes().any(|b| b.is_ascii_digit()));
        let likely = ids.remove(first + pieces.count());
        ids.sort_by_key(|id| (!id.is_complete(), id.as_str().len()));
        ids.insert(0, likely);
    } else {
        ids.reverse();
    }
    (ids, end)
}
