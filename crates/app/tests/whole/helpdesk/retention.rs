//! What is old goes at night, what is held stays, and one person's data are found, handed over and erased.

mod hands;
mod holds;
mod letters;
mod night;
mod person;
mod tables;

use holds::*;
use letters::*;
use night::*;
use person::*;

on_both_engines! {
    the_night_takes_what_is_old_and_leaves_the_rest;
    letters_go_byte_for_byte_and_never_come_back;
    a_person_is_found_handed_over_and_erased;
    a_person_takes_along_all_that_there_is;
    a_transaction_is_bounded_over_all_entries;
    letters_of_a_held_customer_stay;
    a_closed_defect_loses_its_words_in_its_time;
    a_round_that_a_crash_cut_short_is_closed_by_the_next;
    an_erased_request_takes_its_appointments_along;
    holds_are_the_leads;
}
