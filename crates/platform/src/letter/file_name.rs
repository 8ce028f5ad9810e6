//! Names of files that came along: nothing that a path, a terminal or a page could take for more.

const CHARS_MAX: usize = 120;

/// Endings for what came without a name.
const ENDINGS: &[(&str, &str)] = &[
    ("application/ics", "ics"),
    ("application/json", "json"),
    ("application/msword", "doc"),
    ("application/ms-tnef", "dat"),
    ("application/pdf", "pdf"),
    ("application/pkcs7-mime", "p7m"),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/x-pkcs7-mime", "p7m"),
    ("application/xml", "xml"),
    ("application/zip", "zip"),
    ("image/gif", "gif"),
    ("image/jpeg", "jpg"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("image/tiff", "tif"),
    ("message/delivery-status", "txt"),
    ("message/rfc822", "eml"),
    ("message/global", "eml"),
    ("text/calendar", "ics"),
    ("text/csv", "csv"),
    ("text/html", "html"),
    ("text/plain", "txt"),
    ("text/rfc822-headers", "txt"),
    ("text/xml", "xml"),
];

pub(super) fn clean(original: Option<&str>, kind: &str, number: usize) -> String {
    let last = original.unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String =
        last.chars().map(|c| if "<>:\"|?*".contains(c) { '-' } else { c }).filter(shown).collect();
    let name = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_start_matches(['.', ' ', '~']).trim_end_matches(['.', ' ']);
    if name.is_empty() {
        let ending = ENDINGS.iter().find(|(own, _)| *own == kind).map_or("bin", |(_, ending)| ending);
        return format!("file-{number}.{ending}");
    }
    short(name)
}

/// Letters that only turn the direction of writing make `exe.pdf` out of `fdp.exe`.
fn shown(c: &char) -> bool {
    let turns =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !turns && !matches!(c, '\u{2028}' | '\u{2029}')
}

/// Cut in the middle, so that the ending stays.
fn short(name: &str) -> String {
    if name.chars().count() <= CHARS_MAX {
        return name.to_owned();
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let ending: String = ending.chars().take(10).collect();
    let stem: String = stem.chars().take(CHARS_MAX - 12).collect();
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}
