//! Notices on their way to who owes: sent once for each occasion, printed by the thousand, shown behind a link.

mod by_app;
mod debtors;
mod own;
mod paid;
mod printing;
mod sending;

use crate::support::Answer;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::till::Till;
use axum::body::Body;
use axum::http::Request;
use by_app::{an_app_in_trouble_is_waited_for_then_the_mail_goes, the_app_comes_first_then_mail_then_paper};
use debtors::of_several_debtors_each_gets_her_own_notice;
use own::{
    a_link_opens_one_code_and_one_mailbox_for_hours,
    each_line_says_what_how_much_until_when_and_how_it_stands, whoever_asks_gets_the_same_answer,
};
use paid::{
    a_returned_address_is_said_and_a_receipt_silences_no_reminder, what_was_paid_long_ago_is_no_news,
    who_has_no_address_is_not_written_to, who_paid_is_told_once_in_her_language,
};
use printing::{
    a_clerk_of_one_kind_of_due_prints_only_these, a_run_broken_off_draws_no_more,
    a_run_goes_on_where_it_was_killed, a_run_that_cannot_be_made_ends_as_failed_and_goes_on_later,
    another_body_never_reaches_a_run, what_was_printed_is_taken_away_after_days,
};
use sending::{
    a_draft_is_sent_when_it_is_published, a_notice_leaves_once_with_its_paper,
    by_hand_it_is_sent_again_by_who_may, nobody_is_reminded_of_what_is_paid_or_withdrawn,
    who_owes_is_reminded_once_of_each_date,
};

on_both_engines! {
    a_notice_leaves_once_with_its_paper;
    a_draft_is_sent_when_it_is_published;
    of_several_debtors_each_gets_her_own_notice;
    who_owes_is_reminded_once_of_each_date;
    nobody_is_reminded_of_what_is_paid_or_withdrawn;
    the_app_comes_first_then_mail_then_paper;
    an_app_in_trouble_is_waited_for_then_the_mail_goes;
    by_hand_it_is_sent_again_by_who_may;
    a_run_goes_on_where_it_was_killed;
    a_run_that_cannot_be_made_ends_as_failed_and_goes_on_later;
    a_clerk_of_one_kind_of_due_prints_only_these;
    a_run_broken_off_draws_no_more;
    another_body_never_reaches_a_run;
    what_was_printed_is_taken_away_after_days;
    whoever_asks_gets_the_same_answer;
    a_link_opens_one_code_and_one_mailbox_for_hours;
    each_line_says_what_how_much_until_when_and_how_it_stands;
    who_paid_is_told_once_in_her_language;
    who_has_no_address_is_not_written_to;
    what_was_paid_long_ago_is_no_news;
    a_returned_address_is_said_and_a_receipt_silences_no_reminder;
}

pub(super) use own::list as own_list;
pub(super) use paid::told;

/// Kinds of due with something said of how their notices leave.
pub(super) fn notify(key: &'static str, what: &'static str) -> impl Fn(String) -> String {
    move |text| {
        text.replace(
            &format!("key = \"{key}\"\nname"),
            &format!("key = \"{key}\"\nnotify = {{ {what} }}\nname"),
        )
    }
}

async fn work(till: &Till) {
    while till.house.house.runner.round().await.unwrap() > 0 {}
}

/// Mails in the spool, with the line breaks of their encoding undone.
pub(super) fn mails(till: &Till) -> Vec<String> {
    let Ok(folder) = std::fs::read_dir(till.house.folder.0.join("mail")) else { return Vec::new() };
    let text = |entry: std::fs::DirEntry| std::fs::read_to_string(entry.path()).unwrap().replace("=\r\n", "");
    folder.flatten().map(text).collect()
}

struct Signed<'a>(&'a Till, String);

impl<'a> Signed<'a> {
    async fn of(till: &'a Till, login: &str) -> Signed<'a> {
        Signed(till, visitor(&till.house.signed_in(till.body, login).await))
    }

    fn nobody(till: &'a Till) -> Signed<'a> {
        Signed(till, visitor(""))
    }

    fn asking(&self, rest: &str) -> Request<Body> {
        Request::get(format!("/{}/{rest}", self.0.slug()))
            .header("cookie", &self.1)
            .body(Body::empty())
            .unwrap()
    }

    async fn get(&self, rest: &str) -> Answer {
        self.0.house.request(self.asking(rest)).await
    }

    async fn post(&self, rest: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/{}/{rest}", self.0.slug());
        self.0.house.request(form(&path, &self.1, &visitors_token(), fields)).await
    }
}
