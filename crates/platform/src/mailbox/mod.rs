//! Received mail: fetched from a mail server or a folder, and marked as read only once the caller has stored it.

mod budget;
mod connect;
mod conversation;
mod folder;
mod imap;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use jiff::Timestamp;

pub use connect::ImapSettings;

/// Messages of one fetch.
pub const FETCH_MESSAGES_MAX: usize = 50;
/// A larger message comes as its header and size.
pub const FETCH_MESSAGE_BYTES_MAX: u64 = 60 * 1024 * 1024;
/// After this much the rest waits for the next fetch.
pub const FETCH_BYTES_MAX: u64 = 100 * 1024 * 1024;

/// Where messages come from.
#[derive(Debug, Clone)]
pub enum Mailbox {
    /// A folder on a mail server (IMAP).
    Imap(ImapSettings),
    /// A folder of `.eml` files; read ones move to `read` within it. For offices without a mail server, for
    /// demonstrations and tests.
    Folder(PathBuf),
}

/// Where a message lies: with the mailbox, the identity of its delivery.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    Imap { uidvalidity: u32, uid: u32 },
    File(String),
}

/// How far a mailbox was read, to be stored together with the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// When it changes, all numbers are new: everything is fetched again, and what is known is known by content.
    pub uidvalidity: u32,
    /// The highest uid that was looked at.
    pub uid: u32,
    /// The highest uid when the mailbox was met: up to it, what somebody had read was left to them.
    pub met_at: u32,
}

/// One message as it lies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    pub place: Place,
    pub raw: Raw,
    /// When the mailbox took it.
    pub arrived: Option<Timestamp>,
}

/// The bytes of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw {
    Whole(Vec<u8>),
    /// Too large to fetch. Somebody has to look: it is not left out in silence.
    TooLarge {
        header: Vec<u8>,
        bytes: u64,
    },
    /// Listed but not handed out: damaged in the store. The next ones come all the same.
    Withheld,
}

/// What a fetch brought, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    pub messages: Vec<Fetched>,
    /// To be given to the next fetch once the messages are stored; `None` for folders of files.
    pub reached: Option<Reached>,
    /// More messages wait.
    pub more: bool,
}

/// What one fetch may bring; [`Default`] is what the constants say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FetchLimits {
    pub messages: usize,
    pub message_bytes: u64,
    pub bytes: u64,
}

impl Default for FetchLimits {
    fn default() -> FetchLimits {
        FetchLimits {
            messages: FETCH_MESSAGES_MAX,
            message_bytes: FETCH_MESSAGE_BYTES_MAX,
            bytes: FETCH_BYTES_MAX,
        }
    }
}

/// Why a mailbox could not be read. The texts are for the administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailboxError {
    /// Without encryption we talk to this very machine only.
    NotEncrypted,
    /// No server there, or none that we trust.
    NotReached(String),
    SignInRefused(String),
    /// The server refused or said what nobody understands.
    Server(String),
    TimedOut,
    /// The numbers were given anew since the fetch: fetch again.
    Renumbered,
    Disk(String),
}

impl std::fmt::Display for MailboxError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MailboxError::NotEncrypted => {
                f.write_str("without encryption only this machine's own server is asked")
            }
            MailboxError::NotReached(why) => write!(f, "the server was not reached: {why}"),
            MailboxError::SignInRefused(why) => write!(f, "the server refused the sign-in: {why}"),
            MailboxError::Server(why) => write!(f, "the server: {why}"),
            MailboxError::TimedOut => f.write_str("the server did not answer in time"),
            MailboxError::Renumbered => f.write_str("the server numbered the messages anew"),
            MailboxError::Disk(why) => write!(f, "the folder: {why}"),
        }
    }
}

impl std::error::Error for MailboxError {}

impl Mailbox {
    /// The next messages after `reached`, without marking them. At the first time, those that nobody has
    /// read yet. Later, what a person reads with another program comes all the same.
    pub async fn fetch(&self, reached: Option<Reached>, limits: &FetchLimits) -> Result<Batch, MailboxError> {
        match self {
            Mailbox::Imap(settings) => imap::fetch(settings, reached, limits).await,
            Mailbox::Folder(path) => folder::fetch(path, limits),
        }
    }

    /// Marks messages as read; to be called after they are stored. Repeating it does no harm.
    pub async fn mark_read(&self, places: &[Place]) -> Result<(), MailboxError> {
        match self {
            Mailbox::Imap(settings) => imap::mark_read(settings, places).await,
            Mailbox::Folder(path) => folder::mark_read(path, places),
        }
    }
}
