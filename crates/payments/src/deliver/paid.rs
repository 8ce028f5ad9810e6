//! What was paid, told to who owed it: once for each instalment, in his language, where the position has an address.

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
use super::rule::ask;
use super::{Occasion, Outcome, Sending, Way};
use crate::notice::words::{euro, paid_at};
use crate::position::{Instalment, Payment, PaymentOption, Position, State};
use crate::{pay_now, said};

/// Days after which a payment is no news any more: those that a body brings along from an older program.
const NEWS_DAYS: i64 = 30;

/// In the transaction in which an instalment is paid. Nobody without an address is asked for.
pub(crate) fn paid(
    tx: &mut Tx,
    position: &Position,
    part: i64,
    actor: &Actor,
    now: Moment,
) -> Result<(), StoreError> {
    let Some((option, _, payment)) = settled(position, part) else { return Ok(()) };
    if !is_news(payment.paid_at, now) || option.debtor.is_anonymous() || option.debtor.email.is_none() {
        return Ok(());
    }
    let sending = Sending { position: position.id, occasion: Occasion::Paid, part, mark: 0 };
    ask(tx, (position.body, actor), sending, now, now).map(|_| ())
}

pub(super) fn is_news(paid_at: Moment, now: Moment) -> bool {
    paid_at >= now.plus_s(-NEWS_DAYS * 86_400)
}

fn settled(position: &Position, part: i64) -> Option<(&PaymentOption, &Instalment, &Payment)> {
    let (option, part) = position.instalments().find(|(_, each)| each.id == part)?;
    Some((option, part, part.payment.as_ref()?))
}

impl Run<'_> {
    /// There is no other way than the mail: nobody prints what is paid.
    pub(super) fn told_paid(&self, post: &Post, from: &str, matter: &Matter) -> Result<(), Failure> {
        let Some(letter) = self.receipt(&matter.office, &matter.position) else {
            return self.ended(matter.office.id, Way::Nothing, Outcome::NotNeeded);
        };
        if matter.tried.contains(&Way::Mail) || self.by_mail(post, from, matter, (letter, Vec::new()))? {
            return Ok(());
        }
        self.ended(matter.office.id, Way::Mail, Outcome::NotThere)
    }

    fn receipt(&self, office: &Office, position: &Position) -> Option<Letter> {
        let (option, part, payment) = settled(position, self.sending.part)?;
        let tr = Tr(position.lang);
        let what = &said::what(tr, option, part);
        let mut text = vec![
            tr.t2("paid-mail-intro", "creditor", &position.company_name, "what", what),
            String::new(),
            tr.t1("paid-mail-amount", "amount", euro(payment.amount)),
            tr.t1("paid-mail-at", "at", paid_at(office, payment)),
        ];
        if !payment.provider.is_empty() {
            text.push(tr.t1("paid-mail-through", "provider", &payment.provider));
        }
        if let Some(receipt) = &payment.receipt {
            text.push(tr.t1("paid-mail-receipt", "receipt", receipt));
        }
        text.push(tr.t1("deliver-number", "number", part.nav.grouped()));
        text.push(tr.t1("paid-mail-link", "link", pay_now::address(self.ctx, office, &part.nav)));
        if position.state(self.now) == State::PartiallyPaid {
            text.extend([String::new(), tr.t("paid-mail-rest")]);
        }
        text.extend(ending(office, position));
        let subject = tr.t1("paid-mail-subject", "what", what);
        Some(Letter { subject, text: text.join("\n") + "\n" })
    }
}
