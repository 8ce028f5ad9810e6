//! QR codes (ISO/IEC 18004) as inline SVG, and symbols as modules for paper: read by phones and by scanners.

mod modules;

pub use modules::{Modules, data_matrix_modules, qr_modules};

use qrcodegen::{QrCode, QrCodeEcc};

/// White border in modules; ISO/IEC 18004 asks for four, and scanners do miss codes with less.
pub const QUIET_ZONE: i32 = 4;

/// The text does not fit into the symbol: 2,331 bytes into the largest QR code at the error level used here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLong {
    /// Length of the refused text in bytes.
    pub bytes: usize,
}

impl std::fmt::Display for TooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes do not fit into the symbol", self.bytes)
    }
}

impl std::error::Error for TooLong {}

/// A QR code of `text` as one inline `<svg class="qr">`, announced to screen readers by `title`.
///
/// One unit of the view box is one module; the size on the page is left to the style sheet. Error level M,
/// raised by the library where the same size allows. There are no inline styles, which the content
/// security policy refuses; the colours are fixed so that a dark theme cannot invert the code.
pub fn qr_svg(text: &str, title: &str) -> Result<String, TooLong> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|_| TooLong { bytes: text.len() })?;
    let side = code.size() + 2 * QUIET_ZONE;
    let title = escape(title);
    Ok(format!(
        r##"<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" aria-label="{title}" shape-rendering="crispEdges"><title>{title}</title><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{}"/></svg>"##,
        dark_runs(&code)
    ))
}

/// Path data with one rectangle per horizontal run of dark modules: a quarter of the bytes of one per module.
fn dark_runs(code: &QrCode) -> String {
    use std::fmt::Write;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let run = x - start;
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + QUIET_ZONE, y + QUIET_ZONE);
            }
            x += 1;
        }
    }
    path
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rebuilds the set of dark modules from the path data, as a browser would paint it.
    fn painted(svg: &str) -> std::collections::BTreeSet<(i32, i32)> {
        let path = svg.split(r##"fill="#000" d=""##).nth(1).unwrap().split('"').next().unwrap();
        let mut dark = std::collections::BTreeSet::new();
        for run in path.split('z').filter(|run| !run.is_empty()) {
            let (at, rest) = run.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            let length: i32 = rest.split('v').next().unwrap().parse().unwrap();
            dark.extend((x..x + length).map(|x| (x, y)));
        }
        dark
    }

    #[test]
    fn the_painted_modules_are_those_of_the_code() {
        let text = "https://example.org/p/abcdefghijklmnop";
        let svg = qr_svg(text, "Codice").unwrap();
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let expected: std::collections::BTreeSet<_> = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|&(x, y)| code.get_module(x, y))
            .map(|(x, y)| (x + QUIET_ZONE, y + QUIET_ZONE))
            .collect();
        assert_eq!(painted(&svg), expected);
        let side = code.size() + 8;
        assert!(svg.contains(&format!(r#"viewBox="0 0 {side} {side}""#)));
    }

    #[test]
    fn the_quiet_zone_stays_white() {
        let svg = qr_svg("A", "Codice").unwrap();
        let dark = painted(&svg);
        // Version 1 has 21 modules a side: dark ones lie in 4..25, and the finder's corners touch both ends.
        assert!(dark.iter().all(|&(x, y)| (4..25).contains(&x) && (4..25).contains(&y)));
        assert!(dark.contains(&(4, 4)) && dark.contains(&(24, 4)) && dark.contains(&(4, 24)));
    }

    #[test]
    fn the_title_is_announced_and_escaped_and_nothing_is_styled_inline() {
        let svg = qr_svg("x", r#"<b>"A" & B"#).unwrap();
        assert!(svg.contains("<title>&lt;b&gt;&quot;A&quot; &amp; B</title>"));
        assert!(svg.contains(r#"role="img" aria-label="&lt;b&gt;"#));
        assert!(!svg.contains("style"));
    }

    #[test]
    fn a_text_beyond_the_largest_code_is_refused() {
        assert!(qr_svg(&"a".repeat(2_331), "t").is_ok());
        assert_eq!(qr_svg(&"a".repeat(2_332), "t"), Err(TooLong { bytes: 2_332 }));
        assert!(qr_svg("", "t").is_ok());
    }
}
