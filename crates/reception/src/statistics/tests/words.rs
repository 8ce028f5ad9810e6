//! The page and the file in words.

use office::Office;
use platform::i18n::{Lang, Tr};
use platform::web::Page;

use super::*;
use crate::statistics::page::{Filter, StatisticsPage};
use crate::statistics::{export, shown};

/// An office that has nothing but its name.
fn office() -> Office {
    let body = json!({ "key": "prova", "name": "Prova", "languages": ["it"] });
    Office::empty(1, serde_json::from_value(body).unwrap(), rome())
}

fn a_day() -> Figures {
    figures_of(
        "2027-03-10",
        "2027-03-11",
        None,
        &[
            booked(1, "2027-03-10T09:00", "2027-03-11T09:00"),
            booked(2, "2027-03-10T09:00", "2027-03-11T10:00"),
            cancelled(2, "2027-03-10T11:00", "2027-03-11T10:00"),
            announced(1, "2027-03-11T08:50", "2027-03-11T09:00"),
            called(1_001, "2027-03-11T09:10", "appointment", 600),
            ended("served", 1_001, "2027-03-11T09:20", 615),
        ],
    )
}

#[test]
fn every_language_has_all_words() {
    let (office, figures) = (office(), a_day());
    for lang in Lang::ALL {
        let page = Page { tr: Tr(lang), ..Page::default() };
        let period = Period { from: "2027-03-10".parse().unwrap(), to: "2027-03-11".parse().unwrap() };
        let file = export::csv(&page, &office, "", period, &figures);
        assert!(!file.contains("[statistics-"), "{file}");
        let shown = Some(shown::shown(&page, &office, &figures));
        let (filter, problem) = (Filter::default(), None);
        let all = StatisticsPage { page, filter, services: vec![], usual: vec![], problem, shown };
        let text = askama::Template::render(&all).unwrap();
        assert!(!text.contains("[statistics-"), "{text}");
        assert!(text.contains("chart-mark") && !text.contains("style="), "{text}");
    }
}

#[test]
fn the_file_opens_in_an_italian_spreadsheet() {
    let period = Period { from: "2027-03-10".parse().unwrap(), to: "2027-03-11".parse().unwrap() };
    let file = export::csv(&Page::default(), &office(), "", period, &a_day());
    assert!(file.starts_with("\u{feff}Misura;Voce;Dato;Valore;Unità\r\n"), "{file}");
    assert!(file.contains("\r\nTempo allo sportello;;Mediana;615;s\r\n"), "{file}");
    assert!(file.contains("\r\nAnnullamenti;;Quota;50;%\r\n"), "{file}");
}

#[test]
fn a_day_without_anybody_is_said_to_be_empty() {
    assert!(shown::is_empty(&on_11_march(&[])));
    assert!(!shown::is_empty(&a_day()));
}
