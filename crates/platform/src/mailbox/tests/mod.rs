//! Fetching from folders and from scripted servers on loopback.

mod folder;
mod imap;
mod server;

use super::*;

fn limits(messages: usize, message_bytes: u64) -> FetchLimits {
    FetchLimits { messages, message_bytes, ..FetchLimits::default() }
}

fn whole(batch: &Batch) -> Vec<String> {
    let text = |message: &Fetched| match &message.raw {
        Raw::Whole(bytes) => String::from_utf8(bytes.clone()).unwrap(),
        other => format!("{other:?}"),
    };
    batch.messages.iter().map(text).collect()
}
