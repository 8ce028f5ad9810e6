//! Charts as accessible SVG, each with the same figures in a table.
//!
//! A chart is a `<figure>` fragment for the page: the picture carries title and description for screen
//! readers, and [`table`] gives every figure to those who cannot or will not read the picture. All text is
//! escaped. There are no inline styles (the content security policy refuses them): colours and strokes hang
//! on the classes `chart-bar`, `chart-line`, `chart-point`, `chart-s1`…, `chart-axis`, `chart-grid`,
//! `chart-mark`, `chart-text` and `chart-value`. Series also differ by the shape of their points, so that
//! nothing depends on colour alone.

mod bars;
mod frame;
mod histogram;
mod lines;
mod scale;
mod share;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use bars::bars;
pub use histogram::histogram;
pub use lines::lines;
pub use share::share;
pub use table::table;

/// What a chart shows. Any values are accepted: those that are not finite count as missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Unique on its page, made of letters, digits, `-` and `_` (others are dropped); the title and
    /// description are tied to the picture by it. Left empty, it is derived from the title.
    pub id: String,
    pub title: String,
    /// What the picture says, in a sentence.
    pub description: String,
    /// Unit of all values, as printed («min»); may be empty.
    pub unit: String,
    /// What the categories are, as heading of the table's first column.
    pub category: String,
    /// One label per position on the horizontal axis.
    pub categories: Vec<String>,
    /// Values by category; missing ones at the end are allowed, surplus ones are ignored.
    pub series: Vec<Series>,
    /// A value to compare with and its label, unit included («Promise: 15 min»): a horizontal line in
    /// [`bars`] and [`lines`], a vertical one in [`histogram`].
    pub mark: Option<(f64, String)>,
    /// Text shown when there is no finite value at all.
    pub no_data: String,
    /// Decimal separator of printed numbers.
    pub decimal: char,
    /// Decimals that every printed value has, as money has two; otherwise one at most, where it is not zero.
    pub decimals: Option<usize>,
}

/// One row of values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    pub name: String,
    pub values: Vec<f64>,
}

impl Default for Chart {
    fn default() -> Chart {
        Chart {
            id: String::new(),
            title: String::new(),
            description: String::new(),
            unit: String::new(),
            category: String::new(),
            categories: Vec::new(),
            series: Vec::new(),
            mark: None,
            no_data: String::new(),
            decimal: ',',
            decimals: None,
        }
    }
}

impl Chart {
    /// The finite value of a series at a category.
    fn value(&self, series: usize, category: usize) -> Option<f64> {
        self.series.get(series)?.values.get(category).copied().filter(|value| value.is_finite())
    }

    /// All finite values that the chart would show.
    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let categories = self.categories.len();
        self.series
            .iter()
            .flat_map(move |series| series.values.iter().take(categories).copied())
            .filter(|v| v.is_finite())
    }

    /// A value as it is printed.
    fn printed(&self, value: f64) -> String {
        match self.decimals {
            Some(decimals) => text::exact(value, decimals, self.decimal),
            None => text::number(value, 1, self.decimal),
        }
    }

    fn is_empty(&self) -> bool {
        self.values().next().is_none()
    }

    fn finite_mark(&self) -> Option<(f64, &str)> {
        self.mark
            .as_ref()
            .filter(|(value, _)| value.is_finite())
            .map(|(value, label)| (*value, label.as_str()))
    }
}
