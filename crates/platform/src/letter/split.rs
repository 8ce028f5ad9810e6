//! A multipart body cut at its boundaries.

/// The parts, or `None` when there is no boundary in the body at all: then it is one text.
pub(super) fn parts<'a>(body: &'a [u8], declared: Option<&str>, max: usize) -> Option<Vec<&'a [u8]>> {
    let declared = declared.map(|boundary| boundary.as_bytes().trim_ascii_end().to_vec());
    let cut = declared.and_then(|boundary| at(body, &boundary, max));
    cut.or_else(|| at(body, guessed(body)?, max))
}

fn at<'a>(body: &'a [u8], boundary: &[u8], max: usize) -> Option<Vec<&'a [u8]>> {
    let (mut parts, mut start, mut offset) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|b| *b == b'\n') {
        let here = offset;
        offset += line.len();
        let Some(rest) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary)) else {
            continue;
        };
        let rest = rest.trim_ascii_end();
        // A longer boundary may begin like this one.
        if !(rest.is_empty() || rest == b"--" || rest.starts_with(b" ")) {
            continue;
        }
        if let Some(from) = start.take() {
            parts.push(without_break(&body[from..here]));
        }
        // One more than allowed tells the caller that there are too many.
        if rest == b"--" || parts.len() > max {
            return Some(parts);
        }
        start = Some(offset);
    }
    // The closing boundary was lost: the last part goes to the end.
    parts.extend(start.map(|from| &body[from..]));
    (!parts.is_empty()).then_some(parts)
}

/// The line break before a boundary belongs to the boundary.
fn without_break(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// A line that looks like a boundary, followed by a header field of a part.
fn guessed(body: &[u8]) -> Option<&[u8]> {
    let mut lines = body.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end).peekable();
    while let Some(line) = lines.next() {
        let Some(boundary) = line.strip_prefix(b"--").filter(|boundary| !boundary.is_empty()) else {
            continue;
        };
        let next = lines.peek().map(|next| next.to_ascii_lowercase());
        if next.is_some_and(|next| next.starts_with(b"content-")) {
            return Some(boundary);
        }
    }
    None
}
