//! Settlement flows: which payments one credit of a provider consists of. A flow is kept under (body, provider,
//! id, revision); a later revision supersedes the earlier one, and nothing is deleted. A bad line is a row with
//! its reason. What a line means for a position and for its receipt is computed anew from all flows in force,
//! whatever came first.

mod born;
mod differs;
mod error;
mod facts;
mod file;
mod fit;
mod keep;
mod known;
mod pursue;
mod put;
mod read;
mod report;
mod settle;
mod some;
mod told;
mod too_much;
mod weigh;

pub use error::{FlowRefused, reason_word};
pub use file::read_file;
pub use fit::{Fit, LineFact, TransferFact, fit};
pub use keep::{Kept, Source, keep_flow};
pub use pursue::{Asked, PURSUE, Recover, doer};
pub use read::{FlowRow, LineRow, flow, flows, lines};
pub use settle::settle;
pub use some::settle_some;
pub use told::by_flow;
pub use weigh::{Verdict, means};
