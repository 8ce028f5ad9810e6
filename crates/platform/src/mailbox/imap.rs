//! A folder on a mail server (RFC 3501), one connection per call.

use super::{
    Batch, FetchLimits, Fetched, ImapSettings, MailboxError, Place, Reached,
    conversation::{Open, UIDS_AT_ONCE, set},
};

/// What lists and headers may take besides the messages.
const SLACK_BYTES: u64 = 16 * 1024 * 1024;

pub(super) async fn fetch(
    settings: &ImapSettings,
    reached: Option<Reached>,
    limits: &FetchLimits,
) -> Result<Batch, MailboxError> {
    let mut open = Open::new(settings, limits.bytes + limits.message_bytes + SLACK_BYTES).await?;
    let from = open.from(reached);
    let mut uids = open.after(from).await?;
    let mut more = uids.len() > limits.messages;
    uids.truncate(limits.messages);
    let sizes = open.sizes(&uids).await?;
    let (mut messages, mut taken, mut last) = (Vec::new(), 0, from.uid);
    for (at, uid) in uids.iter().enumerate() {
        // A message that went away before its size was told is passed over.
        if let Some((_, size, arrived)) = sizes.iter().find(|(own, ..)| own == uid) {
            let raw = match open.raw(*uid, *size, limits).await {
                Ok(raw) => raw,
                // What has come is kept; the next fetch begins with the one that failed.
                Err(error) if messages.is_empty() => return Err(error),
                Err(_) => {
                    more = true;
                    break;
                }
            };
            taken += *size.min(&limits.message_bytes);
            let place = Place::Imap { uidvalidity: from.uidvalidity, uid: *uid };
            messages.push(Fetched { place, raw, arrived: *arrived });
        }
        last = *uid;
        if taken >= limits.bytes && at + 1 < uids.len() {
            more = true;
            break;
        }
    }
    // When nothing is left, whatever comes next has a higher number, read elsewhere or not.
    let uid = if more { last } else { last.max(open.highest) };
    open.close().await;
    Ok(Batch { messages, reached: Some(Reached { uid, ..from }), more })
}

pub(super) async fn mark_read(settings: &ImapSettings, places: &[Place]) -> Result<(), MailboxError> {
    let own = |place: &Place| match place {
        Place::Imap { uidvalidity, uid } => Some((*uidvalidity, *uid)),
        Place::File(_) => None,
    };
    let numbers: Vec<(u32, u32)> = places.iter().filter_map(own).collect();
    if numbers.is_empty() {
        return Ok(());
    }
    let mut open = Open::new(settings, SLACK_BYTES).await?;
    if numbers.iter().any(|(uidvalidity, _)| *uidvalidity != open.uidvalidity) {
        open.close().await;
        return Err(MailboxError::Renumbered);
    }
    let uids: Vec<u32> = numbers.into_iter().map(|(_, uid)| uid).collect();
    for some in uids.chunks(UIDS_AT_ONCE) {
        let command = format!("UID STORE {} +FLAGS.SILENT (\\Seen)", set(some));
        open.command(&command, 1, |_| {}).await?;
    }
    open.close().await;
    Ok(())
}
