//! What the address says of the list: a fixed view, a kept one, a filter, or words.

use platform::Moment;

use crate::list::Filter;
use crate::ticket::{Level, State};
use crate::views::{self, Wish};

/// What the address says of the list.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Wanted {
    pub view: String,
    pub q: String,
    /// The page after this ticket.
    pub after: Option<i64>,
    /// What the filter's form says, in the view of that name.
    #[serde(flatten)]
    pub wish: Wish,
}

/// The view that shows what the filter's form says.
const FILTER: &str = "filter";

impl Wanted {
    /// The name of the view: the first that there is.
    pub fn view(&self) -> &str {
        if VIEWS.contains(&self.view.as_str()) { &self.view } else { VIEWS[0] }
    }

    /// What a kept view or the filter's form asks for; nothing in a fixed view.
    pub fn wish(&self, kept: &[views::Kept]) -> Option<Wish> {
        if self.view == FILTER {
            return Some(self.wish.cleaned());
        }
        self.kept(kept).map(|view| view.wish.clone())
    }

    pub fn kept<'a>(&self, kept: &'a [views::Kept]) -> Option<&'a views::Kept> {
        let id: i64 = self.view.parse().ok()?;
        kept.iter().find(|view| view.id == id)
    }

    /// For addresses of the same list.
    pub fn pairs(&self, wish: Option<&Wish>) -> Vec<(&'static str, String)> {
        let view = if wish.is_some() { &self.view } else { self.view() };
        let mut pairs = vec![("view", view.to_owned())];
        if self.view == FILTER {
            let asked = wish.map(Wish::pairs).unwrap_or_default();
            pairs.extend(asked.into_iter().map(|(name, word)| (name, word.to_owned())));
        }
        pairs
    }

    pub fn filter(&self, staff: i64, now: Moment) -> Filter {
        let all = Filter::default();
        match self.view() {
            "mine" => Filter { holder: Some(staff), ..all },
            "watched" => Filter { watcher: Some(staff), ..all },
            "nobodys" => Filter { holder: Some(0), ..all },
            "late" => Filter { due_before: Some(now), ..all },
            "organisation" => Filter { level: Some(Level::Organisation), ..all },
            "technical" => Filter { level: Some(Level::Technical), ..all },
            "supplier" => Filter { level: Some(Level::Supplier), ..all },
            "waiting" => Filter { state: Some(State::WaitingRequester), ..all },
            _ => all,
        }
    }
}

/// In the order of the menu.
pub const VIEWS: [&str; 10] = [
    "open",
    "mine",
    "watched",
    "nobodys",
    "late",
    "organisation",
    "technical",
    "supplier",
    "waiting",
    "solved",
];
