//! What the Italian national payment platform (pagoPA) says to a creditor body and expects of it.
//!
//! | matter | module |
//! |---|---|
//! | whole cents | `cents` |
//! | numbers of notices, references, check digits | `number` |
//! | codes of bodies, stations | `ids` |
//! | accounts | `iban` |
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

pub mod cart;
pub mod cents;
pub mod iban;
pub mod ids;
pub mod number;
pub mod options;
pub mod symbol;
pub mod taxonomy;
mod text;

pub use cents::Cents;
pub use iban::Iban;
pub use ids::{BodyCode, StationId};
pub use number::{Iuv, NoticeNumber, Segregation};
pub use taxonomy::TaxonomyCode;
