//! Payments: every cent owed is asked for once, and every cent that came in is explained.
//!
//! | task | folder |
//! |---|---|
//! | who may do what with which kinds of due | `proof` |
//! | a position, its options, instalments and transfers, its state | `position` |
//! | making one, with its notice numbers | `create` |
//! | showing it to who owes, taking it back, changing it | `publish`, `withdraw`, `change` |
//! | money that arrived for an instalment | `pay` |
//! | a position in plain words, judged among many; programs, files | `plain`, `judge`, `api`, `upload` |
//! | positions for programs written for the platform's own register | `register` |
//! | receipts of the platform, what is to be given back | `receipts` |
//!
//! Invariants, each with a test: the transfers of an instalment add up to its amount; an instalment has one
//! payment at most, and what comes beside it is a case of giving back; what is paid never changes; a state is
//! computed from facts, never stored.

mod api;
pub mod change;
pub mod create;
pub mod judge;
pub mod pay;
pub mod plain;
pub mod position;
pub mod proof;
pub mod publish;
pub mod receipts;
pub mod register;
pub mod upload;
pub mod withdraw;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    register::routes().merge(api::routes()).merge(upload::routes())
}

pub fn migrations() -> Vec<Migration> {
    vec![
        Migration { module: "payments", number: 1, text: include_str!("position/schema.sql") },
        Migration { module: "receipts", number: 1, text: include_str!("receipts/schema.sql") },
        Migration { module: "position-uploads", number: 1, text: include_str!("upload/schema.sql") },
    ]
}
