//! A position as programs read it.

use office::Office;
use platform::Moment;

use crate::position::{Instalment, PaymentOption, Position};

#[derive(serde::Serialize)]
pub(super) struct Answer {
    iupd: String,
    /// Key of the kind of due; empty for none of the configured ones.
    due: String,
    state: &'static str,
    cents: i64,
    version: i64,
    options: Vec<Way>,
}

#[derive(serde::Serialize)]
struct Way {
    whole: bool,
    instalments: Vec<Part>,
}

#[derive(serde::Serialize)]
struct Part {
    notice: String,
    cents: i64,
    due_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    paid_at: Option<String>,
}

pub(super) fn answer(position: &Position, office: &Office, now: Moment) -> Answer {
    let part = |part: &Instalment| Part {
        notice: part.nav.as_str().to_owned(),
        cents: part.price(now).0,
        due_at: part.due_at.rfc3339(),
        paid_at: part.payment.as_ref().map(|payment| payment.paid_at.rfc3339()),
    };
    let way = |option: &PaymentOption| Way {
        whole: option.whole,
        instalments: option.instalments.iter().map(part).collect(),
    };
    let due = office::by_id(&office.dues, position.due);
    Answer {
        iupd: position.iupd.clone(),
        due: due.map_or_else(String::new, |due| due.doc.key.clone()),
        state: position.state(now).word(),
        cents: position.amount().0,
        version: position.version,
        options: position.options.iter().map(way).collect(),
    }
}
