//! What the desk knows: answers, procedures and training, for itself and for citizens.
//!
//! An article has versions; one of them at most is *shown*, the last that was approved. Saving never changes
//! what is shown.
//!
//! Invariants, each with a test: a citizen reads and finds only what is shown and public; nobody approves a
//! text that he wrote, unless he leads the desk; a visitor counts and votes once a day, and what marks a
//! visitor does not outlive the day.

mod act;
mod approve;
mod article;
mod desk;
mod edit;
mod error;
mod faq;
pub mod files;
mod find;
mod list;
mod one;
mod propose;
mod prose;
mod save;
mod suggest;
mod visit;

pub use approve::{Move, become_state};
pub use article::{
    Article, Audience, Edition, Kind, Stands, State, Version, by_id, editions, history, shown,
};
pub use error::KnowledgeError;
pub use find::{Readers, answering};
pub use list::{Line, PAGE, lines, published};
pub use propose::{Proposal, proposals};
pub use prose::{Block, Span, blocks, opening};
pub use save::{Draft, OVERDUE_DAYS, TEXT_MAX, TITLE_MAX, save};
pub use visit::{Visitor, used, viewed, vote};

use office::{Ctx, rights};
use platform::web::{Caller, Failed, Routes};

use crate::work::AtDesk;

/// Proof that somebody may write articles, and whether also approve his own.
#[derive(Clone, Debug)]
pub struct Editor {
    pub desk: AtDesk,
    pub leads: bool,
}

impl Editor {
    pub fn prove(caller: &Caller) -> Result<Editor, Failed> {
        Ok(Editor { desk: AtDesk::prove(caller)?, leads: caller.may(rights::LEAD_DESK) })
    }
}

pub fn routes() -> Routes<Ctx> {
    faq::routes().merge(desk::routes()).merge(files::routes()).merge(suggest::routes())
}
