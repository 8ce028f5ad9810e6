//! Payments: every cent owed is asked for once, and every cent that came in is explained.
//!
//! | task | folder |
//! |---|---|
//! | who may do what with which kinds of due | `proof` |
//! | a position, its options, instalments and transfers, its state | `position` |
//! | making one, with its notice numbers | `create` |
//! | showing it to who owes, taking it back, changing it | `publish`, `withdraw`, `change` |
//! | money that arrived for an instalment | `pay` |
//! | receipts of the platform, what is to be given back | `receipts` |
//! | which payments a credit consists of, as providers say | `settlement` |
//! | what came into the accounts, as the treasurer says | `treasury` |
//! | the three joined, line by line, each with its labels | `reconcile` |
//! | days and months, frozen once they are closed | `closing` |
//!
//! Invariants, each with a test: the transfers of an instalment add up to its amount; an instalment has one
//! payment at most, and what comes beside it is a case of giving back; what is paid never changes; a state is
//! computed from facts, never stored; so are the labels of a line; a closed day never changes, and every fact is
//! booked on one sheet.

pub mod change;
pub mod closing;
pub mod create;
pub mod pay;
pub mod position;
pub mod proof;
pub mod publish;
pub mod receipts;
pub mod reconcile;
pub mod settlement;
pub mod treasury;
pub mod withdraw;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .merge(settlement::routes())
        .merge(treasury::routes())
        .merge(reconcile::routes())
        .merge(closing::routes())
}

pub fn migrations() -> Vec<Migration> {
    vec![
        Migration { module: "payments", number: 1, text: include_str!("position/schema.sql") },
        Migration { module: "receipts", number: 1, text: include_str!("receipts/schema.sql") },
        Migration { module: "settlement", number: 1, text: include_str!("settlement/schema.sql") },
        Migration { module: "treasury", number: 1, text: include_str!("treasury/schema.sql") },
        Migration { module: "reconcile", number: 1, text: include_str!("reconcile/schema.sql") },
        Migration { module: "closing", number: 1, text: include_str!("closing/schema.sql") },
    ]
}
