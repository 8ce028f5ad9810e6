//! The door of the national platform: its questions in their order, its receipts kept once, nothing lost.

mod asking;
mod bad_xml;
mod conformance;
mod demanding;
mod inbox;
mod odd;
mod receiving;
mod storm;
mod trouble;

use crate::support::till::{self, Till};
use crate::support::{Folder, On, TestHouse, send};

use asking::*;
use bad_xml::*;
use demanding::*;
use inbox::*;
use odd::*;
use receiving::*;
use storm::*;
use trouble::*;

on_both_engines! {
    the_checks_come_in_the_order_of_the_list;
    each_state_has_its_answer;
    asking_reads_and_changes_nothing;
    vector_numbers_of_others_are_unknown_and_not_refused;
    an_offer_goes_where_it_is_paid;
    a_stamp_travels_in_the_second_version_only;
    the_probe_is_answered_without_a_position;
    a_receipt_pays_once_however_often_it_comes;
    another_receipt_of_a_paid_notice_is_to_be_given_back;
    receipts_come_over_a_station_that_has_ended;
    our_share_of_anothers_notice_is_filed_and_touches_nothing_of_ours;
    a_receipt_of_a_notice_that_nobody_issued_makes_its_position;
    numbers_of_no_rule_of_ours_are_kept_and_explained;
    a_failed_payment_pays_nothing;
    the_archive_stands_in_for_us;
    the_same_name_with_another_content_waits_for_people;
    what_cannot_be_filed_is_kept_and_tried_again;
    a_receipt_as_a_file_and_from_the_archive_is_filed_alike;
    a_demand_makes_one_open_position;
    a_demand_that_the_service_does_not_know_is_refused;
    bad_xml_is_refused_and_nothing_written;
    a_storm_of_receipts_pays_each_notice_once;
    another_body_is_not_touched;
    the_accountant_sees_what_waits_and_uploads_what_is_missing;
    what_does_not_hold_together_waits_and_pays_nothing;
    what_waits_for_people_is_not_paid_again;
    a_trial_office_never_answers_for_a_real_one;
    somebody_takes_it_as_good_and_says_why;
    nothing_of_ours_for_a_paid_notice_is_no_case;
    an_account_that_ours_replaced_is_ours;
    what_is_in_order_counts_whatever_came_before_under_its_name;
    a_file_that_came_over_no_station_of_ours_waits;
}

/// The door is shut beside the public pages, unless a trial says otherwise.
#[tokio::test]
async fn the_door_is_not_in_front() {
    let folder = Folder::new();
    let engine = On::Sqlite.engine(&folder).await;
    let house = TestHouse::built(engine, folder, |plan| plan.node = Default::default()).await;
    let request =
        || axum::http::Request::post(payments::node::PATH).body(axum::body::Body::from("<a/>")).unwrap();
    assert_eq!(house.request(request()).await.status, 404);
    // Who keeps the door says whom he lets in to which body; unsaid, nobody is.
    let unsaid = house.house.node.clone();
    let said = unsaid.clone().layer(axum::Extension(payments::node::Admitted::Everybody));
    assert_eq!(send(unsaid, request()).await.status, 403);
    assert_eq!(send(said, request()).await.status, 500);
}

/// Each answer is told to who counts them, with what it was and how long it took.
#[tokio::test]
async fn answers_are_observed() {
    use pagopa::soap::{FaultCode, Operation};
    use payments::node::{Door, Observer, Outcome};
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let teller = told.clone();
    let observer = Observer(std::sync::Arc::new(move |seen| teller.lock().unwrap().push(seen)));
    let watched =
        |plan: &mut app::compose::Plan| plan.node = Door { in_front: true, observer: Some(observer) };
    let till = Till::built(On::Sqlite, watched, |text| text).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let (nav, body) = (till::nav(&made), till.body);
    till.ask(&crate::support::node::verify(&nav)).await;
    till.receives(&crate::support::node::receipt(&made, "t1")).await;
    till.ask(&crate::support::node::verify(&nav)).await;
    till.say(b"<a/>".to_vec()).await;
    let told: Vec<_> =
        told.lock().unwrap().iter().map(|seen| (seen.body, seen.operation, seen.outcome)).collect();
    let duplicate = Outcome::Refused(FaultCode::PaymentDuplicate);
    let expected = [
        (body, Some(Operation::Verify), Outcome::Ok),
        (body, Some(Operation::SendRtV2), Outcome::Ok),
        (body, Some(Operation::Verify), duplicate),
        (0, None, Outcome::Broken),
    ];
    assert_eq!(told, expected);
}
