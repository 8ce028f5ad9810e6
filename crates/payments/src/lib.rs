//! Payments: every cent owed is asked for once, and every cent that is paid is known. Which credit brought it, and
//! on which day it is booked, is told one floor above, in `accounts`.
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
//! | what is taken away again, every hour | `tidy` |
//! | positions for programs written for the platform's own register | `register` |
//! | receipts of the platform, what is to be given back | `receipts` |
//! | what a changed office means for what is owed | `consequences` |
//! | stations, keys, certificates, tests: how a body joins the platform | `joining` |
//! | what we ask the platform ourselves | `outward` |
//! | how quickly and how surely the platform was answered | `service_level` |
//! | the clerk's and the cashier's pages | `desk` |
//! | who owes finds his notice and pays it | `pay_now` |
//! | the same at the kiosk | `kiosk` |
//! | what a citizen opens himself | `spontaneous` |
//! | giving back, by two people | `refunds` |
//! | which payments a credit consists of, as providers say | `settlement` |
//!
//! Invariants, each with a test: the transfers of an instalment add up to its amount; an instalment has one
//! payment at most, and what comes beside it is a case of giving back; what is paid never changes; a state is
//! computed from facts, never stored.

pub mod change;
pub mod create;
pub mod deliver;
pub mod desk;
pub mod forget;
pub mod joining;
pub mod judge;
pub mod kiosk;
pub mod node;
pub mod notice;
pub mod outward;
pub mod own;
pub mod pay;
pub mod pay_now;
pub mod plain;
pub mod position;
pub mod print_run;
pub mod proof;
pub mod publish;
pub mod receipts;
pub mod refunds;
pub mod register;
pub mod service_level;
pub mod settlement;
pub mod spontaneous;
pub mod stand_in;
pub mod tidy;
pub mod upload;
pub mod withdraw;

mod api;
mod consequences;
pub mod refused;
pub mod said;

pub use consequences::consequences;
use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    Routes::new()
        .merge(api::routes())
        .merge(deliver::routes())
        .merge(desk::routes())
        .merge(joining::routes())
        .merge(kiosk::routes())
        .merge(own::routes())
        .merge(pay_now::routes())
        .merge(print_run::routes())
        .merge(receipts::routes())
        .merge(refunds::routes())
        .merge(register::routes())
        .merge(service_level::routes())
        .merge(spontaneous::routes())
        .merge(upload::routes())
}

pub fn migrations() -> Vec<Migration> {
    vec![
        Migration { module: "payments", number: 1, text: include_str!("position/schema.sql") },
        Migration { module: "payments", number: 2, text: include_str!("position/words.sql") },
        Migration { module: "position-changes", number: 1, text: include_str!("change/schema.sql") },
        Migration { module: "receipts", number: 1, text: include_str!("receipts/schema.sql") },
        Migration { module: "receipts", number: 2, text: include_str!("receipts/uploaded.sql") },
        Migration { module: "receipts", number: 3, text: include_str!("receipts/held.sql") },
        Migration { module: "stand-in", number: 1, text: include_str!("stand_in/schema.sql") },
        Migration { module: "joining", number: 1, text: include_str!("joining/schema.sql") },
        Migration { module: "service-level", number: 1, text: include_str!("service_level/schema.sql") },
        Migration { module: "payments-desk", number: 1, text: include_str!("desk/schema.sql") },
        Migration { module: "payments-cart", number: 1, text: include_str!("pay_now/schema.sql") },
        Migration { module: "payments-cart", number: 2, text: include_str!("pay_now/returned.sql") },
        Migration { module: "refunds", number: 1, text: include_str!("refunds/schema.sql") },
        Migration { module: "refunds", number: 2, text: include_str!("refunds/executed.sql") },
        Migration { module: "deliver", number: 1, text: include_str!("deliver/schema.sql") },
        Migration { module: "print-run", number: 1, text: include_str!("print_run/schema.sql") },
        Migration { module: "own-payments", number: 1, text: include_str!("own/schema.sql") },
        Migration { module: "position-uploads", number: 1, text: include_str!("upload/schema.sql") },
        Migration { module: "position-uploads", number: 2, text: include_str!("upload/counts.sql") },
        Migration { module: "settlement", number: 1, text: include_str!("settlement/schema.sql") },
        Migration { module: "settlement", number: 2, text: include_str!("settlement/portions.sql") },
        Migration { module: "settlement", number: 3, text: include_str!("settlement/places.sql") },
    ]
}
