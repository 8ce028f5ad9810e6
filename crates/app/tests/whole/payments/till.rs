//! The desk of payments, who owes, what he opens himself, what goes back.

mod by_hand;
mod cart;
mod citizen;
mod counter;
mod list;
mod refunds;
mod seen;

use crate::support::Answer;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::till::Till;
use axum::body::Body;
use axum::http::Request;
use pagopa::NoticeNumber;
use payments::pay_now;

use by_hand::*;
use cart::*;
use citizen::*;
use counter::*;
use list::*;
use refunds::*;
use seen::*;

on_both_engines! {
    the_list_says_what_the_position_says;
    a_position_is_found_by_number_code_and_the_words_of_a_name;
    without_a_filter_there_is_the_newest_page_only;
    a_clerk_sees_his_own_kinds_of_due_only;
    another_body_sees_nothing;
    whoever_looks_leaves_a_trace_without_names;
    a_position_is_written_by_hand_once;
    what_is_typed_wrong_is_said_and_kept;
    of_two_clerks_one_is_told;
    a_cashier_takes_money_and_changes_nothing;
    other_amounts_and_dates_keep_the_numbers;
    a_citizen_finds_his_notice_and_nobody_elses;
    a_citizen_opens_what_he_pays_once;
    a_cart_goes_out_and_only_the_receipt_pays;
    money_goes_back_through_four_hands;
    the_counter_is_told_of_a_fee;
}

pub(super) async fn ask(till: &Till, login: &str, rest: &str) -> Answer {
    let cookie = visitor(&till.house.signed_in(till.body, login).await);
    let path = format!("/{}/{rest}", till.slug());
    till.house.request(Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap()).await
}

pub(super) async fn tell(till: &Till, login: &str, rest: &str, fields: &[(&str, &str)]) -> Answer {
    let cookie = visitor(&till.house.signed_in(till.body, login).await);
    till.house.request(form(&format!("/{}/{rest}", till.slug()), &cookie, &visitors_token(), fields)).await
}

/// A citizen: nobody in particular.
async fn citizen(till: &Till, rest: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/{}/{rest}", till.slug());
    till.house.request(form(&path, &visitor(""), &visitors_token(), fields)).await
}

fn secret(till: &Till, nav: &NoticeNumber) -> String {
    pay_now::token(&till.house.house.ctx.key, till.body, nav)
}

pub(super) const BY_HAND: [(&str, &str); 9] = [
    ("request", "0123456789abcdef0123456789abcdef"),
    ("kind", "F"),
    ("code", "RSSDAA80A41L424T"),
    ("name", "Ada  Rossi"),
    ("reason", "Mensa, primo semestre"),
    ("amount", "100,00"),
    ("parts", "3"),
    ("at_once", "yes"),
    ("publish", "yes"),
];
