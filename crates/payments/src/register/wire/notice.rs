//! People, and one notice by itself as version 1 shows it.

use office::Office;
use platform::Moment;
use serde_json::{Value, json};

use super::{changed_at, code_of, moment, object, pairs, payment_of, with};
use crate::position::{Debtor, Instalment, PaymentOption, Position};

/// Both versions write people alike.
pub(super) fn debtor(debtor: &Debtor) -> [(&'static str, Value); 11] {
    [
        ("type", json!(debtor.kind.word())),
        ("fiscalCode", json!(debtor.code)),
        ("fullName", json!(debtor.name)),
        ("streetName", json!(debtor.street)),
        ("civicNumber", json!(debtor.civic)),
        ("postalCode", json!(debtor.postcode)),
        ("city", json!(debtor.city)),
        ("province", json!(debtor.province)),
        ("country", json!(debtor.country)),
        ("email", json!(debtor.email)),
        ("phone", json!(debtor.phone)),
    ]
}

pub(super) fn part_written(option: &PaymentOption, part: &Instalment) -> Value {
    object([
        ("nav", json!(part.nav)),
        ("iuv", json!(part.iuv)),
        ("amount", json!(part.amount)),
        ("description", json!(part.description)),
        ("isPartialPayment", json!(!option.whole)),
        ("dueDate", moment(Some(part.due_at))),
        ("fee", json!(0)),
        ("notificationFee", json!(part.fee)),
        ("transfer", part.transfers.iter().map(super::transfer_written).collect()),
        ("paymentOptionMetadata", pairs(&part.metadata)),
    ])
}

/// One notice; also as it is answered after something was done to it (`PaymentsModelResponse`).
pub fn payment(position: &Position, option: &PaymentOption, part: &Instalment, office: &Office) -> Value {
    let transfers = part.transfers.iter().map(|transfer| super::transfer_shown(position, transfer));
    let shown = object([
        ("nav", json!(part.nav)),
        ("iuv", json!(part.iuv)),
        ("organizationFiscalCode", json!(code_of(office))),
        ("amount", json!(part.amount)),
        ("description", json!(part.description)),
        ("isPartialPayment", json!(!option.whole)),
        ("dueDate", moment(Some(part.due_at))),
        ("insertedDate", moment(Some(position.created_at))),
        ("notificationFee", json!(part.fee)),
        ("status", json!(format!("PO_{}", super::state_word(position, part)))),
        ("lastUpdatedDate", moment(Some(changed_at(position)))),
        ("paymentOptionMetadata", pairs(&part.metadata)),
        ("transfer", transfers.collect()),
    ]);
    with(shown, payment_of(part))
}

/// `PaymentsWithDebtorInfoModelResponse`: one notice, who owes, and what became of the position.
pub fn with_debtor(
    position: &Position,
    option: &PaymentOption,
    part: &Instalment,
    office: &Office,
    now: Moment,
) -> Value {
    let shown = with(payment(position, option, part, office), debtor(&option.debtor));
    with(
        shown,
        [
            ("iupd", json!(position.iupd)),
            ("companyName", json!(position.company_name)),
            ("officeName", json!(position.office_name)),
            ("debtPositionStatus", json!(position.state(now).word())),
        ],
    )
}
