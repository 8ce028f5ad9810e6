//! How the service of a customer begins and ends: from the request over offer, order and plan to the start; from
//! the certified notice over the fifth working day and the handing over to the erasure.
//!
//! | task | file |
//! |---|---|
//! | courses, their stages, and by when each is due | `course`, `due` |
//! | beginning, going on, giving up | `begin`, `rule` |
//! | handing the data over | `hand_over` |
//! | erasing the data of who has left | `erasing` |
//! | the formal notice, kept as it was written | `notice` |
//! | the list, the page of a customer, the customer's own | `list`, `page`, `own` |
//!
//! Invariants, each with a test: one course of a customer runs at a time; no stage is left out or taken twice; a
//! service starts only under a contract in force; from the day on which it ends nobody of the customer comes in.

mod act;
mod begin;
mod course;
mod due;
mod erasing;
mod error;
mod hand_over;
mod list;
mod notice;
mod notice_mail;
mod own;
mod page;
mod rule;
mod shown;

pub use begin::{BACKDATED_DAYS, Notice, give_notice, request};
pub use course::{Course, Facts, Kind, Stage, Step, courses, of_customer};
pub use due::{Due, due, nth_working_day};
pub use erasing::{JOB as ERASING, ask_erasure, doer as erasing};
pub use error::ServiceError;
pub use notice::{JOB as NOTICE, send};
pub use notice_mail::doer as notice;
pub use rule::{Advance, advance, withdraw};

use office::{Ctx, rights};
use platform::web::{Access, Routes};

pub fn routes() -> Routes<Ctx> {
    let (lead, own) = (Access::Right(rights::LEAD_DESK), Access::Right(rights::CUSTOMER_DESK));
    Routes::new()
        .get("/{body}/desk/services", lead, list::show)
        .get("/{body}/desk/services/{customer}", lead, page::show)
        .post("/{body}/desk/services/{customer}", lead, act::act)
        .post("/{body}/desk/services/{customer}/offer", lead, act::offer)
        .post("/{body}/desk/services/{customer}/export", lead, hand_over::export)
        .get("/{body}/desk/services/{customer}/offer/{course}", lead, page::document)
        .get("/{body}/customer/service", own, own::show)
        .get("/{body}/customer/service/offer/{course}", own, own::document)
        .post("/{body}/customer/service/export", own, own::export)
}
