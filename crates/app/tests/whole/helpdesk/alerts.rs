//! Alerts: told once, to whom it concerns, by mail in the desk's hours; a breach that proves wrong is taken back.

mod by_mail;
mod hands;
mod taken_back;
mod whom;

use by_mail::*;
use taken_back::*;
use whom::*;

on_both_engines! {
    a_breach_that_proves_wrong_is_retracted_and_a_later_one_is_told_again;
    correcting_hours_is_an_act_with_a_reason;
    the_holder_is_told_while_at_work_and_else_who_leads_the_desk;
    mails_leave_in_working_hours_and_together;
    who_is_on_call_is_written_to_at_night;
    what_was_seen_or_is_not_wanted_is_not_mailed;
    a_missed_call_back_is_told_once_and_a_made_one_never;
    a_ticket_that_goes_to_and_fro_is_told_to_who_leads_the_desk;
    who_cannot_sign_in_is_told_nothing_and_given_nothing;
    an_address_that_takes_no_mail_leaves_the_alert_on_the_page;
}
