//! Appointments of a ticket: a seat and a step together, attempts, and visits while help on site is suspended.

mod hands;
mod missed;
mod pages;
mod seats;
mod suspended;

use missed::*;
use pages::*;
use seats::*;
use suspended::*;

on_both_engines! {
    a_call_back_pauses_until_its_hour_and_not_longer;
    the_last_seat_goes_to_one_of_two_desks;
    a_visit_has_its_clock_from_asking_to_done;
    the_requester_is_told_sees_his_own_and_gives_up;
    a_suspension_holds_to_the_second;
    an_exception_needs_four_eyes;
    what_was_booked_before_is_listed_and_made_remote;
    a_seat_is_chosen_on_a_page_and_nothing_typed_is_lost;
    another_body_reaches_neither_ticket_nor_agenda;
    without_an_agenda_a_call_back_is_a_free_time;
    a_missed_seat_is_told_once_after_its_end;
    tries_are_those_of_the_hour;
    a_closed_ticket_keeps_no_live_seat;
    what_hangs_on_a_merged_ticket_goes_on;
    with_an_agenda_a_free_hour_is_refused;
}
