//! Letters from the mailbox to the ticket: each exactly once, none lost, none that opens what it may not.

mod nasty;
mod server;
mod storm;
mod threads;

use nasty::*;
use server::*;
use storm::*;
use threads::*;

on_both_engines! {
    every_nasty_letter_ends_where_it_should_and_the_next_is_not_delayed;
    certified_mail_counts_in_certified_mailboxes_only;
    receipts_show_on_the_message_that_they_are_about;
    files_come_along_and_cannot_run;
    what_was_set_aside_is_tried_again_or_discarded_with_a_reason;
    a_letter_that_cannot_be_read_waits_for_better_times_and_then_for_people;
    programs_are_not_answered_and_people_once_an_hour;
    the_acknowledgement_says_when_the_desk_opens;
    a_signed_id_leads_home_whatever_the_subject_says;
    a_stranger_with_a_signed_id_waits_for_the_desk;
    a_bad_signature_is_no_evidence;
    a_code_alone_never_reaches_the_ticket;
    a_message_of_others_threads_where_it_is_known_once;
    what_is_over_begins_anew_and_automatic_mail_moves_nothing;
    a_supplier_answers_and_the_desk_has_it_again;
    what_mends_a_defect_is_never_read_by_the_customer;
    who_belongs_to_an_ended_customer_begins_anew;
    mail_that_came_back_stops_us_until_the_address_writes;
    our_own_mail_coming_back_is_dropped;
    an_answer_names_the_letter_that_it_answers;
    three_hundred_letters_and_a_worker_that_dies_all_the_time;
    the_same_letter_in_two_mailboxes_is_one_case;
    a_real_mail_server_gives_each_of_a_thousand_letters_once;
}
