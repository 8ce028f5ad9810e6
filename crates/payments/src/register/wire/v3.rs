//! Version 3: several ways of paying, each with its debtor and its instalments.

use office::Office;
use pagopa::Cents;
use platform::Moment;
use platform::web::Failed;
use serde::Deserialize;
use serde_json::{Value, json};

use super::sent::{self, DebtorSent, NAME_MAX, Pair, TransferSent, wrong};
use super::{V1, V3, Version, changed_at, code_of, moment, object, paid_at, pairs, payment_of, with};
use crate::create::{NewInstalment, NewOption, NewPosition};
use crate::position::{Instalment, Origin, PaymentOption, Position};
use crate::register::asking::Asking;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Wish {
    iupd: String,
    pay_stand_in: Option<bool>,
    company_name: String,
    office_name: Option<String>,
    payment_option: Vec<Way>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Way {
    description: Option<String>,
    #[serde(default, deserialize_with = "super::date")]
    validity_date: Option<Moment>,
    switch_to_expired: Option<bool>,
    debtor: DebtorSent,
    installments: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    nav: Option<String>,
    iuv: Option<String>,
    amount: i64,
    description: String,
    #[serde(deserialize_with = "super::needed_date")]
    due_date: Moment,
    notification_fee: Option<i64>,
    transfer: Vec<TransferSent>,
    installment_metadata: Option<Vec<Pair>>,
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
            metadata: sent::pairs(self.installment_metadata),
            transfers: sent::transfers(self.transfer, creditor, company)?,
        })
    }
}

impl Way {
    /// One instalment is a payment at once.
    fn option(self, creditor: &str, company: &str) -> Result<NewOption, Failed> {
        let parts = self.installments.into_iter().map(|part| part.instalment(creditor, company));
        let instalments = parts.collect::<Result<Vec<_>, _>>()?;
        let of_first = || instalments.first().map(|first| first.description.clone()).unwrap_or_default();
        let description = sent::text(self.description, "description", NAME_MAX)?;
        Ok(NewOption {
            debtor: self.debtor.debtor()?,
            description: description.unwrap_or_else(of_first),
            valid_from: self.validity_date,
            switch_to_expired: self.switch_to_expired.unwrap_or(false),
            whole: instalments.len() == 1,
            instalments,
        })
    }
}

impl Version for V3 {
    type Wish = Wish;

    fn asked(wish: Wish, asking: &Asking) -> Result<NewPosition, Failed> {
        let company = sent::text(Some(wish.company_name), "companyName", NAME_MAX)?;
        let company = company.ok_or_else(|| wrong("companyName"))?;
        let creditor = code_of(&asking.office);
        let options = wish.payment_option.into_iter().map(|way| way.option(creditor, &company));
        let options = options.collect::<Result<Vec<_>, _>>()?;
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
        object([
            ("iupd", json!(position.iupd)),
            ("payStandIn", json!(position.stand_in)),
            ("companyName", json!(position.company_name)),
            ("officeName", json!(position.office_name)),
            ("paymentDate", moment(paid_at(position))),
            ("status", json!(position.state(now).word_v3())),
            ("paymentOption", position.options.iter().map(|option| way_written(position, option)).collect()),
        ])
    }

    fn shown(position: &Position, office: &Office, now: Moment) -> Value {
        object([
            ("iupd", json!(position.iupd)),
            ("organizationFiscalCode", json!(code_of(office))),
            ("companyName", json!(position.company_name)),
            ("officeName", json!(position.office_name)),
            ("insertedDate", moment(Some(position.created_at))),
            ("publishDate", moment(position.published_at)),
            ("paymentDate", moment(paid_at(position))),
            ("status", json!(position.state(now).word_v3())),
            ("lastUpdatedDate", moment(Some(changed_at(position)))),
            (
                "paymentOption",
                position.options.iter().map(|option| way_shown(position, option, office)).collect(),
            ),
        ])
    }

    fn states(word: &str) -> Option<&'static str> {
        match word {
            "PAID" => Some(",PAID,REPORTED,"),
            "UNPAYABLE" => Some(",EXPIRED,INVALID,"),
            "REPORTED" | "EXPIRED" | "INVALID" => None,
            word => V1::states(word),
        }
    }
}

fn way_written(position: &Position, option: &PaymentOption) -> Value {
    object([
        ("description", json!(option.description)),
        ("validityDate", moment(option.valid_from)),
        ("switchToExpired", json!(option.switch_to_expired)),
        ("debtor", object(super::notice::debtor(&option.debtor))),
        ("installments", option.instalments.iter().map(|part| part_written(position, part)).collect()),
    ])
}

fn part_written(position: &Position, part: &Instalment) -> Value {
    object([
        ("nav", json!(part.nav)),
        ("iuv", json!(part.iuv)),
        ("amount", json!(part.amount)),
        ("description", json!(part.description)),
        ("dueDate", moment(Some(part.due_at))),
        ("fee", json!(0)),
        ("notificationFee", json!(part.fee)),
        ("status", json!(super::state_word(position, part))),
        ("transfer", part.transfers.iter().map(super::transfer_written).collect()),
        ("installmentMetadata", pairs(&part.metadata)),
    ])
}

fn way_shown(position: &Position, option: &PaymentOption, office: &Office) -> Value {
    let parts = option.instalments.iter().map(|part| part_shown(position, part, office));
    object([
        ("switchToExpired", json!(option.switch_to_expired)),
        ("insertedDate", moment(Some(position.created_at))),
        ("validityDate", moment(option.valid_from.or(position.published_at))),
        ("debtor", object(super::notice::debtor(&option.debtor))),
        ("installments", parts.collect()),
    ])
}

fn part_shown(position: &Position, part: &Instalment, office: &Office) -> Value {
    let transfers = part.transfers.iter().map(|transfer| super::transfer_shown(position, transfer));
    let shown = object([
        ("nav", json!(part.nav)),
        ("iuv", json!(part.iuv)),
        ("organizationFiscalCode", json!(code_of(office))),
        ("amount", json!(part.amount)),
        ("description", json!(part.description)),
        ("dueDate", moment(Some(part.due_at))),
        ("notificationFee", json!(part.fee)),
        ("status", json!(super::state_word(position, part))),
        ("lastUpdatedDate", moment(Some(changed_at(position)))),
        ("installmentMetadata", pairs(&part.metadata)),
        ("transfer", transfers.collect()),
    ]);
    with(shown, payment_of(part))
}
