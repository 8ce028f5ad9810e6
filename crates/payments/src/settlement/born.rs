//! A position made from a line that nothing else explains.

use jiff::civil::Date;
use office::Office;
use pagopa::{Cents, Iuv, NoticeNumber};
use platform::Moment;
use platform::i18n::Lang;
use platform::store::Tx;

use super::facts::Told;
use crate::create::own_share;
use crate::position::{Debtor, Destination, Instalment, Origin, PaymentOption, Position, Transfer};

/// A position that only a flow knows of: of nobody in particular, of no kind of due, flagged by its origin. It is
/// never published: once the flow takes the payment back, nobody may be asked for it.
pub(super) fn from_line(tx: &Tx, office: &Office, told: &Told, now: Moment) -> Option<Position> {
    let creditor = office.fiscal_code()?;
    let iuv = Iuv::parse(&told.line.iuv).ok()?;
    // Seventeen digits are the end of a number that begins with 3, fifteen of one that begins with 0.
    let nav = NoticeNumber::of_iuv(&iuv).or_else(|_| NoticeNumber::parse(&format!("000{iuv}"))).ok()?;
    let (id, amount) = (tx.new_id(), Cents(told.line.amount));
    let description = format!("/RFB/{iuv}");
    let nowhere = Destination::Told(String::new());
    let transfer = own_share(office, nowhere, "", amount, &description).ok()?;
    let (name, transfer) =
        (transfer.company_name.clone(), Transfer { place: told.line.place.max(1), ..transfer });
    let instalment = Instalment {
        id: tx.new_id(),
        place: 1,
        nav,
        iuv,
        amount,
        fee: Cents::ZERO,
        due_at: noon(office, &told.paid_on).unwrap_or(now),
        description: description.clone(),
        reductions: Vec::new(),
        metadata: Vec::new(),
        transfers: vec![transfer],
        payment: None,
    };
    let option = PaymentOption {
        place: 1,
        debtor: Debtor::anonymous(),
        description,
        valid_from: None,
        switch_to_expired: false,
        whole: true,
        instalments: vec![instalment],
    };
    Some(Position {
        body: office.id,
        id,
        iupd: format!("{creditor}F{id}"),
        due: 0,
        origin: Origin::Flow,
        creditor: creditor.to_owned(),
        company_name: name,
        office_name: None,
        stand_in: false,
        tie: None,
        lang: Lang::It,
        created_at: now,
        published_at: None,
        invalid_at: None,
        version: 1,
        options: vec![option],
        former: Vec::new(),
    })
}

/// Flows say days: noon is within the day in every zone that matters.
pub(super) fn noon(office: &Office, day: &str) -> Option<Moment> {
    let day: Date = day.parse().ok()?;
    office.moment_of(day.at(12, 0, 0, 0))
}
