//! The help desk: nothing reported is ever lost or late unseen.
//!
//! | task | folder |
//! |---|---|
//! | a ticket, its words, its log | `ticket` |
//! | requests of programs | `api` |
//! | the citizen's form, and the page where he follows it | `ask`, `follow` |
//! | opening one, on which terms | `open` |
//! | messages to and from the requester, notes | `answer` |
//! | taking, judging, handing over, solving | `work` |
//! | call backs, sessions from afar, visits; suspended help on site | `appoint` |
//! | merging, taking apart, splitting, linking | `merge` |
//! | clocks, warnings, breaches, trying a deadline | `clocks`, `preview` |
//! | the working lists, the pages of the desk | `list`, `desk` |
//! | mails that go out | `letters` |
//! | letters that come in, set aside or answered | `intake` |
//! | files that come with them | `attached` |
//! | satisfaction | `faces` |
//! | articles of the desk and for citizens | `knowledge` |
//! | who is at the desk when | `shifts` |
//! | the customer's own desk, its figures | `digital` |
//! | contracts, what a quarter costs | `contracts` |
//!
//! Invariants, each with a test: clocks are a pure function of a ticket's steps and of the versions of its
//! hours; a warning and a breach happen once; what was published as met or missed never moves; a code opens
//! nothing by itself; a customer never reaches another's tickets.

pub mod answer;
pub mod appoint;
pub mod attached;
pub mod clocks;
pub mod contracts;
pub mod digital;
pub mod faces;
pub mod intake;
pub mod knowledge;
pub mod letters;
pub mod list;
pub mod merge;
pub mod open;
pub mod shifts;
pub mod ticket;
pub mod work;

mod api;
mod ask;
mod desk;
mod follow;
mod preview;
mod said;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    desk::routes()
        .merge(api::routes())
        .merge(appoint::routes())
        .merge(ask::routes())
        .merge(attached::routes())
        .merge(contracts::routes())
        .merge(digital::routes())
        .merge(follow::routes())
        .merge(intake::routes())
        .merge(knowledge::routes())
        .merge(preview::routes())
        .merge(shifts::routes())
}

/// What a changed office means for tickets: hours keep their past, and running clocks are counted again.
pub fn consequences() -> office::import::Consequences {
    clocks::consequences()
}

pub fn migrations() -> Vec<Migration> {
    vec![
        Migration { module: "helpdesk", number: 1, text: include_str!("schema.sql") },
        Migration { module: "helpdesk", number: 2, text: include_str!("faces/schema.sql") },
        Migration { module: "appoint", number: 1, text: include_str!("appoint/schema.sql") },
        Migration { module: "knowledge", number: 1, text: include_str!("knowledge/schema.sql") },
        Migration { module: "shifts", number: 1, text: include_str!("shifts/schema.sql") },
        Migration { module: "helpdesk-digital", number: 1, text: include_str!("digital/schema.sql") },
        Migration { module: "intake", number: 1, text: include_str!("intake/schema.sql") },
        Migration { module: "attached", number: 1, text: include_str!("attached/schema.sql") },
    ]
}
