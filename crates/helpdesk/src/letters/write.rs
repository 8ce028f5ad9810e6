//! The words of a mail.

use agenda::mail::{host, sender};
use agenda::when::short;
use office::Ctx;
use platform::Moment;
use platform::i18n::{Lang, Tr};
use platform::mail::{Answer, Enclosed, Message};

use super::Occasion;
use super::job::Matter;
use super::thread;
use crate::ticket;

/// `None` when there is nobody to write to.
pub(super) fn answer(
    ctx: &Ctx,
    matter: &Matter,
    files: Vec<Enclosed>,
    from: &str,
    now: Moment,
) -> Option<Answer> {
    let message = message(ctx, matter, !files.is_empty(), from, now)?;
    Some(Answer { message, references: matter.references.clone(), files })
}

fn message(ctx: &Ctx, matter: &Matter, enclosed: bool, from: &str, now: Moment) -> Option<Message> {
    let (office, ticket) = (&matter.office, &matter.ticket);
    let to = matter.address()?;
    let lang = if matter.occasion == Occasion::HandedOver { Lang::It } else { ticket.lang };
    let tr = Tr(lang);
    let home = ctx.public_address.trim_end_matches('/');
    let link = format!("{home}/{}/t/{}", office.body.key, ticket::token(&ctx.key, office.id, ticket.id));
    let said = matter.message.as_ref().map_or("", |message| message.text.as_str());
    let opening = match matter.occasion {
        Occasion::Received => tr.t1("letter-received", "code", &ticket.code),
        Occasion::Answer => tr.t1("letter-answer", "code", &ticket.code),
        Occasion::Resolved => tr.t1("letter-resolved", "code", &ticket.code),
        Occasion::HandedOver => tr.t1("letter-handed-over", "code", &ticket.code),
    };
    let quoted = match matter.occasion {
        Occasion::Answer if matter.files.is_empty() => format!("{said}\n\n"),
        Occasion::Answer => {
            let along = tr.t(if enclosed { "letter-files-along" } else { "letter-files-there" });
            format!("{said}\n\n{along}\n\n")
        }
        Occasion::HandedOver => format!("{said}\n\n"),
        Occasion::Received => matter.opens.map_or_else(String::new, |opens| {
            format!("{}\n\n", tr.t1("letter-closed", "when", short(lang, office, opens)))
        }),
        Occasion::Resolved => String::new(),
    };
    let ending = match matter.occasion {
        Occasion::HandedOver => tr.t("letter-supplier-reply"),
        Occasion::Resolved => tr.t1("letter-faces", "link", format!("{link}/faces")),
        _ => tr.t1("letter-follow", "link", &link),
    };
    Some(Message {
        id: thread::id(ctx, ticket, matter.subject, matter.recipient()),
        from: match &matter.certified {
            Some(mailbox) => mailbox.from.clone(),
            None => sender(from, office, &host(&ctx.public_address)),
        },
        from_name: Some(office.body.name.clone()),
        to,
        to_name: None,
        // To certified mail one answers where it came from.
        reply_to: identity::Email::parse(&office.body.mail)
            .ok()
            .filter(|_| matter.certified.is_none())
            .map(|mail| mail.as_str().to_owned()),
        subject: format!("[{}] {}", ticket.code, ticket.subject),
        text: format!("{opening}\n\n{quoted}{ending}\n\n{}\n", office.body.name),
        html: None,
        calendar: None,
        date: now.timestamp(),
        automatic: matter.occasion != Occasion::Answer,
    })
}
