//! Mails about an appointment.

use office::Ctx;
use platform::jobs::Doer;

pub const JOB: &str = "appointment-mail";

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    Booked,
    Moved,
    Cancelled,
}

pub fn work(id: i64, occasion: Occasion) -> serde_json::Value {
    serde_json::json!({ "id": id, "occasion": occasion })
}

pub fn doer(_ctx: Ctx, _post: platform::mail::Post, _from: String) -> Doer {
    std::sync::Arc::new(|_, _| Ok(()))
}
