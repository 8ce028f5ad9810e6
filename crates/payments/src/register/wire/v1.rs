//! Version 1: one debtor, a flat list of notices; those that are partial payments form one plan.

use office::Office;
use pagopa::Cents;
use platform::Moment;
use platform::web::Failed;
use serde::Deserialize;
use serde_json::{Value, json};

use super::sent::{self, DebtorSent, NAME_MAX, Pair, TransferSent, wrong};
use super::{V1, Version, changed_at, code_of, moment, object, paid_at, pairs, payment_of, with};
use crate::create::{NewInstalment, NewOption, NewPosition};
use crate::position::{Debtor, Instalment, Origin, PaymentOption, Position, State};
use crate::register::asking::Asking;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wish {
    iupd: String,
    #[serde(flatten)]
    debtor: DebtorSent,
    pay_stand_in: Option<bool>,
    switch_to_expired: Option<bool>,
    company_name: String,
    office_name: Option<String>,
    #[serde(default, deserialize_with = "super::date")]
    validity_date: Option<Moment>,
    #[serde(default)]
    payment_option: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    nav: Option<String>,
    iuv: Option<String>,
    amount: i64,
    description: String,
    is_partial_payment: bool,
    #[serde(deserialize_with = "super::needed_date")]
    due_date: Moment,
    notification_fee: Option<i64>,
    #[serde(default)]
    transfer: Vec<TransferSent>,
    payment_option_metadata: Option<Vec<Pair>>,
}

impl Part {
    fn instalment(self, creditor: &str, company: &str) -> Result<NewInstalment, Failed> {
        Ok(NewInstalment {
            nav: super::number(self.nav.as_deref(), self.iuv.as_deref()).ok_or_else(|| wrong("iuv"))?,
            amount: Cents(self.amount),
            fee: Cents(self.notification_fee.unwrap_or(0)),
            due_at: self.due_date,
            description: self.description,
            reductions: Vec::new(),
            metadata: sent::pairs(self.payment_option_metadata),
            transfers: sent::transfers(self.transfer, creditor, company)?,
        })
    }
}

impl Version for V1 {
    type Wish = Wish;

    fn asked(wish: Wish, asking: &Asking) -> Result<NewPosition, Failed> {
        let creditor = code_of(&asking.office);
        let company = sent::text(Some(wish.company_name), "companyName", NAME_MAX)?;
        let company = company.ok_or_else(|| wrong("companyName"))?;
        let debtor = wish.debtor.debtor()?;
        let ends = wish.switch_to_expired.unwrap_or(false);
        let (mut options, mut plan): (Vec<NewOption>, Option<usize>) = (Vec::new(), None);
        for part in wish.payment_option {
            let partial = part.is_partial_payment;
            let instalment = part.instalment(creditor, &company)?;
            if let Some(place) = plan.filter(|_| partial) {
                options[place].instalments.push(instalment);
                continue;
            }
            if partial {
                plan = Some(options.len());
            }
            options.push(NewOption {
                debtor: debtor.clone(),
                description: instalment.description.clone(),
                valid_from: wish.validity_date,
                switch_to_expired: ends,
                whole: !partial,
                instalments: vec![instalment],
            });
        }
        Ok(NewPosition {
            iupd: Some(wish.iupd),
            due: sent::due_of(&asking.office, &options),
            origin: Origin::Program,
            company_name: company,
            office_name: sent::text(wish.office_name, "officeName", NAME_MAX)?,
            stand_in: wish.pay_stand_in.unwrap_or(true),
            tie: None,
            lang: sent::language(&asking.office),
            options,
            publish: asking.publish,
        })
    }

    fn written(position: &Position, now: Moment) -> Value {
        let first = position.options.first();
        let written = object([
            ("iupd", json!(position.iupd)),
            ("payStandIn", json!(position.stand_in)),
            ("switchToExpired", json!(first.is_some_and(|option| option.switch_to_expired))),
            ("companyName", json!(position.company_name)),
            ("officeName", json!(position.office_name)),
            ("validityDate", moment(position.valid_from())),
            ("paymentDate", moment(paid_at(position))),
            ("status", json!(position.state(now).word())),
            (
                "paymentOption",
                position.instalments().map(|(option, part)| part_written(option, part)).collect(),
            ),
        ]);
        first.map_or(written.clone(), |option| with(written, debtor(&option.debtor)))
    }

    fn shown(position: &Position, office: &Office, now: Moment) -> Value {
        let parts = position.instalments().map(|(option, part)| payment(position, option, part, office));
        object([
            ("iupd", json!(position.iupd)),
            ("organizationFiscalCode", json!(code_of(office))),
            ("type", json!(position.options.first().map(|option| option.debtor.kind.word()))),
            ("companyName", json!(position.company_name)),
            ("officeName", json!(position.office_name)),
            ("insertedDate", moment(Some(position.created_at))),
            ("publishDate", moment(position.published_at)),
            ("validityDate", moment(position.valid_from().or(position.published_at))),
            ("paymentDate", moment(paid_at(position))),
            ("status", json!(position.state(now).word())),
            ("lastUpdatedDate", moment(Some(changed_at(position)))),
            ("paymentOption", parts.collect()),
        ])
    }

    fn states(word: &str) -> Option<&'static str> {
        Some(match State::parse(word)? {
            State::Draft => ",DRAFT,",
            State::Published => ",PUBLISHED,",
            State::Valid => ",VALID,",
            State::PartiallyPaid => ",PARTIALLY_PAID,",
            State::Paid => ",PAID,",
            State::Reported => ",REPORTED,",
            State::Expired => ",EXPIRED,",
            State::Invalid => ",INVALID,",
        })
    }
}

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

fn part_written(option: &PaymentOption, part: &Instalment) -> Value {
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
        ("status", json!(format!("PO_{}", super::state_word(part)))),
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
