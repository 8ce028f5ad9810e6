//! The figures of a chart as a table.

use super::{
    Chart,
    text::{escape, number},
};

/// Shown where a value is missing; read aloud as a pause rather than as zero.
const MISSING: &str = "–";

/// The chart's values as an HTML `<table class="table chart-table">`: categories are rows, series columns,
/// the title is the caption and the mark stands in the foot. One line says «no data» when there is none.
pub fn table(chart: &Chart) -> String {
    let columns = chart.series.len();
    let mut out = format!(
        r#"<table class="table chart-table"><caption>{}</caption><thead><tr><th scope="col">{}</th>"#,
        escape(&chart.title),
        escape(&chart.category)
    );
    for series in &chart.series {
        let unit = if chart.unit.is_empty() { String::new() } else { format!(" ({})", chart.unit) };
        out.push_str(&format!(r#"<th scope="col">{}{}</th>"#, escape(&series.name), escape(&unit)));
    }
    out.push_str("</tr></thead><tbody>");
    if chart.is_empty() {
        let span = columns + 1;
        out.push_str(&format!(r#"<tr><td colspan="{span}">{}</td></tr>"#, escape(&chart.no_data)));
    } else {
        for (category, label) in chart.categories.iter().enumerate() {
            out.push_str(&format!(r#"<tr><th scope="row">{}</th>"#, escape(label)));
            for series in 0..columns {
                let value = chart.value(series, category);
                let text = value.map_or_else(|| MISSING.to_string(), |value| chart.printed(value));
                out.push_str(&format!("<td>{}</td>", escape(&text)));
            }
            out.push_str("</tr>");
        }
    }
    out.push_str("</tbody>");
    if let Some((value, label)) = chart.finite_mark() {
        // Without the unit: in a histogram the mark is not of the values' kind. Its label says what it is.
        let value = number(value, 1, chart.decimal);
        out.push_str(&format!(
            r#"<tfoot><tr><th scope="row">{}</th><td colspan="{}">{}</td></tr></tfoot>"#,
            escape(label),
            columns.max(1),
            escape(&value)
        ));
    }
    out.push_str("</table>");
    out
}
