//! How the bytes of a part travelled: base64, quoted-printable, uuencode or as they are.

use std::borrow::Cow;

use mail_parser::decoders::quoted_printable::quoted_printable_decode;

pub(super) fn decode<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => base64(body).into(),
        "quoted-printable" => quoted_printable_decode(body).map_or(Cow::Borrowed(body), Cow::Owned),
        "x-uuencode" | "uuencode" | "x-uue" | "uue" => match uu_files(body) {
            (_, files) if files.is_empty() => body.into(),
            (_, files) => files.into_iter().next().map(|(_, bytes)| bytes).unwrap_or_default().into(),
        },
        _ => body.into(),
    }
}

/// Whatever is no letter of the alphabet is passed over, as RFC 2045 wants it; the end may be missing.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut buffer, mut bits) = (0u32, 0);
    for letter in text {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            // Padding ends a run; some programs join several.
            b'=' => {
                bits = 0;
                continue;
            }
            _ => continue,
        };
        buffer = (buffer << 6 | u32::from(value)) & 0xff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits) as u8);
        }
    }
    bytes
}

/// Files that stand in the text between `begin 644 name` and `end`, and the text without them.
pub(super) fn uu_files(body: &[u8]) -> (Vec<u8>, Vec<(String, Vec<u8>)>) {
    let (mut text, mut files) = (Vec::new(), Vec::new());
    let mut lines = body.split_inclusive(|b| *b == b'\n');
    while let Some(line) = lines.next() {
        let Some(name) = uu_begin(line) else {
            text.extend_from_slice(line);
            continue;
        };
        let ahead = lines.clone();
        let (mut bytes, mut ended) = (Vec::new(), false);
        for line in lines.by_ref() {
            let line = line.trim_ascii_end();
            if line == b"end" {
                ended = true;
                break;
            }
            if !uu_line(line, &mut bytes) {
                break;
            }
        }
        if ended {
            files.push((name, bytes));
        } else {
            // Somebody just wrote «begin».
            text.extend_from_slice(line);
            lines = ahead;
        }
    }
    (text, files)
}

fn uu_begin(line: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(line).ok()?.trim_end();
    let (mode, name) = line.strip_prefix("begin ")?.split_once(' ')?;
    let octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|b| (b'0'..=b'7').contains(&b));
    (octal && !name.is_empty()).then(|| name.to_owned())
}

/// Whether this was a line of the encoding.
fn uu_line(line: &[u8], bytes: &mut Vec<u8>) -> bool {
    let Some((length, data)) = line.split_first() else { return true };
    if !(b' '..=b'`').contains(length) || data.iter().any(|b| !(b' '..=b'`').contains(b)) {
        return false;
    }
    let wanted = bytes.len() + usize::from((length - b' ') & 63);
    for group in data.chunks(4) {
        let at = |index: usize| u32::from(group.get(index).map_or(0, |b| (b - b' ') & 63));
        let word = at(0) << 18 | at(1) << 12 | at(2) << 6 | at(3);
        bytes.extend_from_slice(&word.to_be_bytes()[1..]);
    }
    bytes.resize(wanted, 0);
    true
}
