//! The node itself: what it knows, what it remembers, how it is reached and reaches others.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use pagopa::BodyCode;
use platform::Clock;

use crate::kept::{self, Kept, KeptFlow, KeptJournal, Payment, Question};
use crate::settings::Settings;
use crate::wire::Transport;

pub struct Node {
    pub settings: Settings,
    pub clock: Clock,
    pub(crate) transport: Transport,
    kept: Mutex<Kept>,
    folder: Option<PathBuf>,
}

impl Node {
    /// Remembers until it is dropped.
    pub fn new(settings: Settings, clock: Clock, transport: Transport) -> Node {
        Node { settings, clock, transport, kept: Mutex::default(), folder: None }
    }

    /// Remembers in a folder.
    pub fn open(
        folder: &Path,
        settings: Settings,
        clock: Clock,
        transport: Transport,
    ) -> Result<Node, String> {
        let kept = Mutex::new(kept::load(folder)?);
        Ok(Node { settings, clock, transport, kept, folder: Some(folder.to_owned()) })
    }

    /// The same node, which goes on by another clock and reaches its creditors another way.
    pub fn going_on(self, clock: Clock, transport: Transport) -> Node {
        Node { clock, transport, ..self }
    }

    pub(crate) fn read<T>(&self, look: impl FnOnce(&Kept) -> T) -> T {
        look(&self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Never held while a creditor is asked: it may be asking back.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Kept) -> T) -> T {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let done = change(&mut kept);
        if let Some(folder) = &self.folder
            && let Err(error) = kept::save(folder, &kept)
        {
            tracing::error!(%error, folder = %folder.display(), "the node cannot remember");
        }
        done
    }

    pub fn questions(&self) -> Vec<Question> {
        self.read(|kept| kept.questions.clone())
    }

    pub fn payments(&self) -> Vec<Payment> {
        self.read(|kept| kept.payments.clone())
    }

    pub fn payment(&self, token: &str) -> Option<Payment> {
        self.read(|kept| kept.payments.iter().rev().find(|payment| payment.token == token).cloned())
    }

    /// All revisions of the flows of a body.
    pub fn flows(&self, body: &BodyCode) -> Vec<KeptFlow> {
        self.read(|kept| kept.flows.iter().filter(|flow| flow.body == *body).cloned().collect())
    }

    pub fn journals(&self, body: &BodyCode) -> Vec<KeptJournal> {
        self.read(|kept| kept.journals.iter().filter(|journal| journal.body == *body).cloned().collect())
    }
}
