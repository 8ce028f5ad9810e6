//! Payments: every cent owed is asked for once, and every cent that came in is explained.
//!
//! | task | folder |
//! |---|---|
//! | who may do what with which kinds of due | `proof` |
//! | a position, its options, instalments and transfers, its state | `position` |
//! | making one, with its notice numbers | `create` |
//! | showing it to who owes, taking it back, changing it | `publish`, `withdraw`, `change` |
//! | money that arrived for an instalment | `pay` |
//! | what the national platform asks and tells | `node` |
//! | receipts of the platform, what is to be given back | `receipts` |
//!
//! Invariants, each with a test: the transfers of an instalment add up to its amount; an instalment has one
//! payment at most, and what comes beside it is a case of giving back; what is paid never changes; a state is
//! computed from facts, never stored.

pub mod change;
pub mod create;
pub mod node;
pub mod pay;
pub mod position;
pub mod proof;
pub mod publish;
pub mod receipts;
pub mod withdraw;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

/// Payments of a body have a lane of their own, apart from every service (whose ids are large).
pub const ROOM: i64 = 2;

pub fn routes() -> Routes<Ctx> {
    receipts::routes()
}

pub fn migrations() -> Vec<Migration> {
    vec![
        Migration { module: "payments", number: 1, text: include_str!("position/schema.sql") },
        Migration { module: "receipts", number: 1, text: include_str!("receipts/schema.sql") },
    ]
}
