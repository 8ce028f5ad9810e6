//! How a customer's service begins and ends: steps in their order, days that the law counts, an archive that holds
//! its own alone, an erasure that takes the customer and nobody else.

mod archive;
mod batches;
mod begins;
mod customers;
mod ends;
mod erasure;
mod formal_notice;

use archive::*;
use batches::*;
use begins::*;
use ends::*;
use erasure::*;
use formal_notice::*;

on_both_engines! {
    the_fifth_working_day_leaves_holidays_out;
    a_service_begins_step_by_step;
    an_offer_is_made_with_its_document_and_others_do_not_see_it;
    a_certified_letter_gives_notice_at_its_own_instant;
    from_the_day_of_the_end_nobody_of_the_customer_comes_in;
    a_notice_taken_back_in_time_changes_nothing;
    the_formal_notice_is_kept_and_sent_once;
    a_formal_notice_to_an_address_that_takes_no_mail_says_so;
    the_formal_notice_goes_by_certified_mail;
    an_archive_holds_the_customers_own_and_runs_nothing;
    an_erasure_takes_the_customer_and_nobody_else;
    while_a_customer_is_erased_mail_leaves;
    letters_set_aside_go_in_batches_too;
    counting_again_lets_other_work_through;
    a_crash_goes_on_where_it_was_and_a_hold_stops_the_next_batch;
    another_body_cannot;
}
