//! The position that a clerk's form comes to.

use office::Office;
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;

use super::draft::{Draft, Read, Wrong, wrong};
use crate::create::{self, NewInstalment, NewPosition};
use crate::position::{Origin, Transfer};
use crate::proof::Dues;
use crate::said;

impl Draft {
    /// The position, tied to nothing yet; or all that is wrong with the form.
    pub fn wish(
        &self,
        (office, dues): (&Office, &Dues),
        lang: Lang,
        now: Moment,
    ) -> Result<NewPosition, Vec<Wrong>> {
        let read = self.read((office, dues), now)?;
        let Read { part: kind, reason, amount, first, parts, debtor, others } = read;
        let due = &kind.doc;
        let unmade = |_| vec![wrong("due", "position-error-no-creditor")];
        let mut options = Vec::new();
        if parts.get() == 1 || !self.at_once.is_empty() {
            let whole = create::whole(office, due, debtor.clone(), &reason, (amount, first), now);
            let mut whole = whole.map_err(unmade)?;
            let shared = whole.instalments.into_iter().map(|part| shared(part, others.clone()));
            whole.instalments = shared.collect::<Result<_, _>>()?;
            options.push(whole);
        }
        if parts.get() > 1 {
            let mut plan = Vec::new();
            for (month, of_all) in amount.split(parts).into_iter().enumerate() {
                let split = |other: &Transfer| {
                    let amount = other.amount.split(parts).get(month).copied().unwrap_or_default();
                    Transfer { amount, ..other.clone() }
                };
                let end = said::months_later(office, first, month);
                let end = end.ok_or_else(|| vec![wrong("until", "due-wrong-until")])?;
                let part = create::part(office, due, &reason, (of_all, end)).map_err(unmade)?;
                plan.push(shared(part, others.iter().map(split).collect())?);
            }
            options.push(create::way(due, debtor, &reason, false, plan));
        }
        let made = create::of_due(kind, Origin::Desk, lang, options);
        Ok(NewPosition { publish: !self.publish.is_empty(), ..made })
    }
}

/// A share of the whole: the body's own transfer is what the others leave of it.
fn shared(mut part: NewInstalment, others: Vec<Transfer>) -> Result<NewInstalment, Vec<Wrong>> {
    let elsewhere: Cents = others.iter().map(|other| other.amount).sum();
    let own = Cents(part.amount.0 - elsewhere.0);
    if !own.is_positive() {
        return Err(vec![wrong("parts", "due-wrong-parts-small")]);
    }
    part.transfers.iter_mut().for_each(|transfer| transfer.amount = own);
    part.transfers.extend(others);
    Ok(part)
}
