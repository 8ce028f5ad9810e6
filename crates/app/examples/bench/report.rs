//! The table for people and the line for programs.

use serde_json::{Value, json};

/// What a figure should be.
#[derive(Clone, Copy)]
pub enum Bar {
    None,
    AtLeast(f64),
    AtMost(f64),
}

pub struct Report {
    head: Value,
    engine: String,
    figures: Vec<Value>,
}

impl Report {
    pub fn new(build: &str, disk: &str) -> Report {
        Report { head: json!({ "build": build, "disk": disk }), engine: String::new(), figures: Vec::new() }
    }

    /// What follows was measured on this engine.
    pub fn engine(&mut self, name: &str, settings: &str) {
        println!("\n{name} ({settings})");
        println!("  {:<58} {:>12} {:<7} {:>10}", "", "figure", "", "bar");
        self.engine = name.to_owned();
    }

    /// A figure: printed at once, because somebody watches, and kept for the last line.
    pub fn row(&mut self, name: &str, figure: f64, unit: &str, bar: Bar) {
        let (wanted, ok) = match bar {
            Bar::None => (String::new(), None),
            Bar::AtLeast(least) => (format!("≥ {least}"), Some(figure >= least)),
            Bar::AtMost(most) => (format!("≤ {most}"), Some(figure <= most)),
        };
        let verdict = ok.map_or("", |ok| if ok { "ok" } else { "MISSED" });
        let digits = if figure.abs() >= 1_000.0 { 0 } else { 3 };
        println!("  {name:<58} {figure:>12.digits$} {unit:<7} {wanted:>10}  {verdict}");
        self.figures.push(json!({
            "engine": self.engine, "name": name, "figure": figure, "unit": unit, "bar": wanted, "ok": ok,
        }));
    }

    pub fn note(&self, text: &str) {
        println!("  {text}");
    }

    /// How many bars were missed, then everything as one line of JSON.
    pub fn print(mut self) {
        let missed = self.figures.iter().filter(|figure| figure["ok"] == false).count();
        let judged = self.figures.iter().filter(|figure| !figure["ok"].is_null()).count();
        println!("\n{missed} of {judged} bars missed.");
        self.head["figures"] = Value::Array(self.figures);
        println!("{}", self.head);
    }
}
