//! The mail that tells a supplier of a defect. Its answer comes back to the ticket from which it was opened.

use agenda::mail::{host, sender};
use office::people::mail::trouble_of;
use office::{Ctx, Office, by_id as part};
use platform::i18n::{Lang, Tr};
use platform::jobs::{self, Doer, NewJob};
use platform::mail::ours::{self, About};
use platform::mail::{Message, Post};
use platform::store::{StoreError, Tx};
use platform::{Moment, limits};

use super::read::{Defect, by_id};

/// The kind of job.
pub const MAIL: &str = "defect-mail";

#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
struct Work {
    defect: i64,
    ticket: i64,
}

/// Asks for it in the transaction that opens the defect.
pub(super) fn ask(
    tx: &mut Tx,
    body: i64,
    (defect, ticket): (i64, i64),
    now: Moment,
) -> Result<(), StoreError> {
    let work = serde_json::json!(Work { defect, ticket });
    jobs::ask(tx, NewJob { body, kind: MAIL, dedup: defect.to_string(), work, due: now })
}

pub fn doer(ctx: Ctx, post: Post, from: String) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let inner = ctx.clone();
        let read = move |tx: &mut Tx| {
            let Some(office) = inner.offices.at(tx, body)? else { return Ok(None) };
            let Some(defect) = by_id(tx, body, work.defect)? else { return Ok(None) };
            let Some(to) = part(&office.suppliers, defect.supplier).map(|part| part.doc.mail.clone()) else {
                return Ok(None);
            };
            let trouble = trouble_of(tx, &inner.key, body, &to)?;
            let refused = trouble.is_some_and(|trouble| trouble.hard);
            Ok::<_, StoreError>(Some((office, defect, to, refused)))
        };
        let Some((office, defect, to, refused)) = worker.wait(ctx.db.read(read))? else { return Ok(()) };
        if refused {
            limits::hit("MAIL_TROUBLE");
            return Ok(());
        }
        Ok(post.send(&message(&ctx, &office, &defect, (work.ticket, to), &from))?)
    })
}

/// In Italian, as all that suppliers are sent: title and description, which were written for them.
fn message(ctx: &Ctx, office: &Office, defect: &Defect, (ticket, to): (i64, String), from: &str) -> Message {
    let tr = Tr(Lang::It);
    let home = host(&ctx.public_address);
    let about = About { body: office.id, subject: ticket, message: defect.id, recipient: defect.supplier };
    let opening = tr.t1("defect-mail", "code", &defect.code);
    let ending = tr.t("defect-mail-reply");
    Message {
        id: ours::message_id(&ctx.key, &home, about),
        from: sender(from, office, &home),
        from_name: Some(office.body.name.clone()),
        to,
        to_name: None,
        reply_to: identity::Email::parse(&office.body.mail).ok().map(|mail| mail.as_str().to_owned()),
        subject: format!("[{}] {}", defect.code, defect.title),
        text: format!(
            "{opening}\n\n{}\n\n{}\n\n{ending}\n\n{}\n",
            defect.title, defect.text, office.body.name
        ),
        html: None,
        calendar: None,
        date: defect.opened_at.timestamp(),
        automatic: false,
    }
}
