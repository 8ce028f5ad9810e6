//! The programme of a screen: what it shows beside its calls, and when.

use calendar::DayTime;
use jiff::civil::{Date, DateTime};
use platform::i18n::Lang;

use super::{Localized, Weekday};

/// A programme; `Item` carries its line while the office file is read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeDoc<Item = ItemDoc> {
    pub key: String,
    pub name: String,
    #[serde(default = "Vec::new")]
    pub item: Vec<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemKind {
    Notice,
    Image,
    Video,
}

/// One thing shown for some seconds, while all that it says of days and hours holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemDoc {
    pub kind: ItemKind,
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub title: Localized,
    /// The words of a notice; for an image or a video what it shows, for those who cannot see it.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub text: Localized,
    /// Name of the file of an image or a video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Whose file it is and why it may be shown; asked for when the import brings the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rights: String,
    pub seconds: i64,
    /// Empty means every day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DayTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<DayTime>,
    /// First and last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Shown only on screens that speak this language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// While an item is on, those of a lower priority are not.
    #[serde(default)]
    pub priority: i64,
}

impl ItemDoc {
    /// True when days, hours and language let it be shown at this civil instant.
    pub fn is_on(&self, at: DateTime, langs: &[Lang]) -> bool {
        let (day, second) = (at.date(), second_of(at));
        let date = self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until);
        let weekday = self.days.is_empty() || self.days.contains(&Weekday::of(day));
        let hour = self.from.is_none_or(|from| i64::from(from.seconds()) <= second)
            && self.to.is_none_or(|to| second < i64::from(to.seconds()));
        let spoken = self.language.as_ref().is_none_or(|code| langs.iter().any(|lang| lang.code() == code));
        date && weekday && hour && spoken
    }
}

fn second_of(at: DateTime) -> i64 {
    i64::from(at.hour()) * 3_600 + i64::from(at.minute()) * 60 + i64::from(at.second())
}

/// The items of a programme that are on at an instant, in their order: those of the highest priority.
pub fn on_air<'a>(items: &'a [ItemDoc], at: DateTime, langs: &[Lang]) -> Vec<(usize, &'a ItemDoc)> {
    let on: Vec<(usize, &ItemDoc)> =
        items.iter().enumerate().filter(|(_, item)| item.is_on(at, langs)).collect();
    let highest = on.iter().map(|(_, item)| item.priority).max();
    on.into_iter().filter(|(_, item)| Some(item.priority) == highest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(rest: serde_json::Value) -> ItemDoc {
        let mut doc = serde_json::json!({ "kind": "notice", "text": "Chiuso", "seconds": 10 });
        doc.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        serde_json::from_value(doc).unwrap()
    }

    fn on(rest: serde_json::Value, at: &str) -> bool {
        item(rest).is_on(at.parse().unwrap(), &[Lang::It, Lang::De])
    }

    #[test]
    fn an_item_keeps_its_days_hours_and_language() {
        // 11 March 2026 is a Wednesday.
        assert!(on(serde_json::json!({}), "2026-03-11T23:59:59"));
        assert!(on(serde_json::json!({ "days": ["wed"] }), "2026-03-11T08:00:00"));
        assert!(!on(serde_json::json!({ "days": ["mon", "tue"] }), "2026-03-11T08:00:00"));
        let hours = serde_json::json!({ "from": "08:30", "to": "12:00" });
        assert!(!on(hours.clone(), "2026-03-11T08:29:59"));
        assert!(on(hours.clone(), "2026-03-11T08:30:00"));
        assert!(!on(hours, "2026-03-11T12:00:00"));
        let dates = serde_json::json!({ "since": "2026-03-11", "until": "2026-03-12" });
        assert!(!on(dates.clone(), "2026-03-10T12:00:00"));
        assert!(on(dates.clone(), "2026-03-12T23:59:00"));
        assert!(!on(dates, "2026-03-13T00:00:00"));
        assert!(on(serde_json::json!({ "language": "de" }), "2026-03-11T08:00:00"));
        assert!(!on(serde_json::json!({ "language": "sl" }), "2026-03-11T08:00:00"));
    }

    #[test]
    fn the_urgent_is_shown_alone() {
        let items = [
            item(serde_json::json!({})),
            item(serde_json::json!({ "priority": 5, "until": "2026-03-11" })),
            item(serde_json::json!({ "priority": 5, "days": ["wed"] })),
        ];
        let shown = |at: &str| -> Vec<usize> {
            on_air(&items, at.parse().unwrap(), &[Lang::It]).into_iter().map(|(at, _)| at).collect()
        };
        assert_eq!(shown("2026-03-11T08:00:00"), [1, 2]);
        assert_eq!(shown("2026-03-12T08:00:00"), [0]);
    }
}
