//! A letter that begins a ticket, and the first answer to it.

use identity::PersonName;
use office::Office;
use office::people::Someone;
use platform::Moment;
use platform::events::Actor;
use platform::i18n::Tr;
use platform::letter::{Letter, plain_subject};
use platform::store::Tx;

use super::join::said;
use super::letters::Ending;
use super::sort::{Sorted, line};
use super::{Intake, brakes};
use crate::letters::{self, Occasion};
use crate::open::{self, Asked, BACKDATED_DAYS, OpenError};
use crate::ticket::{Author, Kind, Step};

/// Opens a ticket. `answered`: whether somebody wrote who gets an answer, and beside which other ticket.
pub(super) fn begin(
    tx: &mut Tx,
    intake: &Intake,
    office: &Office,
    answered: Option<Option<i64>>,
    (sorted, letter): (&Sorted, &Letter),
    ending: &mut Ending,
    now: Moment,
) -> Result<(), OpenError> {
    let lang = office.first_language();
    let subject = line(plain_subject(&letter.subject));
    let said = said(Author::Requester, sorted, letter, lang, now);
    let asked = Asked {
        body: office.id,
        kind: Kind::Request,
        area: 0,
        subject: if subject.is_empty() { Tr(lang).t("intake-no-subject") } else { subject },
        text: said.text,
        channel: sorted.channel,
        requester: requester(sorted, letter),
        beneficiary: None,
        customer: None,
        urgency: None,
        impact: None,
        // A mailbox that nobody read for weeks: the clocks cannot begin before they may.
        origin: sorted.origin.min(now).max(now.plus_s(-BACKDATED_DAYS * 86_400)),
        lang,
        key: None,
        actor: Actor::mail(),
    };
    let opened = open::open(tx, &intake.ctx, &asked, now)?;
    (ending.state, ending.ticket, ending.message) = ("applied", Some(opened.ticket.id), Some(opened.message));
    let Some(beside) = answered else { return Ok(()) };
    if let Some(other) = beside {
        opened.ticket.log(tx, &Step::Linked { ticket: other }, &asked.actor, now)?;
    }
    if let Some(sender) = &sorted.sender
        && brakes::may_answer(tx, intake, office, sender, now)?
    {
        letters::ask(tx, &opened.ticket, opened.message, Occasion::Received, now)?;
    }
    Ok(())
}

/// By the address; the name is what the sender calls himself.
fn requester(sorted: &Sorted, letter: &Letter) -> Someone {
    let address = sorted.sender.as_ref();
    let own = |from: &&platform::letter::Address| {
        address.is_some_and(|address| from.address.eq_ignore_ascii_case(address.as_str()))
    };
    let name = letter.from.iter().find(own).and_then(|from| from.name.clone()).unwrap_or_default();
    let name = line(&name);
    let (given, family) = name.rsplit_once(' ').unwrap_or((&name, ""));
    let given_name = PersonName::parse(given).ok();
    let family_name = given_name.as_ref().and_then(|_| PersonName::parse(family).ok());
    Someone { given_name, family_name, email: address.cloned(), ..Someone::default() }
}
