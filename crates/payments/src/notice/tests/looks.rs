use std::io::Write;
use std::process::{Command, Stdio};

use platform::pdf::{Area, Element, Role, Scope};

use super::*;

/// What a program of poppler says of a document.
pub(super) fn told(program: &str, arguments: &[&str], pdf: Vec<u8>) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is not there (scripts/tools installs it): {error}"));
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program} refuses what it is given");
    output.stdout
}

fn text(notice: &Notice) -> String {
    let text = told("pdftotext", &["-layout", "-", "-"], render(notice, NOW).unwrap());
    String::from_utf8(text).unwrap().replace('\u{a0}', " ")
}

fn count(elements: &[&Element], role: impl Fn(&Role) -> bool) -> usize {
    elements.iter().filter(|element| role(&element.role)).count()
}

#[test]
fn every_form_keeps_the_rules_of_accessible_documents() {
    for (name, notice) in all() {
        let bytes = render(&notice, NOW).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(bytes, render(&notice, NOW).unwrap(), "{name}: not the same twice");
        let info = String::from_utf8(told("pdfinfo", &["-"], bytes.clone())).unwrap();
        assert!(info.contains("Tagged:          yes"), "{name}: {info}");
        let says = |what: &[u8]| bytes.windows(what.len()).any(|piece| piece == what);
        assert!(says(format!("/Lang({})", notice.lang.code()).as_bytes()), "{name}: no language");
        assert!(says(b"pdfuaid:part") && says(b"pdfaid:conformance"), "{name}: no marks of conformity");
    }
}

#[test]
fn a_screen_reader_finds_headings_tables_and_pictures() {
    for (name, notice) in all() {
        let paper = draw(&notice, NOW).unwrap();
        let tree = paper.tree();
        let elements = tree.all();
        assert_eq!(count(&elements, |role| *role == Role::Heading(1)), 1, "{name}");
        let first = elements.iter().find(|element| matches!(element.role, Role::Heading(_))).unwrap();
        assert_eq!(first.role, Role::Heading(1), "{name}");
        let tables: Vec<_> = elements.iter().filter(|e| matches!(e.role, Role::Table { .. })).collect();
        assert!(!tables.is_empty(), "{name}");
        for row in tables.iter().flat_map(|table| table.all()).filter(|e| e.role == Role::Row) {
            let cells = row.all();
            assert_eq!(count(&cells, |role| *role == Role::HeaderCell(Scope::Row)), 1, "{name}");
            assert_eq!(count(&cells, |role| *role == Role::Cell), 1, "{name}");
            assert!(
                cells.iter().filter(|e| e.role == Role::Cell).all(|cell| !cell.words().is_empty()),
                "{name}"
            );
        }
        for figure in &elements {
            if let Role::Figure { alternative } = &figure.role {
                assert!(alternative.contains("3010 0000"), "{name}: {alternative}");
            }
        }
        assert!(!tree.words().contains('['), "{name}: a text is missing");
    }
}

#[test]
fn the_second_language_is_marked_as_such() {
    let (_, notice) = all().into_iter().find(|(name, _)| *name == "bilingual").unwrap();
    let paper = draw(&notice, NOW).unwrap();
    let german: Vec<String> =
        paper.tree().all().iter().filter(|e| e.lang == Some("de")).map(|e| e.words()).collect();
    for words in ["/ Empfänger", "Wie viel und bis wann?"] {
        assert!(german.contains(&words.to_owned()), "{words} is not in {german:?}");
    }
    assert!(german.iter().all(|words| !words.contains("Destinatario")), "{german:?}");
}

#[test]
fn nothing_covers_anything_and_nothing_leaves_the_page() {
    for (name, notice) in all() {
        let paper = draw(&notice, NOW).unwrap();
        let places = paper.places();
        let width = if notice.variant == Variant::A4 { 595.3 } else { 226.8 };
        for (at, (page, place)) in places.iter().enumerate() {
            assert!(place.x >= 10.0 && place.x + place.width <= width - 10.0, "{name}: {place:?}");
            assert!(
                notice.variant == Variant::Thermal || place.y + place.height < 830.0,
                "{name}: {place:?}"
            );
            for (other_page, other) in &places[at + 1..] {
                assert!(page != other_page || !meet(place, other), "{name}: {place:?} {other:?}");
            }
        }
    }
}

/// Boxes of lines touch; their letters stay within.
fn meet(a: &Area, b: &Area) -> bool {
    let air = 0.6;
    a.x + air < b.x + b.width - air
        && b.x + air < a.x + a.width - air
        && a.y + air < b.y + b.height - air
        && b.y + air < a.y + a.height - air
}

#[test]
fn the_paper_says_all_that_it_must() {
    let text = text(&Notice { postal: postal(), ..once() });
    for words in [
        "Avviso di pagamento",
        "Ente Creditore",
        "Destinatario",
        "Niccolò D’Amico",
        "Via dei Mille 12, 50032 Borgo",
        "Tassa sui rifiuti 2026",
        "1.234,56 €",
        "entro il 31/12/2026",
        "3010 0000 0000 0001 44",
        "01234567897",
        "AB1C2",
        "Bollettino Postale PA",
        "12345678",
        "Comune di Borgo, Tesoreria",
        "AUT. DB/0000 DEL 01/01/2026",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(!text.contains('…'), "{text}");
}

#[test]
fn long_names_are_whole_in_every_language() {
    for lang in Lang::ALL {
        let name = "Občina Nova Gorica, premoženjskopravne zadeve";
        let debtor = "Rechtsschutzversicherungsgesellschaft Niederösterreich-Burgenland AG";
        let notice = Notice {
            creditor: Creditor { name: name.into(), ..once().creditor },
            debtor: Debtor { name: debtor.into(), ..once().debtor },
            asked: in_parts(3),
            lang,
            ..once()
        };
        let paper = draw(&notice, NOW).unwrap();
        let words = paper.tree().words();
        assert!(words.contains(name) && words.contains(debtor) && !words.contains('…'), "{words}");
    }
}

#[test]
fn the_head_is_on_every_page_and_read_once() {
    let (_, notice) = all().into_iter().find(|(name, _)| *name == "nine parts").unwrap();
    let paper = draw(&notice, NOW).unwrap();
    let pages = paper.pages();
    assert!(pages > 2);
    assert_eq!(paper.tree().words().matches("Avviso di pagamento").count(), 1);
    let text = text(&notice);
    assert_eq!(text.matches("Avviso di pagamento").count(), pages);
    assert_eq!(text.matches(&format!(" di {pages}\n")).count(), pages, "{text}");
}

#[test]
fn two_to_nine_parts_keep_the_whole_and_more_do_not() {
    for (count, whole) in [(2, true), (9, true), (10, false)] {
        let text = text(&Notice { asked: in_parts(count), ..once() });
        assert_eq!(text.contains("Rata unica"), whole, "{count} parts: {text}");
        assert!(text.contains(&format!("Rata {count} di {count}")), "{text}");
    }
}

#[test]
fn a_fine_is_due_from_the_day_of_service() {
    let (_, notice) = all().into_iter().find(|(name, _)| *name == "fine").unwrap();
    let text = text(&notice);
    for words in ["entro 5 giorni dalla notifica", "entro 60 giorni dalla notifica", "29,40 €", "42,00 €"]
    {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}
