//! Moments and people in words, for the pages of payments.

use office::Office;
use platform::Moment;
use platform::i18n::civil_date_time;
use platform::web::Page;

/// «ven 20 nov, 17:20».
pub(crate) fn when(office: &Office, page: &Page, at: Moment) -> String {
    let civil = at.zoned(&office.zone);
    civil_date_time(page.lang(), civil.date(), civil.time())
}

/// Who did something.
pub(crate) fn actor(office: &Office, page: &Page, actor: &str) -> String {
    let staff = actor.strip_prefix("staff:").and_then(|id| id.parse().ok());
    match staff.and_then(|id| office::by_id(&office.staff, id)) {
        Some(part) => part.doc.name.clone(),
        None => page.t(match actor {
            "platform" => "payments-actor-platform",
            "web" => "payments-actor-citizen",
            _ => "payments-actor-house",
        }),
    }
}
