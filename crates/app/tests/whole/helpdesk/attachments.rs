//! Files and pages with messages, certified mail that goes out: each reaches whom it is for, and nobody else.

mod certified;
mod files;
mod form;
mod knowledge;
mod pages;

use certified::*;
use files::*;
use knowledge::*;
use pages::*;

on_both_engines! {
    a_photo_comes_with_the_form_and_both_sides_see_it;
    a_form_sent_twice_brings_its_files_once;
    a_refused_file_keeps_the_words_in_every_form;
    the_answer_takes_its_files_along_and_a_note_keeps_them;
    too_much_for_a_mail_is_left_on_the_page;
    a_customer_sends_and_reads_files_and_no_other_customers;
    a_file_is_reached_through_its_own_ticket_alone;
    a_page_is_shown_as_sent_without_what_it_would_do;
    a_page_is_reached_through_its_own_ticket_alone;
    certified_mail_is_answered_by_certified_mail;
    without_a_certified_mailbox_the_desk_says_so_before;
    what_the_provider_refuses_is_written_on_the_message;
    a_formal_notice_needs_a_certified_mailbox_and_tells_its_end;
    notices_of_all_rooms_stop_where_mail_comes_back;
    a_providers_signature_is_evidence_and_drops_nothing;
    files_of_an_article_are_approved_with_it;
}
