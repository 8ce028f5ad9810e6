//! The worker: letters one after the other, each by itself.

use office::lanes::HELPDESK;
use std::sync::Arc;
use std::time::Duration;

use office::Ctx;
use platform::files::{Cabinet, KeepError, Kept};
use platform::letter::{self, Letter, Limits, Signature, SignatureCheck, Unreadable};
use platform::store::{StoreError, Tx};
use platform::{Lane, limits};

use super::letters::{self, Waiting};
use super::sort::{Sort, Sorted, sort};
use super::{FetchError, Source, apply, keep};
use crate::open::OpenError;

/// A letter that takes longer to read is set aside: the next one waits.
const READ_SECONDS: u64 = 30;
/// Files kept of one letter; the raw letter has all of them.
const LETTER_FILES_MAX: usize = 100;
const WORK_EVERY: Duration = Duration::from_secs(1);
/// Pauses of a mailbox that cannot be reached, doubled up to the longest.
const TROUBLE_PAUSES_MAX: u32 = 6;

/// Everything that turns letters into tickets.
#[derive(Clone)]
pub struct Intake {
    pub(super) ctx: Ctx,
    sources: Arc<Vec<Source>>,
    /// Our sender, as the administrator set it.
    pub(super) from: String,
    /// Under which our own ids are made.
    pub(super) domain: String,
    /// Who tells whether a provider signed what it says.
    signatures: Arc<dyn SignatureCheck>,
}

impl Intake {
    pub fn new(ctx: Ctx, sources: Vec<Source>, from: String, signatures: Arc<dyn SignatureCheck>) -> Intake {
        let domain = agenda::mail::host(&ctx.public_address);
        Intake { ctx, sources: Arc::new(sources), from, domain, signatures }
    }

    /// Runs for ever beside the server.
    pub async fn run(self) {
        for source in self.sources.iter().cloned() {
            tokio::spawn(watch(self.clone(), source));
        }
        loop {
            match self.work().await {
                // More may wait: at once again.
                Ok(1..) => continue,
                Ok(0) => {}
                Err(error) => tracing::warn!(%error, "letters wait"),
            }
            tokio::time::sleep(WORK_EVERY).await;
        }
    }

    /// Empties every mailbox once, and does the letters: for tests.
    pub async fn round(&self) -> Result<(), FetchError> {
        for source in self.sources.iter() {
            while keep::fetch(self, source).await? {}
        }
        while self.work().await? > 0 {}
        Ok(())
    }

    /// Does what waits; answers how many letters were tried.
    pub async fn work(&self) -> Result<usize, StoreError> {
        let now = self.ctx.clock.now();
        let waiting = self.ctx.db.read(move |tx| letters::waiting(tx, now)).await?;
        let tried = waiting.len();
        for letter in waiting {
            if let Err(why) = self.one(&letter).await {
                tracing::warn!(letter = letter.id, why, "a letter waits");
                let now = self.ctx.clock.now();
                let later = move |tx: &mut Tx| letters::postpone(tx, &letter, now);
                self.ctx.db.write(Lane::of(0, HELPDESK), later).await?;
            }
        }
        Ok(tried)
    }

    async fn one(&self, waiting: &Waiting) -> Result<(), String> {
        let (cabinet, sha256) = (self.ctx.files.clone(), waiting.raw.clone());
        let limit = Duration::from_secs(READ_SECONDS);
        let reading = tokio::task::spawn_blocking(move || {
            cabinet.read(&sha256).map(|bytes| letter::read(&bytes, &Limits::default()))
        });
        let read: Result<Letter, Unreadable> = match tokio::time::timeout(limit, reading).await {
            Ok(Ok(Ok(read))) => read,
            Ok(Ok(Err(error))) => return Err(error.to_string()),
            Ok(Err(_)) => Err(Unreadable::ReaderFailed),
            Err(_) => {
                limits::hit("READ_SECONDS");
                Err(Unreadable::ReaderFailed)
            }
        };
        let mut sorted = sort(read, waiting.certified, waiting.arrived_at);
        sorted.signature = self.signature(waiting, &sorted).await;
        let (cabinet, now) = (self.ctx.files.clone(), self.ctx.clock.now());
        let kept =
            tokio::task::spawn_blocking(move || files(&cabinet, &sorted).map(|kept| (sorted, kept))).await;
        let (sorted, kept) = kept.map_err(|e| e.to_string())?.map_err(|e| format!("{e:?}"))?;
        let (intake, letter) = (self.clone(), waiting.clone());
        let work = move |tx: &mut Tx| apply::apply(tx, &intake, &letter, &sorted, &kept, now);
        self.ctx
            .db
            .write(Lane::of(waiting.body, HELPDESK), work)
            .await
            .map_err(|error: OpenError| format!("{error:?}"))
    }
}

impl Intake {
    /// Of a letter in a certified mailbox. Evidence alone: whatever it says, the letter goes its way.
    async fn signature(&self, waiting: &Waiting, sorted: &Sorted) -> Option<Signature> {
        if !waiting.certified {
            return None;
        }
        let (cabinet, sha256) = (self.ctx.files.clone(), waiting.raw.clone());
        let (check, at) = (self.signatures.clone(), sorted.origin.timestamp());
        let checked = move || cabinet.read(&sha256).ok().and_then(|bytes| check.check(&bytes, at));
        tokio::task::spawn_blocking(checked).await.unwrap_or(Some(Signature::Unverifiable))
    }
}

/// Files of a letter that will be read by somebody.
fn files(cabinet: &Arc<Cabinet>, sorted: &Sorted) -> Result<Vec<Kept>, KeepError> {
    let Some(letter) =
        sorted.letter.as_ref().filter(|_| matches!(sorted.sort, Sort::Written | Sort::Automatic { .. }))
    else {
        return Ok(Vec::new());
    };
    if letter.files.len() > LETTER_FILES_MAX {
        limits::hit("LETTER_FILES_MAX");
    }
    let keep =
        |file: &letter::File| cabinet.keep(file.original_name.as_deref().unwrap_or(&file.name), &file.bytes);
    letter.files.iter().take(LETTER_FILES_MAX).map(keep).collect()
}

/// One mailbox, for ever; trouble with it concerns no other.
async fn watch(intake: Intake, source: Source) {
    let mut failures = 0;
    loop {
        match keep::fetch(&intake, &source).await {
            Ok(true) => {
                failures = 0;
                continue;
            }
            Ok(false) => failures = 0,
            Err(error) => {
                tracing::warn!(%error, mailbox = source.name, "a mailbox is not read");
                failures = TROUBLE_PAUSES_MAX.min(failures + 1);
            }
        }
        tokio::time::sleep(source.every() * 2u32.pow(failures)).await;
    }
}
