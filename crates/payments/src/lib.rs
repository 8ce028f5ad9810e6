//! Payments: every cent owed is asked for once, and every cent that came in is explained.
//!
//! | task | folder |
//! |---|---|
//! | who may do what with which kinds of due | `proof` |
//! | a position, its options, instalments and transfers, its state | `position` |
//! | making one, with its notice numbers | `create` |
//! | showing it to who owes, taking it back, changing it | `publish`, `withdraw`, `change` |
//! | money that arrived for an instalment | `pay` |
//! | debtors whom the accounts no longer need | `forget` |
//! | what the national archive answers for us | `stand_in` |
//! | what the national platform asks and tells | `node` |
//! | a notice on paper, and on its way to who owes | `notice`, `deliver` |
//! | many notices for a printer | `print_run` |
//! | what somebody owes, behind a link sent to his mailbox | `own` |
//! | a position in plain words, judged among many; programs, files | `plain`, `judge`, `api`, `upload` |
//! | positions for programs written for the platform's own register | `register` |
//! | receipts of the platform, what is to be given back | `receipts` |
//! | what a changed office means for what is owed | `consequences` |
//! | stations, keys, certificates, tests: how a body joins the platform | `joining` |
//! | how quickly and how surely the platform was answered | `service_level` |
//! | every change, for whoever audits | `journal` |
//! | the clerk's and the cashier's pages | `desk` |
//! | who owes finds his notice and pays it | `pay_now` |
//! | what a citizen opens himself | `spontaneous` |
//! | giving back, by two people | `refunds` |
//!
//! Invariants, each with a test: the transfers of an instalment add up to its amount; an instalment has one
//! payment at most, and what comes beside it is a case of giving back; what is paid never changes; a state is
//! computed from facts, never stored.

mod api;
pub mod change;
mod consequences;
pub mod create;
pub mod deliver;
pub mod forget;
pub mod joining;
pub mod journal;
pub mod node;
pub mod own;
pub mod judge;
pub mod pay;
pub mod plain;
pub mod position;
pub mod print_run;
pub mod proof;
pub mod publish;
pub mod receipts;
pub mod stand_in;
pub mod service_level;
pub mod register;
pub mod upload;
pub mod withdraw;
mod words;

pub mod desk;
pub mod notice;
pub mod pay_now;
pub mod refunds;
mod said;
pub mod spontaneous;

pub use consequences::consequences;
use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

/// Payments of a body have a lane of their own, apart from every service (whose ids are large).
pub const ROOM: i64 = 2;

pub fn routes() -> Routes<Ctx> {
    joining::routes().merge(journal::routes()).merge(service_level::routes())
    receipts::routes()
    desk::routes().merge(pay_now::routes()).merge(refunds::routes()).merge(spontaneous::routes())
    deliver::routes().merge(own::routes()).merge(print_run::routes())
    register::routes().merge(api::routes()).merge(upload::routes())
}

pub fn migrations() -> Vec<Migration> {
    vec![
        Migration { module: "payments", number: 1, text: include_str!("position/schema.sql") },
        Migration { module: "receipts", number: 1, text: include_str!("receipts/schema.sql") },
        Migration { module: "stand-in", number: 1, text: include_str!("stand_in/schema.sql") },
        Migration { module: "joining", number: 1, text: include_str!("joining/schema.sql") },
        Migration { module: "service-level", number: 1, text: include_str!("service_level/schema.sql") },
        Migration { module: "payments-desk", number: 1, text: include_str!("desk/schema.sql") },
        Migration { module: "payments-cart", number: 1, text: include_str!("pay_now/schema.sql") },
        Migration { module: "refunds", number: 1, text: include_str!("refunds/schema.sql") },
        Migration { module: "deliver", number: 1, text: include_str!("deliver/schema.sql") },
        Migration { module: "print-run", number: 1, text: include_str!("print_run/schema.sql") },
        Migration { module: "own-payments", number: 1, text: include_str!("own/schema.sql") },
        Migration { module: "position-uploads", number: 1, text: include_str!("upload/schema.sql") },
    ]
}
