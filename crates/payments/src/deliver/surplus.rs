//! Money that was too much, told to who paid it: that it came, why it is too much, and what becomes of it.

use office::Office;
use platform::Moment;
use platform::events::Actor;
use platform::i18n::Tr;
use platform::jobs::Failure;
use platform::mail::Post;
use platform::store::{StoreError, Tx};

use super::job::Run;
use super::letter::{Letter, ending};
use super::matter::Matter;
use super::paid::is_news;
use super::rule::ask;
use super::{Occasion, Outcome, Sending, Way};
use crate::notice::words::{date, euro};
use crate::position::{self, Position};
use crate::refunds::{self, Case, payer};
use crate::{pay_now, said};

/// In the transaction that files its receipt. Of a notice that a change took away nobody knows any more whose it was,
/// and nobody without an address is asked for.
pub(crate) fn surplus(
    tx: &mut Tx,
    body: i64,
    (position, part, receipt): (i64, i64, &str),
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let Some(position) = position::load(tx, body, position)? else { return Ok(()) };
    let Some((option, _)) = position.instalments().find(|(_, each)| each.id == part) else { return Ok(()) };
    if option.debtor.is_anonymous() || option.debtor.email.is_none() {
        return Ok(());
    }
    let Some(case) = refunds::by_receipt(tx, body, receipt)? else { return Ok(()) };
    if !case.paid.as_ref().is_some_and(|(at, _)| is_news(*at, now)) {
        return Ok(());
    }
    let sending = Sending { position: position.id, occasion: Occasion::Surplus, part, mark: case.id };
    ask(tx, (body, actor), sending, now, now).map(|_| ())
}

impl Run<'_> {
    /// There is no other way than the mail, as for what settles something.
    pub(super) fn told_surplus(&self, post: &Post, from: &str, matter: &Matter) -> Result<(), Failure> {
        let case = matter.case.as_ref().filter(|case| case.groundless.is_none());
        let Some(letter) = case.and_then(|case| self.too_much(&matter.office, &matter.position, case)) else {
            return self.ended(matter.office.id, Way::Nothing, Outcome::NotNeeded);
        };
        if matter.tried.contains(&Way::Mail) || self.by_mail(post, from, matter, (letter, Vec::new()))? {
            return Ok(());
        }
        self.ended(matter.office.id, Way::Mail, Outcome::NotThere)
    }

    fn too_much(&self, office: &Office, position: &Position, case: &Case) -> Option<Letter> {
        let (option, part) = position.instalments().find(|(_, each)| each.id == self.sending.part)?;
        let tr = Tr(position.lang);
        let what = said::what(tr, option, part);
        let mut text = vec![
            tr.t2("paid-mail-intro", "creditor", &position.company_name, "what", &what),
            format!("{} {}", payer::why(tr, case), payer::then(office, tr, case)),
            String::new(),
            tr.t1("paid-mail-amount", "amount", euro(case.paid_amount())),
        ];
        if let Some((at, provider)) = &case.paid {
            text.push(tr.t1("paid-mail-at", "at", date(office.date_of(*at))));
            text.push(tr.t1("paid-mail-through", "provider", provider));
        }
        text.push(tr.t1("paid-mail-receipt", "receipt", &case.receipt));
        text.push(tr.t1("deliver-number", "number", part.nav.grouped()));
        text.push(tr.t1("paid-mail-link", "link", pay_now::address(self.ctx, office, &part.nav)));
        text.extend(ending(office, position));
        let subject = tr.t1("extra-mail-subject", "what", &what);
        Some(Letter { subject, text: text.join("\n") + "\n" })
    }
}
