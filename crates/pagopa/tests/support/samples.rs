//! A plan of two instalments and a cart, made up for these tests.

use jiff::civil::{DateTime, date};
use pagopa::cart::{Cart, CartNotice, CartRequest, ReturnUrls};
use pagopa::options::{Instalment, InstalmentStatus, OptionStatus, PaymentOption, PaymentOptions};
use pagopa::{BodyCode, Cents, NoticeNumber, Segregation};

pub fn body() -> BodyCode {
    BodyCode::parse("80012345676").expect("eleven digits")
}

pub fn number(base: i64) -> NoticeNumber {
    NoticeNumber::of_series(Segregation::new(7).expect("at most 45"), base).expect("within the series")
}

fn end_of(month: i8) -> DateTime {
    date(2026, month, 28).at(23, 59, 59, 0)
}

fn instalment(base: i64, month: i8, cents: i64, status: InstalmentStatus) -> Instalment {
    let nav = number(base);
    Instalment {
        iuv: nav.iuv(),
        nav,
        amount: Cents(cents),
        description: format!("Mensa scolastica, rata {base}"),
        due_date: end_of(month),
        valid_from: end_of(1),
        status,
        status_reason: String::from("In attesa"),
    }
}

fn option(status: OptionStatus, installments: Vec<Instalment>) -> PaymentOption {
    PaymentOption {
        description: String::from("Mensa scolastica"),
        number_of_installments: installments.len(),
        amount: installments.iter().map(|instalment| instalment.amount).sum(),
        due_date: installments[0].due_date,
        valid_from: end_of(1),
        status,
        status_reason: String::from("In attesa"),
        all_ccp: false,
        installments,
    }
}

/// A plan whose instalments stand in the wrong order, before the single payment that is due sooner.
pub fn options(option_status: OptionStatus, status: InstalmentStatus) -> PaymentOptions {
    let plan = vec![instalment(3, 9, 3333, status), instalment(2, 6, 3334, status)];
    PaymentOptions {
        organization_fiscal_code: body(),
        company_name: String::from("Comune di Prova"),
        office_name: Some(String::from("Scuola")),
        standin: false,
        payment_options: vec![
            option(option_status, plan),
            option(option_status, vec![instalment(1, 5, 6667, status)]),
        ],
    }
}

pub fn cart_of(notices: usize) -> CartRequest {
    let page = |name: &str| format!("https://sportello.example/pagamenti/{name}");
    let notice = |base: usize| CartNotice {
        notice_number: number(base as i64),
        fiscal_code: body(),
        amount: Cents(1250),
        company_name: String::from("Comune di Prova"),
        description: String::from("Mensa scolastica"),
    };
    CartRequest {
        email_notice: Some(String::from("ada@example.org")),
        payment_notices: (1..=notices).map(notice).collect(),
        return_urls: ReturnUrls {
            return_ok_url: page("esito"),
            return_cancel_url: page("annullato"),
            return_error_url: page("errore"),
            return_waiting_url: page("attesa"),
        },
        id_cart: Some(String::from("c-17")),
        all_ccp: Some(false),
    }
}

pub fn cart() -> Cart {
    Cart::new(cart_of(2)).expect("within the limits")
}
