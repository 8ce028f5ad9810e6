//! Vertical bars by category, series side by side.

use super::{
    Chart,
    frame::{Frame, STYLES},
    scale::Scale,
    text::{escape, number},
};

/// Bars carry their value as text up to this many: beyond it the texts would run into each other.
const VALUES_SHOWN: usize = 14;

/// A bar chart as a `<figure>` fragment; missing values leave a gap, [`Chart::mark`] is a horizontal line.
pub fn bars(chart: &Chart) -> String {
    let mark = chart.finite_mark().map(|(value, _)| value);
    let mut frame = match Frame::open(chart, Scale::covering(chart.values().chain(mark))) {
        Ok(frame) => frame,
        Err(without_data) => return without_data,
    };
    columns(&mut frame, 0.15);
    frame.level_mark();
    frame.close()
}

/// Draws all bars; `margin` is the part of a slot left free on each side.
pub(super) fn columns(frame: &mut Frame<'_>, margin: f64) {
    let chart = frame.chart;
    let (series, zero) = (chart.series.len(), frame.y(0.0));
    let width = (1.0 - 2.0 * margin) / series as f64;
    let texts = chart.categories.len() * series <= VALUES_SHOWN;
    for category in 0..chart.categories.len() {
        for index in 0..series {
            let Some(value) = chart.value(index, category) else { continue };
            let left = frame.x(category as f64 + margin + index as f64 * width);
            let right = frame.x(category as f64 + margin + (index + 1) as f64 * width);
            let y = frame.y(value);
            let (top, height) = (y.min(zero), (y - zero).abs());
            let spoken = frame.spoken(index, category, value);
            frame.put(&format!(
                r#"<rect class="chart-bar chart-s{}" x="{left:.1}" y="{top:.1}" width="{:.1}" height="{height:.1}"><title>{spoken}</title></rect>"#,
                index % STYLES + 1,
                (right - left).max(0.5)
            ));
            if texts {
                let text = escape(&number(value, 1, chart.decimal));
                let below = if value < 0.0 { y + 14.0 } else { y - 4.0 };
                frame.put(&format!(
                    r#"<text class="chart-text chart-value" x="{:.1}" y="{below:.1}" text-anchor="middle">{text}</text>"#,
                    (left + right) / 2.0
                ));
            }
        }
    }
}
