//! Text inside charts: escaping, numbers, labels that fit.

/// Escapes for element text and double-quoted attributes; control characters, which no SVG may hold, are
/// dropped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A number with at most `decimals` decimals, zeros at the end dropped.
pub(super) fn number(value: f64, decimals: usize, separator: char) -> String {
    let mut text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    signed(text, separator)
}

/// A number with so many decimals, whatever they are.
pub(super) fn exact(value: f64, decimals: usize, separator: char) -> String {
    signed(format!("{value:.decimals$}"), separator)
}

fn signed(text: String, separator: char) -> String {
    let zero = text.strip_prefix('-').filter(|rest| rest.chars().all(|sign| matches!(sign, '0' | '.')));
    let text = zero.map_or(text.clone(), str::to_owned);
    text.replace('.', &separator.to_string()).replace('-', "\u{2212}")
}

/// A number and its unit, joined by a space that does not break.
pub(super) fn with_unit(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_string() } else { format!("{number}\u{a0}{unit}") }
}

/// A label cut to `chars` characters, with an ellipsis where something was cut.
pub(super) fn short(label: &str, chars: usize) -> String {
    if label.chars().count() <= chars {
        return label.to_string();
    }
    let kept: String = label.chars().take(chars.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Show every n-th label: the smallest n at which labels of the given width do not overlap.
pub(super) fn thinning(count: usize, longest: f64, room: f64) -> usize {
    if count == 0 || room <= 0.0 {
        return 1;
    }
    ((longest * count as f64 / room).ceil() as usize).clamp(1, count)
}

/// The chart's id for `aria-labelledby`: the given one cleaned, else a short hash of the title.
pub(super) fn id(given: &str, title: &str) -> String {
    let clean: String =
        given.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    if !clean.is_empty() {
        return clean;
    }
    // FNV-1a: stable from run to run, which snapshot tests of pages need.
    let hash = title.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("chart-{hash:016x}")
}
