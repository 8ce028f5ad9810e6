//! The page in words.

use agenda::appointment::Channel;
use jiff::civil::date;
use office::people::Contact;
use platform::i18n::{Lang, Tr};
use platform::web::Page;

use super::{NINE, Small, booked};
use crate::plan::page;
use crate::plan::sheet::Booked;
use crate::plan::view::Sight;

#[tokio::test]
async fn the_page_has_its_words_in_every_language() {
    let small = Small::open("words").await;
    let before = NINE.plus_s(-3_600);
    small.close(1, before).await.unwrap();
    let contact = Contact {
        name: "Ada <b>".into(),
        email: Some("ada@example.it".into()),
        phone: None,
        mail_fails: false,
    };
    let mut day = small.day().await;
    // An hour ago, and nobody came.
    let late = Booked { id: 2, start: before.ms() - 60_000, ..booked() };
    day.booked = vec![Booked { contact, channel: Channel::Web.word().into(), ..booked() }, late];
    for lang in Lang::ALL {
        let page = Page { tr: Tr(lang), now: before, ..Page::default() };
        let (office, service) = (&*small.office, &small.office.services[0]);
        let sight =
            Sight { office, service, date: date(2027, 3, 12), page: &page, manages: true, now: before };
        let view = sight.view(&day);
        assert_eq!(view.closed.as_deref(), Some("Festa del patrono"));
        let shown = askama::Template::render(&page::PlanView { page, view }).unwrap();
        assert!(!shown.contains("[plan-"), "{shown}");
        assert!(shown.contains("Ada &#60;b&#62;") && shown.contains("value=\"open\""), "{shown}");
    }
}
