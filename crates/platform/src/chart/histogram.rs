//! How often each range of a measure occurred, with the promised value as an upright line.

use super::{Chart, bars::columns, frame::Frame, scale::Scale};

/// A histogram as a `<figure>` fragment: the categories are ranges, their values counts, drawn without gaps.
///
/// `edges` are the limits of the ranges in ascending order, one more than there are categories; the last may
/// be infinite (an open range). [`Chart::mark`] is a value of the measured quantity: its upright line is
/// placed by the edges, at the border of the picture when it lies outside them, and left out when the edges
/// do not fit.
pub fn histogram(chart: &Chart, edges: &[f64]) -> String {
    let mut frame = match Frame::open(chart, Scale::covering(chart.values())) {
        Ok(frame) => frame,
        Err(without_data) => return without_data,
    };
    columns(&mut frame, 0.0);
    if let Some((value, label)) = chart.finite_mark()
        && let Some(slots) = position(edges, chart.categories.len(), value)
    {
        frame.upright_mark(slots, label);
    }
    frame.close()
}

/// Where a value lies, counted in ranges from the left: 1.5 is the middle of the second range.
pub(super) fn position(edges: &[f64], ranges: usize, value: f64) -> Option<f64> {
    if ranges == 0 || edges.len() != ranges + 1 || !edges.is_sorted_by(|a, b| a < b) {
        return None;
    }
    let Some(range) = edges.iter().rposition(|edge| *edge <= value) else { return Some(0.0) };
    if range >= ranges {
        return Some(ranges as f64);
    }
    let (from, to) = (edges[range], edges[range + 1]);
    // An open range has no scale: its middle stands for all of it.
    let part = if from.is_finite() && to.is_finite() { (value - from) / (to - from) } else { 0.5 };
    Some(range as f64 + if value == from { 0.0 } else { part })
}
