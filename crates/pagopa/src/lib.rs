//! What the Italian national payment platform (pagoPA) says to a creditor body and expects of it.
//!
//! | matter | module |
//! |---|---|
//! | whole cents | `cents` |
//! | numbers of notices, references, check digits | `number` |
//! | texts of the two symbols on a notice | `symbol` |
//! | messages of the node, both versions | `soap` |
//! | payment options, carts of the national checkout | `options`, `cart` |
//! | settlement flows, by REST and as files | `settlement` |
//! | the treasurer's journal | `treasury` |
//! | what banks make of a reference | `bank_text` |
//! | codes of what is paid for | `taxonomy` |
//!
//! Pure: no clock, no network, no chance. Amounts are whole cents, times are `jiff` values, each rule names
//! its source.

pub mod cents;
pub mod number;
pub mod soap;

pub use cents::Cents;
pub use number::{Iuv, NoticeNumber, Segregation};
