//! A message of ours that did not arrive (RFC 3464).

use super::{File, head::Head, media::Media};

/// What a server says about one message and one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The recipient as the message was addressed, where the report says it.
    pub recipient: Option<String>,
    /// Later attempts will fail as well; a full mailbox is not hard.
    pub hard: bool,
    /// Status as in RFC 3463: `5.1.1`.
    pub status: Option<String>,
    /// Id of the message that did not arrive, without angle brackets.
    pub original_message_id: Option<String>,
}

/// `None` for reports of delays and deliveries.
pub(super) fn of(media: &Media, report: Option<&[u8]>, files: &[File]) -> Option<Bounce> {
    if media.kind != "multipart/report"
        || media.report.as_deref().is_some_and(|kind| kind != "delivery-status")
    {
        return None;
    }
    let failed = blocks(report?).into_iter().find(|block| {
        block.first("action").is_some_and(|action| action.to_ascii_lowercase().starts_with("failed"))
    })?;
    let status =
        failed.first("status").map(|status| status.split([' ', '(']).next().unwrap_or_default().to_owned());
    let address = |name: &str| {
        let value = failed.first(name)?;
        let address = value.split_once(';').map_or(value, |(_, address)| address);
        let address = address.trim().trim_matches(['<', '>']);
        (!address.is_empty()).then(|| address.to_owned())
    };
    Some(Bounce {
        recipient: address("original-recipient").or_else(|| address("final-recipient")),
        hard: status.as_deref().is_none_or(|status| status.starts_with('5') && status != "5.2.2"),
        status,
        original_message_id: original(files),
    })
}

/// Field groups separated by empty lines: first of the message, then one per recipient.
fn blocks(report: &[u8]) -> Vec<Head> {
    let (mut blocks, mut rest) = (Vec::new(), report);
    while !rest.is_empty() && blocks.len() < 1_000 {
        let (head, after) = Head::split(rest);
        // What is no field stops the reading of a header; the line is passed over.
        rest = match after.len() < rest.len() {
            true => after,
            false => rest.split_first().map_or(&[], |(_, after)| after),
        };
        blocks.push(head);
    }
    blocks
}

fn original(files: &[File]) -> Option<String> {
    let kinds = ["message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"];
    let file = files.iter().find(|file| kinds.contains(&file.kind.as_str()))?;
    Head::split(&file.bytes).0.ids("message-id").into_iter().next()
}
