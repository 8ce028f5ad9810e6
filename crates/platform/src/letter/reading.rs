//! The walk through the parts: what is to be read, and what are files.

use super::{
    File, LETTER_SEARCHED_BYTES_MAX, Limits, charset, file_name, head::Head, media::Media, split, transfer,
};
use crate::written::tidy;

/// What a part has to say.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub text: String,
    /// Not sanitised yet; `None` where everything is plain.
    pub html: Option<String>,
    pub doubtful: bool,
    has_plain: bool,
}

/// Gathered on the way.
pub(super) struct Walk<'l> {
    limits: &'l Limits,
    parts: usize,
    searched: usize,
    pub files: Vec<File>,
    pub too_deep: bool,
    pub too_many: bool,
    pub signature: bool,
    /// Body of the first `message/delivery-status`.
    pub report: Option<Vec<u8>>,
}

impl<'l> Walk<'l> {
    pub fn new(limits: &'l Limits) -> Walk<'l> {
        Walk {
            limits,
            parts: 0,
            searched: 0,
            files: Vec::new(),
            too_deep: false,
            too_many: false,
            signature: false,
            report: None,
        }
    }

    pub fn part(&mut self, head: &Head, media: Media, body: &[u8], depth: usize) -> Reading {
        self.parts += 1;
        if self.parts > self.limits.parts {
            self.too_many = true;
            return Reading::default();
        }
        if media.is_multipart() {
            self.searched += body.len();
            if depth >= self.limits.depth || self.searched > LETTER_SEARCHED_BYTES_MAX {
                self.too_deep = true;
                self.file(media, body.to_vec());
                return Reading::default();
            }
            let left = self.limits.parts - self.parts;
            if let Some(parts) = split::parts(body, media.boundary.as_deref(), left) {
                return self.multipart(&media, &parts, depth);
            }
            // No boundary anywhere: what is there is text.
            return self.leaf(Media { kind: "text/plain".into(), ..media }, body);
        }
        let mut reading = self.leaf(media, body);
        reading.doubtful |= head.doubtful;
        reading
    }

    fn multipart(&mut self, media: &Media, parts: &[&[u8]], depth: usize) -> Reading {
        let default = if media.kind == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let alternative = media.kind == "multipart/alternative";
        let mut whole = Reading::default();
        for part in parts {
            let (head, body) = Head::split(part);
            let reading = self.part(&head, Media::of(&head, default), body, depth + 1);
            if alternative { whole.choose(reading) } else { whole.append(reading) }
        }
        whole
    }

    fn leaf(&mut self, media: Media, body: &[u8]) -> Reading {
        if media.is_signature() {
            self.signature = true;
            return Reading::default();
        }
        if matches!(media.kind.as_str(), "application/pkcs7-mime" | "application/x-pkcs7-mime") {
            self.signature = true;
        }
        let bytes = transfer::decode(body, &media.encoding);
        if media.kind == "message/delivery-status" && self.report.is_none() {
            self.report = Some(bytes.to_vec());
        }
        let shown = !media.attached && !media.encoding.to_ascii_lowercase().contains("uu");
        match media.kind.as_str() {
            "text/plain" if shown && media.name.is_none() => self.plain(&media, &bytes),
            "text/html" if shown && media.name.is_none() => html(&media, &bytes),
            _ => {
                self.file(media, bytes.into_owned());
                Reading::default()
            }
        }
    }

    fn plain(&mut self, media: &Media, bytes: &[u8]) -> Reading {
        let (bytes, files) = transfer::uu_files(bytes);
        for (name, bytes) in files {
            let media = Media {
                kind: "application/octet-stream".into(),
                name: Some(name),
                attached: true,
                ..Media::default()
            };
            self.file(media, bytes);
        }
        let (text, doubtful) = charset::decode(&bytes, media.charset.as_deref());
        Reading { text: tidy(&text), html: None, doubtful, has_plain: true }
    }

    fn file(&mut self, media: Media, bytes: Vec<u8>) {
        if self.files.len() >= self.limits.parts {
            self.too_many = true;
            return;
        }
        let name = file_name::clean(media.name.as_deref(), &media.kind, self.files.len() + 1);
        self.files.push(File {
            name,
            original_name: media.name,
            kind: media.kind,
            content_id: media.content_id,
            attached: media.attached,
            bytes,
        });
    }
}

fn html(media: &Media, bytes: &[u8]) -> Reading {
    let declared = media.charset.clone().or_else(|| declared_inside(bytes));
    let (html, doubtful) = charset::decode(bytes, declared.as_deref());
    Reading { text: String::new(), html: Some(tidy(&html)), doubtful, has_plain: false }
}

/// `<meta charset=…>`, where the part itself does not say.
fn declared_inside(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1_024)]).to_ascii_lowercase();
    let (_, after) = start.split_once("charset=")?;
    let label = after.trim_start_matches(['"', '\'']);
    Some(label.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c)).collect())
}

impl Reading {
    /// The next part of several that all count.
    fn append(&mut self, next: Reading) {
        if self.html.is_some() || next.html.is_some() {
            let mut html = self.html.take().unwrap_or_else(|| escaped(&self.text));
            html.push_str(&next.html.clone().unwrap_or_else(|| escaped(&next.text)));
            self.html = Some(html);
        }
        let text =
            if next.has_plain { next.text } else { next.html.map_or(next.text, |html| as_text(&html)) };
        if !self.text.is_empty() && !text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.text.push_str(&text);
        self.has_plain |= next.has_plain || !self.text.is_empty();
        self.doubtful |= next.doubtful;
    }

    /// Another way to say the same: the first plain one and the last formatted one.
    fn choose(&mut self, next: Reading) {
        if next.has_plain && !self.has_plain {
            (self.text, self.has_plain) = (next.text, true);
        }
        self.html = next.html.or(self.html.take());
        self.doubtful |= next.doubtful;
    }

    /// Everything as text, made from the HTML where there is nothing else.
    pub fn as_text(&self) -> String {
        match &self.html {
            Some(html) if self.text.trim().is_empty() => as_text(html),
            _ => self.text.clone(),
        }
    }
}

fn as_text(html: &str) -> String {
    let text = mail_parser::decoders::html::html_to_text(html);
    tidy(&text)
}

fn escaped(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let safe = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<div>{}</div>", safe.replace('\n', "<br>"))
}
