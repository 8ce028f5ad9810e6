//! The damage, and what a reader must still hold to.

/// Of each document.
const TIMES: u64 = 1_500;
/// A document of this size, of one word over and over, is still read to its end.
const LONG: usize = 200_000;

/// What files are torn and joined with.
const PIECES: [&[u8]; 20] = [
    b"<",
    b">",
    b"</",
    b"/>",
    b"&",
    b"&#0;",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE a>",
    b"\"",
    b"\"\"",
    b"{",
    b"[",
    b"null",
    b"-1e999",
    b";",
    b"\r\n",
    b"\xff",
    b"\xf0\x9f\x92\xb6",
];

/// xorshift64*: the same series for the same seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(drawn).unwrap() % below.max(1)
    }

    fn range(&mut self, long: usize) -> std::ops::Range<usize> {
        let start = self.next(long);
        start..(start + self.next(24)).min(long)
    }

    /// One to four injuries: cut, torn out, put in, doubled, one byte changed.
    fn damage(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        for _ in 0..=self.next(4) {
            let range = self.range(bytes.len());
            match self.next(6) {
                0 => bytes.truncate(range.end),
                1 => drop(bytes.drain(range)),
                2 => {
                    let piece = PIECES[self.next(PIECES.len())];
                    bytes.splice(range.start..range.start, piece.iter().copied());
                }
                3 => {
                    let twice = bytes[range.clone()].to_vec();
                    bytes.splice(range.start..range.start, twice);
                }
                4 => {
                    let piece = PIECES[self.next(PIECES.len())];
                    bytes.splice(range, piece.iter().copied());
                }
                _ => {
                    let byte = u8::try_from(self.next(256)).unwrap();
                    bytes.get_mut(range.start).into_iter().for_each(|old| *old = byte);
                }
            }
        }
        bytes
    }
}

/// Reads whole documents, damaged ones and one that never seems to end. `read` answers the codes and words that it
/// found: each of them stands in what it was given.
pub fn survives(documents: &[Vec<u8>], words: &[&str], read: impl Fn(&[u8]) -> Vec<String>) {
    for (seed, document) in (1..).zip(documents) {
        assert!(!read(document).is_empty(), "the whole document is read: {}", text(document));
        let mut chance = Chance(seed);
        for _ in 0..TIMES {
            honest(&chance.damage(document), &read);
        }
    }
    for word in words {
        honest(word.repeat(LONG / word.len()).as_bytes(), &read);
    }
}

fn honest(given: &[u8], read: &impl Fn(&[u8]) -> Vec<String>) {
    let found = read(given);
    assert!(found.len() <= given.len(), "{} things in {} bytes", found.len(), given.len());
    if found.is_empty() {
        return;
    }
    let given =
        said(&["amp;&", "lt;<", "gt;>", "quot;\"", "apos;'"].iter().fold(text(given), |text, entity| {
            let (name, sign) = entity.split_at(entity.len() - 1);
            text.replace(&format!("&{name}"), sign)
        }));
    for one in found {
        assert!(given.contains(&said(&one)), "{one} is not in {given}");
    }
}

/// What is left of a text whatever it was packed in: blanks, marks and letters of other alphabets change with that.
fn said(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
