//! Flows and journals taken in, days and months closed: each by the rule that does it anywhere, in a function of
//! its own.

use ::accounts::closing::{close_month, close_through};
use ::accounts::flows::keep;
use ::accounts::treasury::{Incoming, keep_page};
use ::payments::node;
use ::payments::proof::{Accounting, May};
use ::payments::settlement::Source;
use jiff::civil::Date;
use office::Office;
use office::docs::Role;
use pagopa::settlement::Settlement;
use pagopa::treasury::csv::Statement;
use platform::Moment;
use platform::store::{StoreError, Tx};
use simulator::{KeptFlow, settlement};

use super::odd;

/// Who keeps the accounts of the town.
pub fn accountant(office: &Office) -> Result<May<Accounting>, StoreError> {
    let member = office.staff.iter().find(|part| part.doc.roles.contains(&Role::Accountant));
    member.and_then(|part| May::of_staff(office, part.id)).ok_or_else(|| odd("no accountant"))
}

/// As the platform's service hands it out.
pub fn flow(tx: &mut Tx, office: &Office, flow: &KeptFlow, at: Moment) -> Result<(), StoreError> {
    let (head, lines) = settlement(flow).ok_or_else(|| odd(&flow.id))?;
    let told = Settlement { flow: head, lines: lines.into_iter().map(Ok).collect() };
    keep(tx, office, &told, Source::Service, &node::platform(), at).map(drop).map_err(odd)
}

/// As the accountant brings it.
pub fn journal(tx: &mut Tx, office: &Office, bytes: Vec<u8>, at: Moment) -> Result<(), StoreError> {
    let statement = Statement { abi: String::new(), account: String::new(), id: String::new() };
    let read = Incoming { bytes, statement }.read(at).map_err(odd)?;
    keep_page(tx, office, &accountant(office)?, &read, at).map(drop).map_err(odd)
}

/// All days up to this one, and the month that ends within them.
pub fn close(
    tx: &mut Tx,
    office: &Office,
    (after, until): (Option<Date>, Date),
    at: Moment,
) -> Result<(), StoreError> {
    let accountant = accountant(office)?;
    close_through(tx, office, &accountant, until, at).map_err(odd)?;
    let ended = until.tomorrow().map_err(odd)?.first_of_month().yesterday().map_err(odd)?;
    if after.is_some_and(|after| after < ended) {
        close_month(tx, office, &accountant, ended, at).map_err(odd)?;
    }
    Ok(())
}
