//! The picture around the data: figure, titles, axes, legend, mark.

use std::fmt::Write;

use super::{
    Chart,
    scale::Scale,
    text::{escape, id, number, short, thinning, with_unit},
};

/// Size of the view box; the size on the page is left to the style sheet.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 16.0;
const BOTTOM: f64 = 36.0;
const TOP: f64 = 28.0;
const LEGEND_LINE: f64 = 18.0;
/// Width of a character at font size 12, on the wide side: labels are thinned out by it.
const CHAR: f64 = 7.0;
const LABEL_CHARS: usize = 14;
/// Series told apart by class and point shape; further ones start over.
pub(super) const STYLES: usize = 6;

/// Drawing area and the SVG written so far.
pub(super) struct Frame<'a> {
    pub chart: &'a Chart,
    pub scale: Scale,
    pub out: String,
    top: f64,
}

impl<'a> Frame<'a> {
    /// Axis, grid, category labels and legend, or `Err` with the finished figure when there is nothing to
    /// draw.
    pub fn open(chart: &'a Chart, scale: Scale) -> Result<Frame<'a>, String> {
        let legend = if chart.series.len() > 1 { chart.series.len().div_ceil(3) as f64 } else { 0.0 };
        let mut frame = Frame { chart, scale, out: head(chart), top: TOP + legend * LEGEND_LINE };
        if chart.is_empty() {
            let text = escape(&chart.no_data);
            frame.put(&format!(
                r#"<text class="chart-text chart-no-data" x="{:.0}" y="{:.0}" text-anchor="middle">{text}</text>"#,
                WIDTH / 2.0,
                HEIGHT / 2.0
            ));
            return Err(frame.close());
        }
        frame.legend();
        frame.grid();
        frame.categories();
        Ok(frame)
    }

    pub fn close(mut self) -> String {
        self.out.push_str("</svg></figure>");
        self.out
    }

    pub fn put(&mut self, svg: &str) {
        self.out.push_str(svg);
    }

    /// Vertical position of a value.
    pub fn y(&self, value: f64) -> f64 {
        let floor = HEIGHT - BOTTOM;
        floor - self.scale.part(value) * (floor - self.top)
    }

    /// Width of one category's slot.
    pub fn slot(&self) -> f64 {
        (WIDTH - LEFT - RIGHT) / self.chart.categories.len().max(1) as f64
    }

    /// Horizontal position: whole numbers are the left edges of the slots.
    pub fn x(&self, slots: f64) -> f64 {
        LEFT + slots * self.slot()
    }

    /// The value with its unit, as spoken by the tool tip.
    pub fn spoken(&self, series: usize, category: usize, value: f64) -> String {
        let value = with_unit(&self.chart.printed(value), &self.chart.unit);
        let label = &self.chart.categories[category];
        match self.chart.series.as_slice() {
            [_] => escape(&format!("{label}: {value}")),
            many => escape(&format!("{label}, {}: {value}", many[series].name)),
        }
    }

    /// Horizontal line at the marked value.
    pub fn level_mark(&mut self) {
        if let Some((value, label)) = self.chart.finite_mark() {
            let (y, right, label) = (self.y(value), WIDTH - RIGHT, escape(&short(label, 60)));
            self.put(&format!(
                r#"<line class="chart-mark" x1="{LEFT}" x2="{right}" y1="{y:.1}" y2="{y:.1}"/><text class="chart-text chart-mark-text" x="{right}" y="{:.1}" text-anchor="end">{label}</text>"#,
                y - 5.0
            ));
        }
    }

    /// Vertical line at a position counted in slots.
    pub fn upright_mark(&mut self, slots: f64, label: &str) {
        let (x, top, floor) = (self.x(slots), self.top, HEIGHT - BOTTOM);
        // Right of the middle the label stands left of the line, to stay inside the picture.
        let (at, anchor) = if x > WIDTH / 2.0 { (x - 5.0, "end") } else { (x + 5.0, "start") };
        self.put(&format!(
            r#"<line class="chart-mark" x1="{x:.1}" x2="{x:.1}" y1="{:.1}" y2="{floor}"/><text class="chart-text chart-mark-text" x="{at:.1}" y="{:.1}" text-anchor="{anchor}">{}</text>"#,
            top - 10.0,
            top - 4.0,
            escape(&short(label, 40))
        ));
    }

    fn legend(&mut self) {
        if self.chart.series.len() < 2 {
            return;
        }
        for (index, series) in self.chart.series.iter().enumerate() {
            let x = LEFT + (index % 3) as f64 * 190.0;
            let y = 14.0 + (index / 3) as f64 * LEGEND_LINE;
            let _ = write!(
                self.out,
                r#"{}<text class="chart-text" x="{:.0}" y="{:.0}">{}</text>"#,
                point(index, x + 6.0, y - 4.0),
                x + 16.0,
                y,
                escape(&short(&series.name, 24))
            );
        }
    }

    fn grid(&mut self) {
        let right = WIDTH - RIGHT;
        let unit = escape(&short(&self.chart.unit, 20));
        let _ =
            write!(self.out, r#"<text class="chart-text" x="4" y="{:.0}">{unit}</text>"#, self.top - 12.0);
        for tick in self.scale.ticks() {
            let y = self.y(tick);
            let class = if tick.abs() < self.scale.step / 2.0 { "chart-axis" } else { "chart-grid" };
            let label = number(tick, self.scale.decimals(), self.chart.decimal);
            let _ = write!(
                self.out,
                r#"<line class="{class}" x1="{LEFT}" x2="{right}" y1="{y:.1}" y2="{y:.1}"/><text class="chart-text" x="{:.0}" y="{:.1}" text-anchor="end">{label}</text>"#,
                LEFT - 6.0,
                y + 4.0
            );
        }
    }

    fn categories(&mut self) {
        let labels: Vec<String> =
            self.chart.categories.iter().map(|label| short(label, LABEL_CHARS)).collect();
        let longest =
            labels.iter().map(|label| label.chars().count()).max().unwrap_or(0) as f64 * CHAR + CHAR;
        let every = thinning(labels.len(), longest, WIDTH - LEFT - RIGHT);
        for (index, label) in labels.iter().enumerate().step_by(every) {
            let x = self.x(index as f64 + 0.5);
            let _ = write!(
                self.out,
                r#"<text class="chart-text chart-category" x="{x:.1}" y="{:.0}" text-anchor="middle">{}</text>"#,
                HEIGHT - 14.0,
                escape(label)
            );
        }
    }
}

/// The sign of a series: shape and class both tell it from its neighbours.
pub(super) fn point(series: usize, x: f64, y: f64) -> String {
    let class = format!("chart-point chart-s{}", series % STYLES + 1);
    match series % 3 {
        0 => format!(r#"<circle class="{class}" cx="{x:.1}" cy="{y:.1}" r="4"/>"#),
        1 => format!(r#"<rect class="{class}" x="{:.1}" y="{:.1}" width="8" height="8"/>"#, x - 4.0, y - 4.0),
        _ => format!(r#"<path class="{class}" d="M{x:.1} {:.1}l5 9h-10z"/>"#, y - 5.0),
    }
}

fn head(chart: &Chart) -> String {
    let id = id(&chart.id, &chart.title);
    format!(
        r#"<figure class="chart"><svg class="chart-picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{id}-t {id}-d" font-size="12"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>"#,
        escape(&chart.title),
        escape(&chart.description)
    )
}
