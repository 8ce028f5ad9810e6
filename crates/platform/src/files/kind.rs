//! What a file is, told by its content and never by its name.

/// Formats that people send to an office; everything else is [`Kind::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Png,
    Jpeg,
    Webp,
    Gif,
    Tiff,
    Heic,
    Svg,
    Pdf,
    Html,
    Xml,
    Text,
    Rtf,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    /// The container of the older office formats, and of the encrypted newer ones.
    OldOffice,
    Zip,
    SevenZip,
    Rar,
    Gzip,
    Mp4,
    Mp3,
    Wav,
    Other,
}

use Kind::*;

/// Kind, its word in the table and at the end of a name, its type for a browser. What could run in one is
/// given no type of its own.
const KINDS: [(Kind, &str, &str); 27] = [
    (Png, "png", "image/png"),
    (Jpeg, "jpg", "image/jpeg"),
    (Webp, "webp", "image/webp"),
    (Gif, "gif", "image/gif"),
    (Tiff, "tiff", "image/tiff"),
    (Heic, "heic", "image/heic"),
    (Svg, "svg", BYTES),
    (Pdf, "pdf", "application/pdf"),
    (Html, "html", BYTES),
    (Xml, "xml", BYTES),
    (Text, "txt", "text/plain; charset=utf-8"),
    (Rtf, "rtf", "application/rtf"),
    (Docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (Pptx, "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (Odt, "odt", "application/vnd.oasis.opendocument.text"),
    (Ods, "ods", "application/vnd.oasis.opendocument.spreadsheet"),
    (Odp, "odp", "application/vnd.oasis.opendocument.presentation"),
    (OldOffice, "doc", BYTES),
    (Zip, "zip", "application/zip"),
    (SevenZip, "7z", "application/x-7z-compressed"),
    (Rar, "rar", "application/vnd.rar"),
    (Gzip, "gz", "application/gzip"),
    (Mp4, "mp4", "video/mp4"),
    (Mp3, "mp3", "audio/mpeg"),
    (Wav, "wav", "audio/wav"),
    (Other, "bin", BYTES),
];
const BYTES: &str = "application/octet-stream";

/// How much of a file is looked at to tell text from markup.
const LOOKED_AT: usize = 4_096;

impl Kind {
    fn row(self) -> &'static (Kind, &'static str, &'static str) {
        KINDS.iter().find(|(kind, _, _)| *kind == self).unwrap_or(&KINDS[KINDS.len() - 1])
    }

    pub fn word(self) -> &'static str {
        self.row().1
    }

    pub fn content_type(self) -> &'static str {
        self.row().2
    }

    pub fn parse(word: &str) -> Option<Kind> {
        KINDS.iter().find(|(_, known, _)| *known == word).map(|(kind, _, _)| *kind)
    }

    /// Whether a picture of it may stand in a page, drawn anew by us.
    pub fn is_drawable(self) -> bool {
        matches!(self, Png | Jpeg | Webp | Gif)
    }

    pub fn of_content(bytes: &[u8]) -> Kind {
        let begins = |with: &[u8]| bytes.starts_with(with);
        let at = |from: usize, with: &[u8]| bytes.get(from..from + with.len()) == Some(with);
        match () {
            _ if begins(b"\x89PNG\r\n\x1a\n") => Png,
            _ if begins(b"\xff\xd8\xff") => Jpeg,
            _ if begins(b"RIFF") && at(8, b"WEBP") => Webp,
            _ if begins(b"RIFF") && at(8, b"WAVE") => Wav,
            _ if begins(b"GIF87a") || begins(b"GIF89a") => Gif,
            _ if begins(b"II*\0") || begins(b"MM\0*") => Tiff,
            _ if at(4, b"ftyphe") || at(4, b"ftypmif1") => Heic,
            _ if at(4, b"ftyp") => Mp4,
            _ if begins(b"%PDF-") => Pdf,
            _ if begins(b"{\\rtf") => Rtf,
            _ if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => of_zip(bytes),
            _ if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => OldOffice,
            _ if begins(b"7z\xbc\xaf\x27\x1c") => SevenZip,
            _ if begins(b"Rar!\x1a\x07") => Rar,
            _ if begins(b"\x1f\x8b") => Gzip,
            _ if begins(b"ID3") || begins(b"\xff\xfb") => Mp3,
            _ => of_text(bytes),
        }
    }
}

/// Office documents are archives: they say by the names inside what they are.
fn of_zip(bytes: &[u8]) -> Kind {
    let says = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    // OpenDocument 1.3 part 2, 3.3: the type stands uncompressed in the first entry.
    let first = bytes.get(30..120.min(bytes.len())).unwrap_or(&[]);
    let is_open = |name: &[u8]| first.windows(name.len()).any(|part| part == name);
    match () {
        _ if is_open(b"mimetypeapplication/vnd.oasis.opendocument.text") => Odt,
        _ if is_open(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") => Ods,
        _ if is_open(b"mimetypeapplication/vnd.oasis.opendocument.presentation") => Odp,
        _ if !says(b"[Content_Types].xml") => Zip,
        _ if says(b"word/document.xml") => Docx,
        _ if says(b"xl/workbook.xml") => Xlsx,
        _ if says(b"ppt/presentation.xml") => Pptx,
        _ => Zip,
    }
}

/// Anything that a browser might take for a page is one, wherever in its beginning it says so.
fn of_text(bytes: &[u8]) -> Kind {
    let begin = &bytes[..bytes.len().min(LOOKED_AT)];
    let text = String::from_utf8_lossy(begin).to_ascii_lowercase();
    let is_plain = !begin.iter().any(|byte| *byte < 0x20 && !b"\t\n\r\x0c\x1b".contains(byte));
    let says = |tags: &[&str]| tags.iter().any(|tag| text.contains(tag));
    match () {
        _ if says(&["<svg"]) => Svg,
        _ if says(&["<!doctype html", "<html", "<head", "<body", "<script", "<iframe"]) => Html,
        _ if text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml") => Xml,
        _ if is_plain => Text,
        _ => Other,
    }
}
