//! Money that was too much, in words for who paid it: how much, when, to whom, why, and what becomes of it.

use office::Office;
use pagopa::NoticeNumber;
use platform::i18n::Tr;
use platform::web::Page;

use super::{Case, Standing};
use crate::notice::words::{date, euro};
use crate::said;

/// One payment beside what was owed.
pub(crate) struct Extra {
    pub id: i64,
    pub amount: String,
    /// When and where it was paid; nothing while only a flow has told of it.
    pub paid: Option<(String, String)>,
    pub receipt: String,
    pub why: String,
    pub then: String,
}

/// What came under this number beside what was owed.
pub(crate) fn extras(office: &Office, page: &Page, cases: &[Case], nav: &NoticeNumber) -> Vec<Extra> {
    let shown = |case: &Case| Extra {
        id: case.id,
        amount: said::euro(case.paid_amount()),
        paid: case.paid.as_ref().map(|(at, provider)| (said::day(office, page, *at), provider.clone())),
        receipt: case.receipt.clone(),
        why: why(page.tr, case),
        then: then(office, page.tr, case),
    };
    cases.iter().filter(|case| case.is_of(nav)).map(shown).collect()
}

/// Why it is too much.
pub(crate) fn why(tr: Tr, case: &Case) -> String {
    tr.t(&format!("refund-because-{}", case.cause.word()))
}

/// What becomes of it.
pub(crate) fn then(office: &Office, tr: Tr, case: &Case) -> String {
    let (standing, amount) = (case.standing(), euro(case.amount));
    let key = format!("pay-extra-{}", standing.word());
    match (standing, &case.done) {
        (Standing::Done, Some((at, _))) => {
            tr.t2(&key, "amount", amount, "day", date(case.done_on.unwrap_or(office.date_of(*at))))
        }
        _ => tr.t1(&key, "amount", amount),
    }
}
