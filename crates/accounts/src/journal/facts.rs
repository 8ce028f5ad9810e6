//! The facts of an event as «key: value», in the words of who reads.

use jiff::civil::Date;
use office::Office;
use pagopa::Cents;
use payments::change::said_part;
use payments::said;
use platform::Moment;
use platform::events::Event;
use platform::web::Page;
use serde_json::Value;

use super::words::{KEYS, WORDS};
use crate::reconcile::{Step, step_said};

/// Key and value of each fact.
pub(super) fn in_words(office: &Office, page: &Page, event: &Event) -> Vec<(String, String)> {
    let facts = event.facts.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
    facts.map(|(key, value)| (name(page, key), said_value(office, page, key, value))).collect()
}

fn name(page: &Page, key: &str) -> String {
    if KEYS.contains(&key) {
        page.t(&format!("journal-fact-{}", key.replace('_', "-")))
    } else {
        key.to_owned()
    }
}

fn said_value(office: &Office, page: &Page, key: &str, value: &Value) -> String {
    match (key, value) {
        ("amount" | "total" | "fee", Value::Number(cents)) => {
            cents.as_i64().map_or_else(|| cents.to_string(), |cents| said::euro(Cents(cents)))
        }
        ("from" | "until", Value::Number(at)) => {
            at.as_i64().map_or_else(|| at.to_string(), |at| said::when(office, page, Moment(at)))
        }
        ("due", Value::Number(id)) => match id.as_i64() {
            None | Some(0) => page.t("journal-no-due"),
            Some(id) => said::due(office, page, id),
        },
        ("step", Value::Number(number)) => {
            let step = number.as_i64().and_then(Step::of);
            step.map_or_else(|| number.to_string(), |step| step_said(step).say(page.tr))
        }
        (_, Value::Bool(yes)) => page.t(if *yes { "journal-yes" } else { "journal-no" }),
        (_, Value::String(word)) => said_word(page, key, word),
        ("parts", Value::Array(all)) if !all.is_empty() => {
            all.iter().map(|part| said_part(office, page, part)).collect::<Vec<_>>().join("; ")
        }
        (_, Value::Array(all)) if all.is_empty() => page.t("journal-no"),
        (_, Value::Array(all)) => {
            all.iter().map(|one| said_value(office, page, key, one)).collect::<Vec<_>>().join(", ")
        }
        (_, other) => other.to_string(),
    }
}

fn said_word(page: &Page, key: &str, word: &str) -> String {
    match key {
        "origin" => page.t(&format!("due-origin-{word}")),
        "cause" => page.t(&format!("refund-cause-{word}")),
        "decision" => page.t(&format!("refund-state-{word}")),
        "verdict" => page.t(&format!("due-receipt-{word}")),
        "odd" => page.t(&format!("inbox-{word}")),
        "odd_stamps" => page.t(&format!("due-odd-stamp-{word}")),
        key if WORDS.iter().any(|(of, words)| *of == key && words.contains(&word)) => {
            page.t(&format!("journal-value-{key}-{word}"))
        }
        "month" => word.parse().map_or_else(|_| word.to_owned(), |day: Date| said::month(page, day)),
        _ => word.parse().map_or_else(|_| word.to_owned(), |day: Date| day.strftime("%d/%m/%Y").to_string()),
    }
}
