//! What a letter may cost to read. Each limit that is hit is counted under its name.

/// Whole message as it came.
pub const LETTER_BYTES_MAX: usize = 60 * 1024 * 1024;
/// Parts of all levels together.
pub const LETTER_PARTS_MAX: usize = 1_000;
/// Multiparts within multiparts.
pub const LETTER_DEPTH_MAX: usize = 30;
/// Bytes searched for boundaries, all levels together: a large letter may be nested less deeply than a small one.
pub const LETTER_SEARCHED_BYTES_MAX: usize = 200 * 1024 * 1024;
/// Header fields of one part; later ones are not looked at.
pub const LETTER_FIELDS_MAX: usize = 1_000;
/// One header field; longer ones are not looked at.
pub const LETTER_FIELD_BYTES_MAX: usize = 64 * 1024;
/// The header of one part; what comes after is not looked at.
pub const LETTER_HEADER_BYTES_MAX: usize = 1024 * 1024;
/// Message ids kept of `References`, the latest ones.
pub const LETTER_REFERENCES_MAX: usize = 50;
/// Addresses kept of one header field.
pub const LETTER_ADDRESSES_MAX: usize = 200;
/// HTML beyond this, or with more tags, or nested deeper, is shown as text only.
pub const LETTER_HTML_BYTES_MAX: usize = 2 * 1024 * 1024;
pub const LETTER_HTML_TAGS_MAX: usize = 20_000;
pub const LETTER_HTML_DEPTH_MAX: usize = 100;
/// Links that stay links.
pub const LETTER_LINKS_MAX: usize = 500;

/// The limits that a caller may set; [`Default`] is what the constants say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub bytes: usize,
    pub parts: usize,
    pub depth: usize,
    pub html_bytes: usize,
    pub html_tags: usize,
    pub html_depth: usize,
    pub links: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: LETTER_BYTES_MAX,
            parts: LETTER_PARTS_MAX,
            depth: LETTER_DEPTH_MAX,
            html_bytes: LETTER_HTML_BYTES_MAX,
            html_tags: LETTER_HTML_TAGS_MAX,
            html_depth: LETTER_HTML_DEPTH_MAX,
            links: LETTER_LINKS_MAX,
        }
    }
}
