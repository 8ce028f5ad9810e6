//! A national payment node for tests and demonstrations, built from the public descriptions (SANP 3.13, the
//! interfaces of pagopa-api). It stands in the place of everything beyond a creditor's door: the node, providers,
//! the checkout, the archive, settlement, the treasurer's bank. Of Sportello it knows what the real node would.
//!
//! | task | folder |
//! |---|---|
//! | whom it calls, and how; what is kept | `settings`, `wire`, `kept`, `node` |
//! | a question to a creditor, and what silence means | `ask`, `verify` |
//! | a notice asked for where there was none | `demand` |
//! | a payment: offer, token, receipts, retries, duplicates | `pay`, `receipt` |
//! | positions fed in advance, paid while the creditor is silent | `archive` |
//! | flows of a day and the bank's journal, with chosen dirt | `close_day` |
//! | the platform's services for creditors, by REST | `services` |
//! | the payer's page, the page of whoever plays | `checkout`, `console` |
//! | the checks before a body starts | `check` |
//!
//! Invariants, each with a test: the same seed, clock and answers give the same messages; a refusal of a receipt is
//! final, silence is not; each line of a flow belongs to a payment that was made; flows and credits add up.
//!
//! It never sleeps and opens no connection by itself: clock and transport are given, `http` is one of them.

pub mod archive;
mod ask;
mod chance;
pub mod check;
mod checkout;
pub mod close_day;
mod console;
mod demand;
mod http;
mod kept;
mod node;
mod pay;
mod psp;
mod receipt;
mod services;
mod settings;
mod verify;
pub mod wire;

platform::texts!("texts");

pub use ask::Refusal;
pub use close_day::{Closed, Closing, settlement};
pub use demand::{Demand, DemandError};
pub use http::by_http;
pub use kept::{
    Answer, Credit, Delivery, KeptFlow, KeptJournal, Offered, Part, Party, Payment, Question, To,
};
pub use node::Node;
pub use pay::{Course, Wish};
pub use psp::{PROVIDERS, Provider};
pub use services::{local_only, router};
pub use settings::{Creditor, Settings, Version};
pub use verify::Offer;
