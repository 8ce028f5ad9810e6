//! What says that it was paid and does not hold together, or is not what was asked for: it pays nothing before
//! somebody has looked (security reference, 2: a mismatch is kept and held for review).

use std::collections::BTreeMap;

use jiff::ToSpan;
use office::Office;
use pagopa::Cents;
use pagopa::soap::{Named, Outcome, Paid, Receipt, Request, Sender, Transfer};
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::inbox::{Arrival, Way};
use super::upload::names;
use crate::position::{self, Destination, Instalment, Origin};

/// Why people look at it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// Its transfers do not add up to what was paid.
    Sum,
    /// Its reference is not the notice's.
    Reference,
    /// The money went to others than the notice says, or other parts of it.
    Bodies,
    /// Our part went to an account that was never the notice's, nor one that ours replaced.
    Account,
    /// Brought as a file, and sent over no station of this body.
    Sender,
    /// Its day has not come: no day's sheet would have it.
    Day,
}

impl Odd {
    const ALL: [Odd; 6] = [Odd::Sum, Odd::Reference, Odd::Bodies, Odd::Account, Odd::Sender, Odd::Day];

    /// As it is stored, and the last part of its text's key.
    pub fn word(self) -> &'static str {
        match self {
            Odd::Sum => "odd-sum",
            Odd::Reference => "odd-reference",
            Odd::Bodies => "odd-bodies",
            Odd::Account => "odd-account",
            Odd::Sender => "odd-sender",
            Odd::Day => "odd-day",
        }
    }

    pub fn parse(word: &str) -> Option<Odd> {
        Odd::ALL.into_iter().find(|odd| odd.word() == word)
    }
}

/// Clocks of others differ by hours, and a zone may be left out.
const AHEAD_DAYS: i64 = 2;

type Share = Transfer<Named<Paid>>;

/// Nothing of what failed, and of what has nothing to do with us: no money of ours is told there.
pub(super) fn of(
    tx: &mut Tx,
    office: &Office,
    arrival: &Arrival,
    now: Moment,
) -> Result<Option<Odd>, StoreError> {
    let (receipt, ours) = (&arrival.receipt, office.fiscal_code().unwrap_or_default());
    if receipt.outcome == Outcome::Ko || !names(receipt, office) {
        return Ok(None);
    }
    if arrival.way == Way::Upload && !came_over_a_station(office, &arrival.raw) {
        return Ok(Some(Odd::Sender));
    }
    let transfers = receipt.transfers();
    let shares = transfers.as_slice();
    if Cents::total(shares.iter().map(|share| share.amount.cents())) != Some(receipt.amount.cents()) {
        return Ok(Some(Odd::Sum));
    }
    let paid_on = receipt.paid_at.map(|at| at.date_time().date()).or(receipt.applied_on);
    if paid_on.is_some_and(|day| day > office.date_of(now).saturating_add(AHEAD_DAYS.days())) {
        return Ok(Some(Odd::Day));
    }
    // Of another body's notice nothing is known here but our share of it.
    if receipt.body.as_str() != ours {
        return Ok(None);
    }
    let nav = receipt.notice.known();
    if nav.as_ref().is_some_and(|nav| nav.iuv().as_str() != receipt.reference.as_str()) {
        return Ok(Some(Odd::Reference));
    }
    let position = nav.as_ref().map_or(Ok(None), |nav| position::by_nav(tx, office.id, nav))?;
    // What a line of a flow gave birth to was asked for by nobody.
    let position = position.filter(|position| position.origin != Origin::Flow);
    let part =
        position.iter().zip(&nav).find_map(|(position, nav)| position.option_of(nav)).map(|(_, part)| part);
    if !went_where_asked(receipt, shares, part, ours) {
        return Ok(Some(Odd::Bodies));
    }
    for account in part.map_or_else(Vec::new, |part| strange_accounts(shares, part, ours)) {
        if !position::was_account(tx, office.id, account)? {
            return Ok(Some(Odd::Account));
        }
    }
    Ok(None)
}

/// The message says over which station it came. One that has ended was a station all the same.
fn came_over_a_station(office: &Office, raw: &[u8]) -> bool {
    let Ok(Request::SendReceipt { sender: Sender { body, broker, station }, .. }) =
        pagopa::soap::read_request(raw)
    else {
        return false;
    };
    let is = |key: &str, of: &str| key == station.as_str() && of == broker.as_str();
    Some(body.as_str()) == office.fiscal_code()
        && office.stations.iter().any(|link| is(&link.doc.key, &link.doc.broker))
}

/// Each body got what was asked for it at that price. Of a price that is no more it is known to whom it went, not how
/// much to each; of a notice that is not here, that something came to us.
fn went_where_asked(receipt: &Receipt, shares: &[Share], part: Option<&Instalment>, ours: &str) -> bool {
    let came = by_body(shares.iter().map(|share| (share.body.as_str(), share.amount.cents())));
    let Some(part) = part else { return came.contains_key(ours) };
    let paid = receipt.amount.cents();
    let off = |place: usize| if place == 0 { part.amount.0 - paid.0 } else { 0 };
    let asked = part.transfers.iter().enumerate();
    let asked = by_body(asked.map(|(place, to)| (to.beneficiary.as_str(), Cents(to.amount.0 - off(place)))));
    match part.prices().any(|price| price == paid) {
        true => came == asked,
        false => came.keys().eq(asked.keys()),
    }
}

fn by_body<'a>(all: impl Iterator<Item = (&'a str, Cents)>) -> BTreeMap<&'a str, i64> {
    let mut sums = BTreeMap::new();
    for (body, amount) in all {
        *sums.entry(body).or_default() += amount.0;
    }
    sums
}

/// Accounts of our shares that the notice does not name; nothing where it names none.
fn strange_accounts<'a>(shares: &'a [Share], part: &Instalment, ours: &str) -> Vec<&'a str> {
    let own = part.transfers.iter().filter(|to| to.beneficiary == ours);
    let own = own.filter_map(|to| match &to.to {
        Destination::Account { iban, postal } => {
            Some([Some(iban.as_str()), postal.as_ref().map(|iban| iban.as_str())])
        }
        Destination::Told(account) => Some([Some(account.as_str()), None]),
        Destination::Stamp(_) => None,
    });
    let own: Vec<&str> = own.flatten().flatten().filter(|iban| !iban.is_empty()).collect();
    let came = shares.iter().filter(|share| share.body.as_str() == ours && !own.is_empty());
    let accounts = came.filter_map(|share| match &share.credit.to {
        Paid::Iban(account) => Some(account.as_str()),
        Paid::Stamp(_) => None,
    });
    accounts.filter(|came| !own.iter().any(|iban| iban.eq_ignore_ascii_case(came))).collect()
}
