//! Several colleagues at one desk: nobody locks a ticket, nobody overwrites anybody, and each sees the others.

mod drafts;
mod hands;
mod many;
mod phrases;
mod severity;
mod side_by_side;
mod strangers;
mod views;

use drafts::*;
use many::*;
use phrases::*;
use severity::*;
use side_by_side::*;
use strangers::*;
use views::*;

on_both_engines! {
    a_severity_by_hand_keeps_both_values_and_the_reason;
    a_severity_by_hand_is_refused_without_reason_or_difference;
    a_phrase_is_put_into_the_answer_and_never_sent_unread;
    phrases_are_kept_by_who_leads_the_desk;
    a_view_is_ones_own_or_shared_by_who_leads;
    a_filter_asks_for_all_its_conditions;
    many_tickets_at_once_each_with_its_verdict;
    many_at_once_change_other_peoples_work_only_for_who_leads;
    who_watches_is_named_and_has_a_view_of_it;
    colleagues_see_who_reads_and_who_writes_until_the_heartbeat_ends;
    a_draft_is_its_authors_and_goes_with_the_answer;
    an_answer_to_an_older_state_is_kept_and_shown_beside_what_is_new;
    another_body_and_a_customer_reach_none_of_it;
    a_program_neither_watches_nor_drafts;
    keys_open_the_neighbours_and_tick_the_row;
}
