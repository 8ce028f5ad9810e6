//! Which letters a mail answers, so that the reader's program shows them together.

use agenda::mail::host;
use office::Ctx;
use platform::mail::ours::{self, About};
use platform::store::{Row, StoreError, Tx};
use platform::{sql, values};

use super::Occasion;
use crate::ticket::{Author, Message, Ticket};

/// The Message-ID of a mail of ours: it proves itself when it comes back in an answer.
pub(super) fn id(ctx: &Ctx, ticket: &Ticket, message: i64, recipient: i64) -> String {
    let about = About { body: ticket.body, subject: ticket.id, message, recipient };
    ours::message_id(&ctx.key, &host(&ctx.public_address), about)
}

/// Ids without angle brackets, oldest first. Suppliers see their own thread, the requester his.
pub(super) fn references(
    tx: &mut Tx,
    ctx: &Ctx,
    ticket: &Ticket,
    messages: &[Message],
    occasion: Occasion,
    subject: i64,
) -> Result<Vec<String>, StoreError> {
    let to_supplier = occasion == Occasion::HandedOver;
    let author = |message: i64| messages.iter().find(|known| known.id == message).map(|known| known.author);
    let fits = |message: i64| match author(message) {
        Some(Author::Supplier) => to_supplier,
        Some(Author::Requester) => !to_supplier,
        _ => false,
    };
    let rows = tx.rows(
        sql!("SELECT id, message FROM letter_known_id WHERE body = ?1 AND ticket = ?2 ORDER BY message, id"),
        values![ticket.body, ticket.id],
    )?;
    let read = |row: &Row| Ok::<(String, i64), StoreError>((row.get(0)?, row.get(1)?));
    let known = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut ids: Vec<String> = Vec::new();
    // What we wrote to him before, and what he wrote.
    let recipient = if to_supplier { ticket.supplier } else { ticket.requester.unwrap_or(0) };
    let first = messages.first().filter(|first| !to_supplier && first.id != subject);
    ids.extend(first.map(|first| id(ctx, ticket, first.id, recipient)));
    let own = messages
        .iter()
        .filter(|own| !to_supplier && own.public && own.author == Author::Staff && own.id < subject);
    let mut all: Vec<(i64, String)> = own.map(|own| (own.id, id(ctx, ticket, own.id, recipient))).collect();
    all.extend(known.into_iter().filter(|(_, message)| fits(*message)).map(|(id, message)| (message, id)));
    all.sort();
    ids.extend(all.into_iter().map(|(_, id)| id));
    Ok(ids)
}
