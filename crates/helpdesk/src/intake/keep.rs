//! The first step: whatever arrives lies with us, byte for byte, before its mailbox hears of it.

use office::lanes::HELPDESK;
use std::sync::Arc;

use platform::files::{self, Cabinet, KeepError, Kept};
use platform::letter::content_key;
use platform::mailbox::{Fetched, MailboxError, Place, Raw, Reached};
use platform::secrets::hex;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, sql, values};
use sha2::{Digest, Sha256};

use super::{Intake, Source, marks};

/// Why a mailbox waits for another time.
#[derive(Debug)]
pub enum FetchError {
    UnknownBody,
    Mailbox(MailboxError),
    Disk(String),
    Store(StoreError),
}

impl From<StoreError> for FetchError {
    fn from(error: StoreError) -> FetchError {
        FetchError::Store(error)
    }
}

impl std::fmt::Display for FetchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FetchError::UnknownBody => f.write_str("no body has this key"),
            FetchError::Mailbox(error) => write!(f, "{error}"),
            FetchError::Disk(why) => write!(f, "a letter cannot be kept: {why}"),
            FetchError::Store(error) => write!(f, "{error}"),
        }
    }
}

/// A letter on its way into the table.
struct Arrived {
    uidvalidity: i64,
    uid: String,
    content_key: String,
    /// Nothing to keep when the mailbox did not hand it out.
    kept: Option<Kept>,
    /// Why it cannot be read, when that is known already.
    trouble: &'static str,
    at: Moment,
}

/// Brings what is new in a mailbox; answers whether more waits. Stored and committed first, marked as read
/// afterwards: a crash in between brings the same letters again, and their key refuses them.
pub async fn fetch(intake: &Intake, source: &Source) -> Result<bool, FetchError> {
    let ctx = &intake.ctx;
    let body = ctx.offices.by_slug(&source.body).ok_or(FetchError::UnknownBody)?.id;
    let name = source.name.clone();
    let reached = ctx.db.read(move |tx| reached(tx, body, &name)).await?;
    let batch = source.mailbox.fetch(reached, &source.limits()).await.map_err(FetchError::Mailbox)?;
    let now = ctx.clock.now();
    let mut places: Vec<Place> = batch.messages.iter().map(|message| message.place.clone()).collect();
    let numbering = batch.reached.map_or(0, |reached| i64::from(reached.uidvalidity));
    let mut letters = Vec::new();
    for message in batch.messages {
        let cabinet = ctx.files.clone();
        let certified = source.certified;
        let kept = tokio::task::spawn_blocking(move || arrived(&cabinet, message, certified, now)).await;
        let kept = kept.map_err(|stopped| FetchError::Disk(stopped.to_string()))?;
        letters.push(kept.map_err(|error| FetchError::Disk(format!("{error:?}")))?);
    }
    let (name, certified, reached) = (source.name.clone(), source.certified, batch.reached);
    let work = move |tx: &mut Tx| -> Result<Vec<Place>, StoreError> {
        for letter in &letters {
            add(tx, body, (&name, certified), letter, now)?;
        }
        reached.map_or(Ok(()), |reached| remember(tx, body, &name, reached))?;
        marks::missing(tx, body, &name, numbering)
    };
    // With those that a crash left unmarked; what lies there again is marked again.
    places.extend(ctx.db.write(Lane::of(body, HELPDESK), work).await?);
    places.sort_unstable();
    places.dedup();
    if places.is_empty() {
        return Ok(batch.more);
    }
    source.mailbox.mark_read(&places).await.map_err(FetchError::Mailbox)?;
    let name = source.name.clone();
    let done = move |tx: &mut Tx| marks::made(tx, body, &name, &places);
    ctx.db.write(Lane::of(body, HELPDESK), done).await?;
    Ok(batch.more)
}

