//! An alert in words, the same on the page and in a mail: codes and promises, nothing that anybody wrote.

use agenda::when::short;
use office::Office;
use platform::Moment;
use platform::i18n::Tr;
use platform::web::Sentence;

use super::{Alert, Kind};

pub(super) fn said(office: &Office, tr: Tr, alert: &Alert) -> String {
    let when = |at: Moment| short(tr.0, office, at);
    let until = alert.until.map_or_else(|| tr.t("alert-no-date"), when);
    let clock = alert.metric.map_or_else(String::new, |metric| {
        tr.t(&format!("ticket-clock-{}", metric.word().replace('_', "-")))
    });
    let sentence = match alert.kind {
        Kind::Warning => Sentence::new("alert-warning").with("percent", alert.number),
        Kind::Breach => Sentence::new("alert-breach"),
        Kind::Retracted => Sentence::new("alert-retracted"),
        Kind::Callback => Sentence::new("alert-callback"),
        Kind::Bounced => Sentence::new("alert-bounced").with("count", alert.number),
        Kind::Defect => Sentence::new("alert-defect").with("defect", &alert.defect),
    };
    sentence.with("clock", clock).with("until", until).say(tr)
}
