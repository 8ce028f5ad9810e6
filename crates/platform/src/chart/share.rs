//! A bar for one row of a table. The figures stand in the row beside it, so nobody needs the picture: it is hidden
//! from screen readers.

use std::fmt::Write;

use super::frame::STYLES;

/// Of the view box; on the page the bar is as wide as its cell.
const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 4.0;

/// Parts of a row, each with the number of its style (1 to 6), one after the other: `whole` fills the bar. What is not
/// finite or below zero has no length, and nothing leaves the bar.
pub fn share(parts: &[(usize, f64)], whole: f64) -> String {
    let mut out = format!(
        r#"<svg class="chart-share" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">"#
    );
    let mut left = 0.0;
    for (style, value) in parts {
        let part = if whole > 0.0 && value.is_finite() && *value > 0.0 { value / whole } else { 0.0 };
        let width = (WIDTH * part).min(WIDTH - left);
        if width > 0.0 {
            let style = (style.max(&1) - 1) % STYLES + 1;
            let _ = write!(
                out,
                r#"<rect class="chart-bar chart-s{style}" x="{left:.2}" y="0" width="{width:.2}" height="{HEIGHT}"/>"#
            );
        }
        left += width;
    }
    out.push_str("</svg>");
    out
}