fn arrived(
    cabinet: &Arc<Cabinet>,
    message: Fetched,
    certified: bool,
    now: Moment,
) -> Result<Arrived, KeepError> {
    let (bytes, trouble) = match message.raw {
        Raw::Whole(bytes) => (Some(bytes), ""),
        Raw::TooLarge { header, .. } => (Some(header), "too-large"),
        Raw::Withheld => (None, "withheld"),
    };
    let key = bytes.as_deref().map_or_else(String::new, |bytes| hex(&content_key(bytes)));
    let (uidvalidity, uid) = match &message.place {
        Place::Imap { uidvalidity, uid } => (i64::from(*uidvalidity), uid.to_string()),
        // Tomorrow another letter may lie there under the same name.
        Place::File(name) => {
            let hash = hex(&Sha256::digest(bytes.as_deref().unwrap_or_default()));
            (0, format!("{hash} {}", name.replace('\0', "")))
        }
    };
    // Of what we have not got whole, nobody knows what it equals.
    let content_key = match (trouble, certified) {
        ("", false) => key,
        // The same bytes prove more in a certified mailbox: a forged copy elsewhere does not stand for them.
        ("", true) => format!("certified {key}"),
        _ => format!("{trouble} {uidvalidity} {uid}"),
    };
    let kept = bytes.map(|bytes| cabinet.keep("lettera.eml", &bytes)).transpose()?;
    let at = message.arrived.map_or(now, Moment::from).min(now);
    Ok(Arrived { uidvalidity, uid, content_key, kept, trouble, at })
}

fn add(
    tx: &mut Tx,
    body: i64,
    (mailbox, certified): (&str, bool),
    letter: &Arrived,
    now: Moment,
) -> Result<(), StoreError> {
    let id = tx.new_id();
    let state = if letter.kept.is_none() { "quarantined" } else { "pending" };
    let new = tx.execute(
        sql!(
            "INSERT INTO letter (body, id, mailbox, uidvalidity, uid, certified, content_key, raw, file, arrived_at, state, reason, kind, sender, subject, excerpt, doubtful, signature, ticket, message, tries, due, settled_at, settled_by, note, marked) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL, ?9, ?10, ?11, '', '', '', '', 0, '', NULL, NULL, 0, ?12, NULL, '', '', 0) ON CONFLICT DO NOTHING"
        ),
        values![
            body,
            id,
            mailbox,
            letter.uidvalidity,
            letter.uid.as_str(),
            certified,
            letter.content_key.as_str(),
            letter.kept.as_ref().map_or("", |kept| kept.sha256.as_str()),
            letter.at,
            state,
            letter.trouble,
            now
        ],
    )?;
    let Some(kept) = letter.kept.as_ref().filter(|_| new == 1) else { return Ok(()) };
    let file = files::add(tx, body, kept, now)?;
    tx.execute(sql!("UPDATE letter SET file = ?3 WHERE body = ?1 AND id = ?2"), values![body, id, file])?;
    Ok(())
}

fn reached(tx: &mut Tx, body: i64, mailbox: &str) -> Result<Option<Reached>, StoreError> {
    let row = tx.row(
        sql!("SELECT uidvalidity, uid, met_at FROM mailbox_reached WHERE body = ?1 AND mailbox = ?2"),
        values![body, mailbox],
    )?;
    let Some(row) = row else { return Ok(None) };
    let number = |at: usize| -> Result<u32, StoreError> {
        u32::try_from(row.get::<i64>(at)?).map_err(|e| StoreError::Shape(e.to_string()))
    };
    Ok(Some(Reached { uidvalidity: number(0)?, uid: number(1)?, met_at: number(2)? }))
}

fn remember(tx: &mut Tx, body: i64, mailbox: &str, reached: Reached) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO mailbox_reached (body, mailbox, uidvalidity, uid, met_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (body, mailbox) DO UPDATE SET uidvalidity = excluded.uidvalidity, uid = excluded.uid, met_at = excluded.met_at"
        ),
        values![body, mailbox, reached.uidvalidity, reached.uid, reached.met_at],
    )?;
    Ok(())
}
