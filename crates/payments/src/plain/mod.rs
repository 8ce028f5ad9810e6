//! A position in plain words: a kind of due, who owes, how much, until when. The configured kind of due says
//! the rest (account, code of the national list, what an early payer saves). Files and our own API speak so.

use std::num::NonZeroU16;

use jiff::civil::Date;
use office::Office;
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;

use crate::create::{self, NewInstalment, NewOption, NewPosition, PositionError};
use crate::position::{Debtor, Destination, Instalment, Origin, PaymentOption, Position, Transfer};
use crate::said;

/// Months of a plan: more are agreed upon one by one.
pub const INSTALMENTS_MAX: u16 = 24;

#[derive(Clone, Debug)]
pub struct Plain {
    pub iupd: Option<String>,
    /// Key of the kind of due.
    pub due: String,
    pub debtor: Debtor,
    /// As it stands on the notice.
    pub reason: String,
    pub cents: Cents,
    /// The last day; as many days from now as the kind of due gives, where none is said.
    pub due_on: Option<Date>,
    /// Beside paying at once: so many parts month by month, the first by the last day. Below two for none.
    pub instalments: u16,
    pub publish: bool,
}

impl Plain {
    pub fn wish(
        &self,
        office: &Office,
        origin: Origin,
        lang: Lang,
        now: Moment,
    ) -> Result<NewPosition, PositionError> {
        let due = office.dues.iter().find(|due| due.doc.key == self.due).ok_or(PositionError::Due)?;
        if self.instalments > INSTALMENTS_MAX {
            return Err(PositionError::Text("instalments"));
        }
        let last = match self.due_on {
            Some(day) => said::end_of(office, day),
            None => said::usual_end(office, &due.doc, now),
        };
        let last = last.ok_or(PositionError::DueDate)?;
        let (doc, reason) = (&due.doc, self.reason.as_str());
        let mut options =
            vec![create::whole(office, doc, self.debtor.clone(), reason, (self.cents, last), now)?];
        if let Some(count) = NonZeroU16::new(self.instalments).filter(|count| count.get() > 1) {
            let parts = self.cents.split(count).into_iter().enumerate().map(|(month, cents)| {
                let end = said::months_later(office, last, month).ok_or(PositionError::DueDate)?;
                create::part(office, doc, reason, (cents, end))
            });
            let parts = parts.collect::<Result<_, _>>()?;
            options.push(create::way(doc, self.debtor.clone(), reason, false, parts));
        }
        Ok(NewPosition {
            iupd: self.iupd.clone(),
            publish: self.publish,
            ..create::of_due(due, origin, lang, options)
        })
    }

    /// Whether a position says already what this asks for. A last day that is not asked for is whatever it was
    /// given; the cost of notification that came since does not count.
    pub fn is_said_by(&self, position: &Position, wish: &NewPosition) -> bool {
        let alike = |(had, asked): (&PaymentOption, &NewOption)| {
            had.debtor == asked.debtor
                && had.description == asked.description
                && had.switch_to_expired == asked.switch_to_expired
                && had.whole == asked.whole
                && had.instalments.len() == asked.instalments.len()
                && had
                    .instalments
                    .iter()
                    .zip(&asked.instalments)
                    .all(|(had, asked)| self.part_alike(had, asked))
        };
        position.due == wish.due
            && position.options.len() == wish.options.len()
            && position.options.iter().zip(&wish.options).all(alike)
    }

    fn part_alike(&self, had: &Instalment, asked: &NewInstalment) -> bool {
        let to = |transfers: &[Transfer]| -> Vec<(Destination, String)> {
            transfers.iter().map(|part| (part.to.clone(), part.category.clone())).collect()
        };
        had.amount.0 - had.fee.0 == asked.amount.0
            && (self.due_on.is_none() || had.due_at == asked.due_at)
            && had.description == asked.description
            && to(&had.transfers) == to(&asked.transfers)
    }
}
