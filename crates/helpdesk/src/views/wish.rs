//! What a view asks for, in the words of its form: the same in an address, in a form, and as it is kept.

use std::str::FromStr;

use platform::Moment;
use platform::written::{cut, line};

use crate::list::Filter;
use crate::ticket::State;

/// The holder who looks: a shared view shows everybody his own.
const ME: &str = "me";

/// Each word is empty where anything fits.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Wish {
    pub state: String,
    pub level: String,
    pub kind: String,
    pub channel: String,
    /// Ids of parts of the office.
    pub area: String,
    pub customer: String,
    /// 1 to 4.
    pub severity: String,
    /// A member of the staff, `0` for nobody, `me` for whoever looks.
    pub holder: String,
    /// Anything: only what is late.
    pub late: String,
    pub words: String,
}

impl Wish {
    /// Without the words that mean nothing: an unknown state asks for nothing in particular.
    pub fn cleaned(&self) -> Wish {
        fn known<T: FromStr>(word: &str) -> String {
            if word.parse::<T>().is_ok() { word.to_owned() } else { String::new() }
        }
        let severity: Option<i64> = self.severity.parse().ok().filter(|each| (1..=4).contains(each));
        Wish {
            state: self.state().map_or("", State::word).to_owned(),
            level: known::<crate::ticket::Level>(&self.level),
            kind: known::<crate::ticket::Kind>(&self.kind),
            channel: known::<crate::ticket::Channel>(&self.channel),
            area: known::<u64>(&self.area),
            customer: known::<u64>(&self.customer),
            severity: severity.map_or_else(String::new, |each| each.to_string()),
            holder: if self.holder == ME { ME.to_owned() } else { known::<u64>(&self.holder) },
            late: if self.late.is_empty() { String::new() } else { "yes".to_owned() },
            words: cut(&line(&self.words), 200),
        }
    }

    /// Solved tickets are not in the working list.
    fn state(&self) -> Option<State> {
        self.state.parse().ok().filter(|state: &State| state.is_open())
    }

    pub fn asks_nothing(&self) -> bool {
        self.cleaned() == Wish::default()
    }

    /// As the list reads it, for this member of the staff.
    pub fn filter(&self, staff: i64, now: Moment) -> Filter {
        let part = |word: &str| word.parse().ok().filter(|id| *id >= 0);
        Filter {
            holder: if self.holder == ME { Some(staff) } else { part(&self.holder) },
            level: self.level.parse().ok(),
            state: self.state(),
            kind: self.kind.parse().ok(),
            channel: self.channel.parse().ok(),
            area: part(&self.area),
            customer: part(&self.customer),
            severity: part(&self.severity),
            due_before: (!self.late.is_empty()).then_some(now),
            ..Filter::default()
        }
    }

    /// For addresses and hidden fields: what is asked, by its name.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("state", &self.state),
            ("level", &self.level),
            ("kind", &self.kind),
            ("channel", &self.channel),
            ("area", &self.area),
            ("customer", &self.customer),
            ("severity", &self.severity),
            ("holder", &self.holder),
            ("late", &self.late),
            ("words", &self.words),
        ];
        all.into_iter()
            .filter(|(_, word)| !word.is_empty())
            .map(|(name, word)| (name, word.as_str()))
            .collect()
    }
}
