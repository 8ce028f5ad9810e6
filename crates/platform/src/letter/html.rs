//! HTML of strangers, made fit to stand in a page of ours: only what is on these lists is left.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use ammonia::{Builder, UrlRelative};

use super::{File, Limits};

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Gone with all that is in them.
const GONE: &[&str] = &[
    "applet", "audio", "base", "button", "canvas", "embed", "form", "frame", "frameset", "iframe", "link",
    "map", "math", "meta", "noembed", "noframes", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video", "xmp",
];

/// What the caller replaces with its own address, with the index of the file.
pub const FILE_MARK: &str = "letter-file:";

/// Sanitised HTML and the number of remote images left out; `None` where it is beyond the limits.
pub(super) fn clean(html: &str, files: &[File], limits: &Limits) -> Option<(String, usize)> {
    if html.len() > limits.html_bytes || html.matches('<').count() > limits.html_tags {
        crate::limits::hit("LETTER_HTML_TAGS_MAX");
        return None;
    }
    let own = own_images(files);
    let most_links = limits.links;
    let counts = Arc::new((AtomicUsize::new(0), AtomicUsize::new(0)));
    let counted = counts.clone();
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(GONE.iter().copied().collect())
        .generic_attributes(HashSet::from(["align", "dir", "lang", "title"]))
        .tag_attributes(attributes())
        .url_schemes(HashSet::from(["cid", "http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .attribute_filter(move |tag, attribute, value| match (tag, attribute) {
            ("img", "src") => {
                let shown = own_image(value, &own);
                if shown.is_none() {
                    counted.1.fetch_add(1, Ordering::Relaxed);
                }
                shown.map(Cow::Owned)
            }
            ("a", "href") => {
                let fine = !value.trim_start().to_ascii_lowercase().starts_with("cid:");
                (fine && counted.0.fetch_add(1, Ordering::Relaxed) < most_links)
                    .then_some(Cow::Borrowed(value))
            }
            _ => Some(Cow::Borrowed(value)),
        });
    let html = builder.clean(html).to_string();
    let (links, blocked) = (counts.0.load(Ordering::Relaxed), counts.1.load(Ordering::Relaxed));
    if links > limits.links {
        crate::limits::hit("LETTER_LINKS_MAX");
    }
    if depth(&html) > limits.html_depth {
        crate::limits::hit("LETTER_HTML_DEPTH_MAX");
        return None;
    }
    Some((html, blocked))
}

fn attributes() -> HashMap<&'static str, HashSet<&'static str>> {
    let cell = || HashSet::from(["colspan", "rowspan", "valign", "width", "bgcolor"]);
    HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt", "width", "height"])),
        ("font", HashSet::from(["color"])),
        ("ol", HashSet::from(["start", "type"])),
        ("td", cell()),
        ("th", cell()),
        ("table", HashSet::from(["border", "cellpadding", "cellspacing", "width"])),
    ])
}

/// Places of the files by the id under which the HTML names them.
fn own_images(files: &[File]) -> HashMap<String, usize> {
    let named = |(at, file): (usize, &File)| Some((file.content_id.clone()?, at));
    files.iter().enumerate().rev().filter_map(named).collect()
}

fn own_image(source: &str, own: &HashMap<String, usize>) -> Option<String> {
    let (scheme, id) = source.trim().split_once(':')?;
    let at = own.get(id).or_else(|| own.get(&id.replace("%40", "@")))?;
    scheme.eq_ignore_ascii_case("cid").then(|| format!("{FILE_MARK}{at}"))
}

/// Sanitised HTML with the places of own images filled in.
pub fn with_files(html: &str, address: impl Fn(usize) -> String) -> String {
    let mark = format!("src=\"{FILE_MARK}");
    let mut pieces = html.split(mark.as_str());
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once('"').and_then(|(index, rest)| Some((index.parse().ok()?, rest))) {
            Some((index, rest)) => {
                let address =
                    address(index).replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
                whole.push_str(&format!("src=\"{address}\"{rest}"));
            }
            None => {
                whole.push_str(&mark);
                whole.push_str(piece);
            }
        }
    }
    whole
}

/// Deepest nesting of HTML that a serialiser wrote, so that every tag is closed.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for piece in html.split('<').skip(1) {
        if piece.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !["br", "hr", "img", "col>", "col "].iter().any(|void| piece.starts_with(void)) {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}
