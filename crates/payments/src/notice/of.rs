//! The notice of a position: what of it can still be paid, on one paper.

use office::Office;
use pagopa::BodyCode;
use platform::Moment;

use super::{Asked, Creditor, Debtor, Due, Notice, NoticeError, Payment, PostalAccount, Variant};
use crate::position::{Destination, Instalment, PaymentOption, Position, State};
use crate::said;

impl Notice {
    /// What can be paid of a position now, whoever prints it. Of options that others owe nothing is printed: `whose` is
    /// the code of who owes.
    pub fn of(
        office: &Office,
        position: &Position,
        whose: &str,
        variant: Variant,
        now: Moment,
    ) -> Result<Notice, NoticeError> {
        let account = office.body.creditor.as_ref().ok_or(NoticeError::NoCreditor)?;
        if !position.may_be_printed(now) {
            let draft = position.state(now) == State::Draft;
            return Err(if draft { NoticeError::Draft } else { NoticeError::Nothing });
        }
        let open = |option: &&PaymentOption| option.debtor.code == whose && !position.is_other(option);
        let options: Vec<&PaymentOption> = position.options.iter().filter(open).collect();
        let first = options.first().ok_or(NoticeError::Nothing)?;
        let open = || options.iter().flat_map(|option| unpaid(option));
        // The post office takes what goes to postal accounts as a whole, as the platform is told (`allCCP`); a
        // stamp is bought on line only (payments reference, 4 and 9).
        let by_post = open().all(Instalment::all_postal);
        let stamp =
            |part: &Instalment| part.transfers.iter().any(|to| matches!(to.to, Destination::Stamp(_)));
        let checkout_only = open().any(stamp);
        let languages = office.pass_languages(position.lang);
        Ok(Notice {
            creditor: Creditor::of(office, position)?,
            debtor: Debtor::of(&first.debtor),
            subject: first.description.clone(),
            reason: first.instalments.first().map_or_else(String::new, |part| part.description.clone()),
            asked: asked(office, position, &options, now)?,
            postal: account.postal_account.as_ref().filter(|_| by_post).map(|account| PostalAccount {
                number: account.number.clone(),
                holder: account.holder.clone(),
                permit: account.authorisation.clone(),
            }),
            checkout_only,
            lang: position.lang,
            second: languages.into_iter().find(|lang| *lang != position.lang),
            variant,
        })
    }
}

impl Creditor {
    /// The body and its office, as they stand on what is printed of a position.
    pub(super) fn of(office: &Office, position: &Position) -> Result<Creditor, NoticeError> {
        let creditor = office.body.creditor.as_ref().ok_or(NoticeError::NoCreditor)?;
        let due = office.dues.iter().find(|due| due.id == position.due);
        let contacts = [office.body.phone.as_str(), office.body.mail.as_str()];
        Ok(Creditor {
            name: position.company_name.clone(),
            code: BodyCode::parse(&creditor.fiscal_code).map_err(|_| NoticeError::NoCreditor)?,
            office: position
                .office_name
                .clone()
                .or_else(|| due.map(|due| due.doc.office.clone()))
                .unwrap_or_default(),
            contacts: contacts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "),
            interbank: Some(creditor.interbank.clone()).filter(|code| !code.is_empty()),
        })
    }
}

impl Debtor {
    pub(super) fn of(debtor: &crate::position::Debtor) -> Debtor {
        let place = [debtor.postcode.as_str(), debtor.city.as_str()];
        let place = place.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        let place = if debtor.province.is_empty() { place } else { format!("{place} ({})", debtor.province) };
        let street = format!("{} {}", debtor.street, debtor.civic);
        let address = [street.trim(), place.trim()];
        Debtor {
            name: debtor.name.clone(),
            fiscal_code: debtor.code.clone(),
            address: address.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "),
        }
    }
}

/// One plan fits on a paper; of several the first is printed, the others stay open on line.
fn asked(
    office: &Office,
    position: &Position,
    options: &[&PaymentOption],
    now: Moment,
) -> Result<Asked, NoticeError> {
    let payment = |part: &Instalment| Payment {
        number: part.nav.clone(),
        amount: part.amount,
        due: if said::undated(office, position.due) {
            Due::Open
        } else {
            Due::On(office.date_of(part.due_at))
        },
    };
    let whole = options.iter().find(|option| option.whole).and_then(|option| unpaid(option).next());
    // Less is offered on paper where it is one price and can still be paid.
    if let Some(part) = whole
        && let [reduction] = part.reductions[..]
        && reduction.holds(now)
    {
        let days = |days: i64| Due::AfterService { days: u16::try_from(days).unwrap_or(u16::MAX) };
        let reduced = payment(part);
        let (soon, all) = match (reduction.until, said::days_from_service(office, position.due)) {
            (Some(until), _) => (Due::On(office.date_of(until)), reduced.due),
            (None, Some((soon, all))) => (days(soon), days(all)),
            // The kind of due counts otherwise since.
            (None, None) => (reduced.due, reduced.due),
        };
        let discounted = Payment { amount: reduction.amount, due: soon, ..reduced.clone() };
        return Ok(Asked::Fine { discounted, reduced: Payment { due: all, ..reduced } });
    }
    let plan = options.iter().find(|option| !option.whole);
    let parts: Vec<Payment> = plan.into_iter().flat_map(|option| unpaid(option)).map(&payment).collect();
    let whole = whole.map(&payment);
    match (whole, parts.len()) {
        (Some(whole), 0) => Ok(Asked::Once(whole)),
        (None, 0) => Err(NoticeError::Nothing),
        (None, 1) => Ok(Asked::Once(parts[0].clone())),
        (Some(whole), 1) => Ok(Asked::Once(whole)),
        (whole, _) => Ok(Asked::InParts { whole, parts }),
    }
}

fn unpaid(option: &PaymentOption) -> impl Iterator<Item = &Instalment> {
    option.instalments.iter().filter(|part| part.payment.is_none())
}

impl NoticeError {
    /// The sentence for people.
    pub fn key(&self) -> &'static str {
        match self {
            NoticeError::Draft => "notice-error-draft",
            NoticeError::NoCreditor => "notice-error-creditor",
            NoticeError::NoDebtor => "notice-error-debtor",
            NoticeError::Debtors => "notice-error-debtors",
            NoticeError::NoSubject => "notice-error-subject",
            NoticeError::Amount => "notice-error-amount",
            NoticeError::Parts | NoticeError::Nothing => "notice-error-nothing",
            NoticeError::Account => "notice-error-account",
            NoticeError::Symbol | NoticeError::Pdf(_) => "notice-error-file",
        }
    }
}

impl From<NoticeError> for platform::web::Failed {
    fn from(error: NoticeError) -> Self {
        let sentence = platform::web::Sentence::new(error.key());
        match error {
            NoticeError::Draft => platform::web::Failed::conflict(sentence),
            _ => platform::web::Failed::bad(sentence),
        }
    }
}
