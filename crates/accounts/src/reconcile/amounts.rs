//! What the lines of some days come to, explained and open: all of them, and by label. A line with several labels
//! counts under each.

use std::collections::HashMap;

use platform::chart;
use platform::i18n::euro_unbroken as euro;
use platform::web::Page;

use super::labels::Label;
use super::lines::Line;
use super::said::name_said;

/// How the two look in a bar.
const EXPLAINED: usize = 1;
const OPEN: usize = 3;

pub(super) struct Amounts {
    pub all: Amount,
    pub by_label: Vec<(String, &'static str, Amount)>,
}

pub(super) struct Amount {
    pub lines: usize,
    pub explained: String,
    pub open: String,
    pub bar: String,
}

#[derive(Clone, Copy, Default)]
struct Cents {
    lines: usize,
    explained: i64,
    open: i64,
}

impl Cents {
    fn add(&mut self, line: &Line) {
        self.lines += 1;
        let side = if line.is_open() { &mut self.open } else { &mut self.explained };
        *side = side.saturating_add(line.cents());
    }

    fn whole(self) -> i64 {
        self.explained.saturating_add(self.open)
    }

    fn shown(self, whole: i64) -> Amount {
        let parts = [(EXPLAINED, self.explained as f64), (OPEN, self.open as f64)];
        Amount {
            lines: self.lines,
            explained: euro(self.explained),
            open: euro(self.open),
            bar: chart::share(&parts, whole as f64),
        }
    }
}

/// Nothing where there is no line that can be read.
pub(super) fn amounts(page: &Page, lines: &[Line]) -> Option<Amounts> {
    let (mut all, mut of): (Cents, HashMap<Label, Cents>) = Default::default();
    for line in lines.iter().filter(|line| !line.unreadable) {
        all.add(line);
        line.told().for_each(|label| of.entry(label).or_default().add(line));
    }
    let greatest = of.values().map(|cents| cents.whole()).max().unwrap_or(0);
    let by_label = Label::ALL.into_iter().filter_map(|label| {
        Some((name_said(label).say(page.tr), label.word(), of.get(&label)?.shown(greatest)))
    });
    let by_label = by_label.collect();
    (all.lines > 0).then(|| Amounts { all: all.shown(all.whole()), by_label })
}
