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
//! | what a supplier has to mend, behind many tickets | `defects` |
//! | call backs, sessions from afar, visits; suspended help on site | `appoint` |
//! | merging, taking apart, splitting, linking | `merge` |
//! | clocks, warnings, breaches, trying a deadline | `clocks`, `preview` |
//! | hours that were wrong, corrected for the past | `corrections` |
//! | who of the staff is told, on a page and by mail | `alerts` |
//! | the working lists, the pages of the desk | `list`, `desk` |
//! | mails that go out | `letters` |
//! | letters that come in, set aside or answered | `intake` |
//! | views that are kept, many tickets at once | `views`, `bulk` |
//! | who watches a ticket, who is at it now | `watchers`, `presence` |
//! | phrases, and what one had begun to write | `phrases`, `drafts` |
//! | certified mail that goes out | `certified` |
//! | files that come with messages | `attached` |
//! | letters as they were sent | `as_sent` |
//! | satisfaction | `faces` |
//! | articles of the desk and for citizens | `knowledge` |
//! | who is at the desk when | `shifts` |
//! | the customer's own desk, its figures | `digital` |
//! | contracts, what a quarter costs | `contracts` |
//! | how a customer's service begins and ends | `service_life` |
//! | what a customer or a person takes along | `archive` |
//! | erasing, legal holds | `erase` |
//! | what is kept how long | `retention` |
//! | one person's data | `person` |
//!
//! Invariants, each with a test: clocks are a pure function of a ticket's steps and of the versions of its
//! hours; a warning and a breach happen once, and a breach that proves wrong is retracted, never deleted; what
//! was published as met or missed never moves; a code opens nothing by itself; a customer never reaches another's
//! tickets; what is erased leaves number, clocks and events.

pub mod alerts;
pub mod answer;
pub mod appoint;
pub mod archive;
pub mod as_sent;
pub mod attached;
pub mod bulk;
pub mod certified;
pub mod clocks;
pub mod contracts;
pub mod corrections;
pub mod defects;
pub mod digital;
pub mod drafts;
pub mod erase;
pub mod faces;
pub mod intake;
pub mod knowledge;
pub mod letters;
pub mod list;
pub mod merge;
pub mod open;
pub mod person;
pub mod phrases;
pub mod presence;
pub mod retention;
pub mod service_life;
pub mod shifts;
pub mod ticket;
pub mod views;
pub mod watchers;
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
        .merge(alerts::routes())
        .merge(api::routes())
        .merge(appoint::routes())
        .merge(ask::routes())
        .merge(as_sent::routes())
        .merge(attached::routes())
        .merge(bulk::routes())
        .merge(contracts::routes())
        .merge(corrections::routes())
        .merge(defects::routes())
        .merge(digital::routes())
        .merge(drafts::routes())
        .merge(erase::routes())
        .merge(follow::routes())
        .merge(intake::routes())
        .merge(knowledge::routes())
        .merge(person::routes())
        .merge(phrases::routes())
        .merge(presence::routes())
        .merge(preview::routes())
        .merge(retention::routes())
        .merge(service_life::routes())
        .merge(shifts::routes())
        .merge(views::routes())
        .merge(watchers::routes())
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
        Migration { module: "knowledge-files", number: 1, text: include_str!("knowledge/files/schema.sql") },
        Migration { module: "shifts", number: 1, text: include_str!("shifts/schema.sql") },
        Migration { module: "helpdesk-digital", number: 1, text: include_str!("digital/schema.sql") },
        Migration { module: "intake", number: 1, text: include_str!("intake/schema.sql") },
        Migration { module: "certified", number: 1, text: include_str!("certified/schema.sql") },
        Migration { module: "attached", number: 1, text: include_str!("attached/schema.sql") },
        Migration { module: "together", number: 1, text: include_str!("watchers/schema.sql") },
        Migration { module: "together", number: 2, text: include_str!("views/schema.sql") },
        Migration { module: "together", number: 3, text: include_str!("phrases/schema.sql") },
        Migration { module: "together", number: 4, text: include_str!("drafts/schema.sql") },
        Migration { module: "alerts", number: 1, text: include_str!("alerts/schema.sql") },
        Migration { module: "defects", number: 1, text: include_str!("defects/schema.sql") },
        Migration { module: "erase", number: 1, text: include_str!("erase/schema.sql") },
        Migration { module: "retention", number: 1, text: include_str!("retention/schema.sql") },
        Migration { module: "service-life", number: 1, text: include_str!("service_life/schema.sql") },
    ]
}
