//! What a sending is made from: the position, whom it goes to, and what was tried before.

use std::sync::Arc;

use identity::Email;
use office::people::mail::trouble_of;
use office::{Ctx, Office};
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::rule::sent;
use super::{Occasion, Outcome, Sending, Way};
use crate::position::{self, Debtor, DebtorKind, Position};
use crate::refunds::{self, Case};

/// What a sending is made from.
pub(super) struct Matter {
    pub office: Arc<Office>,
    pub position: Position,
    /// The instalment that the sending is of; 0 where it is of the whole.
    part: i64,
    /// What was too much, where that is told.
    pub case: Option<Case>,
    pub asked_at: Moment,
    pub tried: Vec<Way>,
    /// One of them was the last that is needed.
    pub over: bool,
    /// Its address takes no mail.
    pub returned: bool,
}

pub(super) fn matter(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    sending: Sending,
) -> Result<Option<Matter>, StoreError> {
    let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
    let Some(position) = position::load(tx, body, sending.position)? else { return Ok(None) };
    let all = sent(tx, body, sending.position)?;
    let Some(this) = all.into_iter().find(|each| each.sending == sending) else { return Ok(None) };
    let tried = this.ways.iter().map(|(way, ..)| *way).collect();
    let last = |outcome| matches!(outcome, Outcome::Sent | Outcome::ToPrint | Outcome::NotNeeded);
    let over = this.ways.iter().any(|(_, outcome, _)| last(*outcome));
    let case = match sending.occasion {
        Occasion::Surplus => refunds::by_id(tx, body, sending.mark)?,
        _ => None,
    };
    let (asked_at, part) = (this.asked_at, sending.part);
    let mut matter = Matter { office, position, part, case, asked_at, tried, over, returned: false };
    if let Some(address) = matter.address() {
        matter.returned = trouble_of(tx, &ctx.key, body, &address)?.is_some_and(|trouble| trouble.hard);
    }
    Ok(Some(matter))
}

impl Matter {
    pub fn debtor(&self) -> Option<&Debtor> {
        // Each way of paying may have a debtor of its own.
        let of = self.position.instalments().find(|(_, part)| part.id == self.part).map(|(option, _)| option);
        let used = of.or(self.position.in_use()).or(self.position.options.first());
        used.map(|option| &option.debtor).filter(|debtor| !debtor.is_anonymous())
    }

    pub fn address(&self) -> Option<String> {
        let written = self.debtor()?.email.as_deref()?;
        Email::parse(written).ok().map(|email| email.as_str().to_owned())
    }

    pub fn wants_app(&self) -> bool {
        let due = office::by_id(&self.office.dues, self.position.due);
        let app = due.and_then(|due| due.doc.notify).is_some_and(|notify| notify.app);
        // The app knows people, by the sixteen characters of their codes.
        let person = self.debtor().is_some_and(|who| who.kind == DebtorKind::Person && who.code.len() == 16);
        app && person && !self.tried.contains(&Way::App) && !self.tried.contains(&Way::Mail)
    }
}
