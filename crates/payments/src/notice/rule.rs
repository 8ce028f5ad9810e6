//! What may be printed, and how long: a text beyond its room is cut here, so that no page is ever too small.

use pagopa::cents::LARGEST;

use super::{Asked, Creditor, Debtor, Notice, NoticeError, Payment, PostalAccount};

// Docs.pagopa.it for the subject and the account; the others are those of MyPay.
const SUBJECT: usize = 90;
const CREDITOR: usize = 50;
/// Office and contacts together.
const CREDITOR_DATA: usize = 100;
const DEBTOR: usize = 70;
const ADDRESS: usize = 140;
const HOLDER: usize = 50;
const ACCOUNT: usize = 12;
/// With more parts there is no room for the panel of the whole.
const PARTS_WITH_WHOLE: usize = 9;

/// The notice as it is drawn, or why it cannot be.
pub(super) fn printable(notice: &Notice) -> Result<Notice, NoticeError> {
    let printable = Notice {
        creditor: creditor(&notice.creditor),
        debtor: debtor(&notice.debtor),
        subject: subject(&notice.subject),
        asked: asked(&notice.asked)?,
        postal: notice.postal.as_ref().map(postal).transpose()?,
        second: notice.second.filter(|second| *second != notice.lang),
        ..notice.clone()
    };
    match &printable {
        Notice { creditor, .. } if creditor.name.is_empty() => Err(NoticeError::NoCreditor),
        Notice { debtor, .. } if debtor.name.is_empty() => Err(NoticeError::NoDebtor),
        Notice { subject, .. } if subject.is_empty() => Err(NoticeError::NoSubject),
        _ => Ok(printable),
    }
}

pub(super) fn creditor(creditor: &Creditor) -> Creditor {
    let office = cut(&creditor.office, CREDITOR_DATA);
    let contacts = cut(&creditor.contacts, CREDITOR_DATA - office.chars().count());
    Creditor {
        name: cut(&creditor.name, CREDITOR),
        code: creditor.code.clone(),
        office,
        contacts,
        interbank: creditor.interbank.clone().filter(|code| !code.trim().is_empty()),
    }
}

pub(super) fn debtor(debtor: &Debtor) -> Debtor {
    Debtor { name: cut(&debtor.name, DEBTOR), address: cut(&debtor.address, ADDRESS), ..debtor.clone() }
}

pub(super) fn subject(text: &str) -> String {
    sentence(&cut(text, SUBJECT))
}

fn asked(asked: &Asked) -> Result<Asked, NoticeError> {
    let payments: Vec<&Payment> = match asked {
        Asked::Once(payment) => vec![payment],
        Asked::InParts { whole, parts } => whole.iter().chain(parts).collect(),
        Asked::Fine { discounted, reduced } => vec![discounted, reduced],
    };
    if payments.iter().any(|payment| !payment.amount.is_positive() || payment.amount > LARGEST) {
        return Err(NoticeError::Amount);
    }
    match asked {
        Asked::InParts { parts, .. } if parts.len() < 2 => Err(NoticeError::Parts),
        Asked::InParts { parts, .. } if parts.len() > PARTS_WITH_WHOLE => {
            Ok(Asked::InParts { whole: None, parts: parts.clone() })
        }
        _ => Ok(asked.clone()),
    }
}

fn postal(account: &PostalAccount) -> Result<PostalAccount, NoticeError> {
    let number = account.number.trim();
    if !(1..=ACCOUNT).contains(&number.len()) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NoticeError::Account);
    }
    Ok(PostalAccount {
        number: number.to_owned(),
        holder: cut(&account.holder, HOLDER),
        permit: account.permit.trim().to_owned(),
    })
}

/// At most so many characters, one space between words; what is cut says so.
fn cut(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    if most == 0 { kept } else { format!("{}…", kept.trim_end()) }
}

/// The first letter is a capital; the rest stays, since initials must.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
