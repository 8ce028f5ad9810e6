//! The words of a mail.

use agenda::mail::{host, sender};
use office::Ctx;
use platform::Moment;
use platform::i18n::{Lang, Tr};
use platform::mail::Message;

use super::Occasion;
use super::job::Matter;
use crate::ticket;

/// `None` when there is nobody to write to.
pub(super) fn message(ctx: &Ctx, matter: &Matter, from: &str, now: Moment) -> Option<Message> {
    let (office, ticket) = (&matter.office, &matter.ticket);
    let outside = office::by_id(&office.suppliers, ticket.supplier);
    let (to, lang) = match matter.occasion {
        Occasion::HandedOver => (outside?.doc.mail.clone(), Lang::It),
        _ => (matter.contact.email.clone()?, ticket.lang),
    };
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
        Occasion::Answer | Occasion::HandedOver => format!("{said}\n\n"),
        Occasion::Received | Occasion::Resolved => String::new(),
    };
    let ending = match matter.occasion {
        Occasion::HandedOver => tr.t("letter-supplier-reply"),
        Occasion::Resolved => tr.t1("letter-faces", "link", format!("{link}/faces")),
        _ => tr.t1("letter-follow", "link", &link),
    };
    Some(Message {
        id: format!(
            "{}-{}-{}@{}",
            matter.occasion.word(),
            ticket.id,
            matter.subject,
            host(&ctx.public_address)
        ),
        from: sender(from, office, &host(&ctx.public_address)),
        from_name: Some(office.body.name.clone()),
        to,
        to_name: None,
        reply_to: identity::Email::parse(&office.body.mail).ok().map(|mail| mail.as_str().to_owned()),
        subject: format!("[{}] {}", ticket.code, ticket.subject),
        text: format!("{opening}\n\n{quoted}{ending}\n\n{}\n", office.body.name),
        html: None,
        calendar: None,
        date: now.timestamp(),
        automatic: matter.occasion != Occasion::Answer,
    })
}
