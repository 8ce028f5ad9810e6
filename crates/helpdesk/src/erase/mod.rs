//! Erasing what people wrote, and what forbids it.
//!
//! | task | file |
//! |---|---|
//! | a ticket loses its words and people, and keeps its number and clocks | `ticket` |
//! | a letter loses its bytes | `letter` |
//! | everything of a customer, in batches | `customer` |
//! | a legal hold, which stops all of these | `hold` |
//! | how much was erased: counts, never data | `record` |
//! | the page of the holds | `page` |
//!
//! Invariants, each with a test: what is erased here names its ticket, so that nothing of another's goes
//! along; bytes go only when no row names them; a hold stops the next batch, not only the first; steps, clocks,
//! votes and events stay, and certified letters as long as they prove something. A table that keeps people's words for a ticket is erased in `ticket`, or named in the
//! test `every_table_of_a_ticket_is_erased_or_kept_on_purpose`.

pub mod customer;
mod error;
pub mod hold;
mod letter;
mod page;
mod record;
mod ticket;

pub use error::EraseError;
pub use letter::letter;
pub use page::routes;
pub use record::{Counts, Erasure, Scope, begin, done, recent, running};
pub(crate) use record::{cut_short, note};
pub use ticket::{ERASED, message, ticket};
