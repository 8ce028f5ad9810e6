//! Lines over categories in order, such as the days of a month.

use super::{
    Chart,
    frame::{Frame, STYLES, point},
    scale::Scale,
};

/// A line chart as a `<figure>` fragment; a missing value interrupts its line rather than being guessed,
/// [`Chart::mark`] is a horizontal line.
pub fn lines(chart: &Chart) -> String {
    let mark = chart.finite_mark().map(|(value, _)| value);
    let mut frame = match Frame::open(chart, Scale::covering(chart.values().chain(mark))) {
        Ok(frame) => frame,
        Err(without_data) => return without_data,
    };
    for series in 0..chart.series.len() {
        let style = series % STYLES + 1;
        let (mut path, mut points, mut pen_down) = (String::new(), String::new(), false);
        for category in 0..chart.categories.len() {
            let Some(value) = chart.value(series, category) else {
                pen_down = false;
                continue;
            };
            let (x, y) = (frame.x(category as f64 + 0.5), frame.y(value));
            path.push_str(&format!("{}{x:.1} {y:.1}", if pen_down { 'L' } else { 'M' }));
            let spoken = frame.spoken(series, category, value);
            points.push_str(&format!("<g>{}<title>{spoken}</title></g>", point(series, x, y)));
            pen_down = true;
        }
        if !path.is_empty() {
            frame
                .put(&format!(r#"<path class="chart-line chart-s{style}" fill="none" d="{path}"/>{points}"#));
        }
    }
    frame.level_mark();
    frame.close()
}
