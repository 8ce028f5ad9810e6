//! Requests with what was said in public, and their files: a page of them at a time.

use std::io::{self, Write};

use platform::archive::Archive;
use platform::csv::Csv;
use platform::store::{StoreError, Tx};
use platform::{limits, sql, values};

use super::{Source, json};
use crate::attached::{self, Attached};
use crate::digital::words;
use crate::said::said;
use crate::ticket::{Message, Ticket, by_id, own_messages};

/// Tickets read at once.
const PAGE: i64 = 50;
/// Bytes of files in one archive; the list names those that stayed out.
pub const FILES_BYTES_MAX: i64 = 2 * 1024 * 1024 * 1024;

/// Whose requests.
#[derive(Clone, Debug)]
pub enum Whose {
    Customer(i64),
    /// Of a person: these.
    These(Vec<i64>),
}

/// A request with what its owner may read of it.
struct One {
    ticket: Ticket,
    messages: Vec<Message>,
    files: Vec<Attached>,
}

/// Writes the tables of requests, messages and files, the requests again as JSON, and the files themselves.
pub fn tickets(source: &Source, whose: &Whose, archive: &mut Archive) -> io::Result<()> {
    let page = &source.page;
    let heads =
        ["customer-code", "open-subject", "desk-kind", "desk-state", "desk-channel", "customer-asked"];
    table(source, whose, archive, ("richieste.csv", &heads), |one, csv| {
        let ticket = &one.ticket;
        csv.row(&[
            &ticket.code,
            &ticket.subject,
            &said(page, "kind", ticket.kind.word()),
            &said(page, "state", ticket.state.word()),
            &said(page, "channel", ticket.channel.word()),
            &source.at(ticket.origin),
        ]);
    })?;
    let heads = ["customer-code", "archive-at", "archive-author", "desk-channel", "archive-text"];
    table(source, whose, archive, ("messaggi.csv", &heads), |one, csv| {
        for message in &one.messages {
            csv.row(&[
                &one.ticket.code,
                &source.at(message.at),
                &said(page, "author", message.author.word()),
                &said(page, "channel", message.channel.word()),
                &message.text,
            ]);
        }
    })?;
    archive.begin("richieste.json")?;
    let mut first = true;
    archive.write_all(b"[")?;
    each(source, whose, |one| {
        archive.write_all(if std::mem::take(&mut first) { b"\n" } else { b",\n" })?;
        archive.write_all(&json(&said_to_programs(one))?)
    })?;
    archive.write_all(b"\n]\n")?;
    files(source, whose, archive)
}

fn said_to_programs(one: &One) -> serde_json::Value {
    let ticket = &one.ticket;
    let messages = one.messages.iter().map(|message| {
        serde_json::json!({ "at": message.at.rfc3339(), "author": message.author, "channel": message.channel, "text": message.text })
    });
    let files = one.files.iter().map(|file| path(one, file));
    serde_json::json!({
        "code": ticket.code, "subject": ticket.subject, "kind": ticket.kind, "state": ticket.state,
        "channel": ticket.channel, "asked": ticket.origin.rfc3339(),
        "messages": messages.collect::<Vec<_>>(), "files": files.collect::<Vec<_>>(),
    })
}

/// Names are ours, with the sender's cleaned one at the end.
fn path(one: &One, file: &Attached) -> String {
    format!("allegati/{}/{}-{}", one.ticket.code, file.file.id, file.file.kept.name.replace(['/', '\\'], "_"))
}

fn files(source: &Source, whose: &Whose, archive: &mut Archive) -> io::Result<()> {
    let (mut left, mut out) = (FILES_BYTES_MAX, Vec::new());
    each(source, whose, |one| {
        for file in &one.files {
            match source.bytes(&file.file, &mut left) {
                Some(bytes) => archive.add(&path(one, file), &bytes)?,
                None => out.push(path(one, file)),
            }
        }
        Ok(())
    })?;
    if !out.is_empty() {
        limits::hit("ARCHIVE_FILES_LEFT_OUT");
        archive.add("allegati-esclusi.txt", (out.join("\r\n") + "\r\n").as_bytes())?;
    }
    Ok(())
}

fn table(
    source: &Source,
    whose: &Whose,
    archive: &mut Archive,
    (name, heads): (&str, &[&str]),
    write: impl Fn(&One, &mut Csv),
) -> io::Result<()> {
    archive.begin(name)?;
    let mut csv = words::csv(&source.page, heads);
    archive.write_all(csv.finish().as_bytes())?;
    each(source, whose, |one| {
        write(one, &mut csv);
        archive.write_all(csv.finish().as_bytes())
    })
}

/// All of them, oldest first, a page in memory.
fn each(source: &Source, whose: &Whose, mut then: impl FnMut(&One) -> io::Result<()>) -> io::Result<()> {
    let mut after = 0;
    loop {
        let (body, wanted) = (source.office.id, whose.clone());
        let some = source.read(move |tx| some(tx, body, &wanted, after))?;
        for one in &some {
            after = one.ticket.id;
            then(one)?;
        }
        if some.is_empty() {
            return Ok(());
        }
    }
}

fn some(tx: &mut Tx, body: i64, whose: &Whose, after: i64) -> Result<Vec<One>, StoreError> {
    let ids: Vec<i64> = match whose {
        Whose::Customer(customer) => {
            let rows = tx.numbers(
                sql!("SELECT id FROM ticket WHERE body = ?1 AND customer = ?2 AND id > ?3 AND state <> 'spam' ORDER BY id LIMIT ?4"),
                values![body, *customer, after, PAGE],
            )?;
            rows.into_iter().map(|[id]| id).collect()
        }
        Whose::These(ids) => {
            let mut ids: Vec<i64> = ids.iter().copied().filter(|id| *id > after).collect();
            ids.sort_unstable();
            ids.truncate(PAGE as usize);
            ids
        }
    };
    let mut all = Vec::new();
    for id in ids {
        let Some(ticket) = by_id(tx, body, id)? else { continue };
        let mut messages = own_messages(tx, body, id)?;
        messages.retain(|message| message.public);
        messages.sort_by_key(|message| (message.at, message.id));
        let mut files = attached::of_ticket(tx, body, id)?;
        files.retain(|file| file.ticket == id && messages.iter().any(|message| message.id == file.message));
        all.push(One { ticket, messages, files });
    }
    Ok(all)
}
