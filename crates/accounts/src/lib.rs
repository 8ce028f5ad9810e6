//! The accounts: what was paid, what providers say they settled and what the treasurer says came in become one
//! story, of which every line has its reason; a day of it that is closed stays as it was.
//!
//! | task | folder |
//! |---|---|
//! | settlement flows, fetched or brought | `flows` |
//! | what came into the accounts, as the treasurer says | `treasury` |
//! | receipts, flows and credits joined, line by line, each with its labels | `reconcile` |
//! | what files brought, worked through in portions | `reckon` |
//! | what a credit is that no flow will ever be | `explain` |
//! | days and months, frozen once they are closed | `closing` |
//! | every change of payments and accounts, for whoever audits | `journal` |
//!
//! It stands above `payments`, which knows what is owed and what was paid, and nothing of accounts.
//!
//! Invariants, each with a test: the labels of a line are computed from its facts, whatever came first; a credit
//! never takes a flow that another could be; a closed day never changes, and every fact is booked on one sheet.

pub mod closing;
pub mod explain;
pub mod flows;
pub mod journal;
pub mod reckon;
pub mod reconcile;
pub mod treasury;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .merge(closing::routes())
        .merge(explain::routes())
        .merge(flows::routes())
        .merge(journal::routes())
        .merge(reconcile::routes())
        .merge(treasury::routes())
}

pub fn migrations() -> Vec<Migration> {
    vec![
        Migration { module: "flows", number: 1, text: include_str!("flows/schema.sql") },
        Migration { module: "treasury", number: 1, text: include_str!("treasury/schema.sql") },
        Migration { module: "treasury", number: 2, text: include_str!("treasury/days.sql") },
        Migration { module: "treasury", number: 3, text: include_str!("treasury/entering.sql") },
        Migration { module: "treasury", number: 4, text: include_str!("treasury/withdrawn.sql") },
        Migration { module: "treasury", number: 5, text: include_str!("treasury/ghosts.sql") },
        Migration { module: "treasury", number: 6, text: include_str!("treasury/bank.sql") },
        Migration { module: "reconcile", number: 1, text: include_str!("reconcile/schema.sql") },
        Migration { module: "reconcile", number: 2, text: include_str!("reconcile/linked.sql") },
        Migration { module: "reconcile", number: 3, text: include_str!("reconcile/changes.sql") },
        Migration { module: "explain", number: 1, text: include_str!("explain/schema.sql") },
        Migration { module: "closing", number: 1, text: include_str!("closing/schema.sql") },
    ]
}
