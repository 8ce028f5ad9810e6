//! What a part says it is.

use mail_parser::{ContentType, HeaderValue, parsers::MessageStream};

use super::{head::Head, words};

#[derive(Debug, Default)]
pub(super) struct Media {
    /// Lower-case `type/subtype`.
    pub kind: String,
    pub charset: Option<String>,
    pub boundary: Option<String>,
    pub report: Option<String>,
    /// As the sender wrote it, encoded words read.
    pub name: Option<String>,
    /// `Content-Disposition: attachment`.
    pub attached: bool,
    pub content_id: Option<String>,
    pub encoding: String,
}

impl Media {
    pub fn of(head: &Head, default: &str) -> Media {
        let kind = head.first("content-type").and_then(parsed);
        let disposition = head.first("content-disposition").and_then(parsed);
        let text = |name: &str| attribute(kind.as_ref(), name);
        let name = attribute(disposition.as_ref(), "filename").or_else(|| text("name"));
        Media {
            kind: kind.as_ref().and_then(full).unwrap_or_else(|| default.to_owned()),
            charset: text("charset"),
            boundary: text("boundary").filter(|boundary| !boundary.is_empty()),
            report: text("report-type").map(|report| report.to_ascii_lowercase()),
            name: name.map(|name| words::decode(&name).0).filter(|name| !name.is_empty()),
            attached: disposition.is_some_and(|d| d.c_type.eq_ignore_ascii_case("attachment")),
            content_id: head.ids("content-id").into_iter().next(),
            encoding: head.first("content-transfer-encoding").unwrap_or_default().to_owned(),
        }
    }

    pub fn is_multipart(&self) -> bool {
        self.kind.starts_with("multipart/")
    }

    /// A detached or wrapped S/MIME signature.
    pub fn is_signature(&self) -> bool {
        matches!(self.kind.as_str(), "application/pkcs7-signature" | "application/x-pkcs7-signature")
    }
}

fn parsed(value: &str) -> Option<ContentType<'static>> {
    let line = format!("{value}\n");
    match MessageStream::new(line.as_bytes()).parse_content_type().into_owned() {
        HeaderValue::ContentType(kind) => Some(kind),
        _ => None,
    }
}

fn full(kind: &ContentType<'_>) -> Option<String> {
    let subtype = kind.c_subtype.as_deref().filter(|subtype| !subtype.is_empty())?;
    Some(format!("{}/{subtype}", kind.c_type).to_ascii_lowercase())
}

fn attribute(kind: Option<&ContentType<'_>>, name: &str) -> Option<String> {
    let all = kind?.attributes.as_deref()?;
    all.iter().find(|own| own.name.eq_ignore_ascii_case(name)).map(|own| own.value.to_string())
}
