//! Questions to the mail server and its answers.
//!
//! The library's own calls end in silence when the server refuses or hangs up, and what was not told would be
//! taken for «nothing there». Here an answer counts once the server has said that it is whole.

use async_imap::{
    Session,
    imap_proto::{AttributeValue, MailboxDatum, Response, Status},
};
use jiff::Timestamp;

use super::{
    FetchLimits, ImapSettings, MailboxError, Raw, Reached,
    budget::Budget,
    connect::{server, session, within},
};

/// Numbers in one command; servers limit the length of a line.
pub(super) const UIDS_AT_ONCE: usize = 200;
/// A message may take this many times the patience for an answer.
const MESSAGE_PATIENCE: u32 = 10;

/// One signed-in connection with its folder open.
pub(super) struct Open<'s> {
    settings: &'s ImapSettings,
    session: Session<Budget>,
    pub uidvalidity: u32,
    /// No message had a higher uid when the folder was opened.
    pub highest: u32,
}

/// Why a question had no answer.
pub(super) enum Refused {
    /// The server said no to this one; the connection lives on.
    This(String),
    All(MailboxError),
}

impl From<Refused> for MailboxError {
    fn from(refused: Refused) -> MailboxError {
        match refused {
            Refused::This(why) => MailboxError::Server(why),
            Refused::All(error) => error,
        }
    }
}

impl<'s> Open<'s> {
    pub async fn new(settings: &'s ImapSettings, bytes: u64) -> Result<Open<'s>, MailboxError> {
        let mut session = session(settings, bytes).await?;
        let folder = within(settings.timeout, session.select(&settings.folder)).await?.map_err(server)?;
        let uidvalidity = folder.uid_validity.ok_or_else(|| MailboxError::Server("no UIDVALIDITY".into()))?;
        let highest = folder.uid_next.map_or(0, |next| next.saturating_sub(1));
        Ok(Open { settings, session, uidvalidity, highest })
    }

    /// Where to go on: met for the first time, after what others have read; renumbered, from the beginning.
    pub fn from(&self, reached: Option<Reached>) -> Reached {
        let uidvalidity = self.uidvalidity;
        match reached {
            Some(reached) if reached.uidvalidity == uidvalidity => reached,
            Some(_) => Reached { uidvalidity, uid: 0, met_at: 0 },
            None => Reached { uidvalidity, uid: 0, met_at: self.highest },
        }
    }

    /// Numbers of the messages to fetch, ascending.
    pub async fn after(&mut self, from: Reached) -> Result<Vec<u32>, MailboxError> {
        let next = |uid: u32| u64::from(uid) + 1;
        let which = match from.met_at > from.uid {
            true => format!("UID {}:* OR UNSEEN UID {}:*", next(from.uid), next(from.met_at)),
            false => format!("UID {}:*", next(from.uid)),
        };
        let mut uids = Vec::new();
        let list = |answer: &Response<'_>| {
            if let Response::MailboxData(MailboxDatum::Search(some)) = answer {
                uids.extend_from_slice(some);
            }
        };
        self.command(&format!("UID SEARCH {which}"), 1, list).await?;
        // `n:*` gives the last message even when it is below n (RFC 3501 §6.4.8).
        uids.retain(|uid| *uid > from.uid);
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    /// Uid, size and arrival.
    pub async fn sizes(&mut self, uids: &[u32]) -> Result<Vec<(u32, u64, Option<Timestamp>)>, MailboxError> {
        let mut sizes = Vec::new();
        for some in uids.chunks(UIDS_AT_ONCE) {
            let list = |answer: &Response<'_>| sizes.extend(size(answer));
            self.command(&format!("UID FETCH {} (UID RFC822.SIZE INTERNALDATE)", set(some)), 1, list).await?;
        }
        Ok(sizes)
    }

    /// `PEEK`: fetching marks nothing.
    pub async fn raw(&mut self, uid: u32, size: u64, limits: &FetchLimits) -> Result<Raw, MailboxError> {
        let whole = size <= limits.message_bytes;
        let what = if whole { "BODY.PEEK[]" } else { "BODY.PEEK[HEADER]" };
        let mut found = None;
        let take = |answer: &Response<'_>| found = body(answer, uid).or(found.take());
        match self.command(&format!("UID FETCH {uid} (UID {what})"), MESSAGE_PATIENCE, take).await {
            Err(Refused::This(_)) => return Ok(Raw::Withheld),
            other => other?,
        }
        Ok(match found {
            None => Raw::Withheld,
            Some(bytes) if whole => Raw::Whole(bytes),
            Some(header) => {
                crate::limits::hit("FETCH_MESSAGE_BYTES_MAX");
                Raw::TooLarge { header, bytes: size }
            }
        })
    }

    /// Asks and listens until the server says that it is done.
    pub async fn command(
        &mut self,
        text: &str,
        patience: u32,
        mut each: impl FnMut(&Response<'_>),
    ) -> Result<(), Refused> {
        let session = &mut self.session;
        let conversation = async {
            let own = session.run_command(text).await.map_err(|error| Refused::All(server(error)))?;
            loop {
                let answer = session.read_response().await.map_err(|e| Refused::All(server(e.into())))?;
                let lost = || Refused::All(MailboxError::Server("it hung up".into()));
                let answer = answer.ok_or_else(lost)?;
                match answer.parsed() {
                    Response::Done { tag, status, outcome, .. } if *tag == own => {
                        let why = || outcome.information.as_deref().unwrap_or("refused").to_owned();
                        return match status {
                            Status::Ok => Ok(()),
                            Status::No => Err(Refused::This(why())),
                            _ => Err(Refused::All(MailboxError::Server(why()))),
                        };
                    }
                    Response::Data { status: Status::Bye, .. } => return Err(lost()),
                    other => each(other),
                }
            }
        };
        within(self.settings.timeout * patience, conversation).await.map_err(Refused::All)?
    }

    /// Politeness only: the work is done.
    pub async fn close(mut self) {
        let _ = within(self.settings.timeout, self.session.logout()).await;
    }
}

pub(super) fn set(uids: &[u32]) -> String {
    uids.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

fn size(answer: &Response<'_>) -> Option<(u32, u64, Option<Timestamp>)> {
    let Response::Fetch(_, facts) = answer else { return None };
    let arrived = facts.iter().find_map(|fact| match fact {
        AttributeValue::InternalDate(date) => date_time(date),
        _ => None,
    });
    let size = facts.iter().find_map(|fact| match fact {
        AttributeValue::Rfc822Size(size) => Some(u64::from(*size)),
        _ => None,
    });
    Some((uid(facts)?, size?, arrived))
}

fn body(answer: &Response<'_>, wanted: u32) -> Option<Vec<u8>> {
    let Response::Fetch(_, facts) = answer else { return None };
    let data = facts.iter().find_map(|fact| match fact {
        AttributeValue::BodySection { data, .. } => data.as_deref(),
        _ => None,
    });
    data.filter(|_| uid(facts) == Some(wanted)).map(<[u8]>::to_vec)
}

fn uid(facts: &[AttributeValue<'_>]) -> Option<u32> {
    facts.iter().find_map(|fact| match fact {
        AttributeValue::Uid(uid) => Some(*uid),
        _ => None,
    })
}

/// `21-Nov-2026 10:00:00 +0100`, the day with a space before it when it has one digit.
fn date_time(date: &str) -> Option<Timestamp> {
    let zoned = jiff::fmt::strtime::parse("%d-%b-%Y %H:%M:%S %z", date.trim()).ok()?;
    zoned.to_timestamp().ok()
}
