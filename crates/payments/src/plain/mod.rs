//! A position in plain words: a kind of due, who owes, how much, until when. The configured kind of due says
//! the rest (account, code of the national list, what an early payer saves). Files and our own API speak so.

mod debtor;

use std::num::NonZeroU16;

use jiff::ToSpan;
use jiff::civil::Date;
use office::Office;
use office::docs::{CreditorDoc, DueDoc};
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;

use crate::create::{NewInstalment, NewOption, NewPosition, PositionError};
use crate::position::{
    Debtor, Destination, Instalment, Origin, PaymentOption, Position, Reduction, Transfer,
};

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
        let creditor = office.body.creditor.as_ref().ok_or(PositionError::NoCreditor)?;
        let due = office.dues.iter().find(|due| due.doc.key == self.due).ok_or(PositionError::Due)?;
        if self.instalments > INSTALMENTS_MAX {
            return Err(PositionError::Text("instalments"));
        }
        let today = office.date_of(now);
        let last = match self.due_on {
            Some(day) => day,
            None => today.checked_add(due.doc.days.days()).map_err(|_| PositionError::DueDate)?,
        };
        let mut options = vec![self.option(
            &due.doc,
            true,
            vec![NewInstalment {
                reductions: reductions(&due.doc, self.cents, office, today)?,
                ..self.part(office, creditor, &due.doc, self.cents, last)?
            }],
        )];
        if let Some(count) = NonZeroU16::new(self.instalments).filter(|count| count.get() > 1) {
            let parts = self.cents.split(count).into_iter().zip(0i64..).map(|(cents, month)| {
                let day = last.checked_add(month.months()).map_err(|_| PositionError::DueDate)?;
                self.part(office, creditor, &due.doc, cents, day)
            });
            options.push(self.option(&due.doc, false, parts.collect::<Result<_, _>>()?));
        }
        Ok(NewPosition {
            iupd: self.iupd.clone(),
            due: due.id,
            origin,
            company_name: String::new(),
            office_name: Some(due.doc.office.clone()).filter(|name| !name.is_empty()),
            stand_in: true,
            tie: None,
            lang,
            options,
            publish: self.publish,
        })
    }

    fn option(&self, due: &DueDoc, whole: bool, instalments: Vec<NewInstalment>) -> NewOption {
        NewOption {
            debtor: self.debtor.clone(),
            description: self.reason.clone(),
            valid_from: None,
            switch_to_expired: due.ends,
            whole,
            instalments,
        }
    }

    fn part(
        &self,
        office: &Office,
        creditor: &CreditorDoc,
        due: &DueDoc,
        cents: Cents,
        last: Date,
    ) -> Result<NewInstalment, PositionError> {
        let company = if creditor.name.is_empty() { &office.body.name } else { &creditor.name };
        let postal = Some(due.postal_iban.clone()).filter(|iban| !iban.is_empty());
        Ok(NewInstalment {
            nav: None,
            amount: cents,
            fee: Cents::ZERO,
            due_at: end_of(last, office)?,
            description: self.reason.clone(),
            reductions: Vec::new(),
            metadata: Vec::new(),
            transfers: vec![Transfer {
                place: 1,
                amount: cents,
                beneficiary: creditor.fiscal_code.clone(),
                company_name: company.clone(),
                to: Destination::Account { iban: due.iban.clone(), postal },
                reason: self.reason.clone(),
                category: due.taxonomy.clone(),
                metadata: Vec::new(),
                reported_at: None,
            }],
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

/// The last second of a day, at the body's clocks.
fn end_of(day: Date, office: &Office) -> Result<Moment, PositionError> {
    let end = day.at(23, 59, 59, 0).to_zoned(office.zone.clone());
    end.map(|end| end.timestamp().into()).map_err(|_| PositionError::DueDate)
}

/// What who pays soon saves; nothing where too little is left to be less.
fn reductions(
    due: &DueDoc,
    cents: Cents,
    office: &Office,
    today: Date,
) -> Result<Vec<Reduction>, PositionError> {
    let Some(reduced) = due.reduced else { return Ok(Vec::new()) };
    let amount = Cents(cents.0 - cents.0.saturating_mul(reduced.percent_off) / 100);
    let last = today.checked_add(reduced.days.days()).map_err(|_| PositionError::DueDate)?;
    let until = end_of(last, office)?;
    let holds = amount.is_positive() && amount < cents;
    Ok(if holds { vec![Reduction { until, amount }] } else { Vec::new() })
}
