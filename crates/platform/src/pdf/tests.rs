use super::*;
use crate::Moment;
use crate::codes::qr_modules;

fn about() -> About {
    About {
        title: "Prova".into(),
        subject: "Una pagina".into(),
        author: "Comune".into(),
        lang: Lang::It,
        made: Moment(1_800_000_000_000),
    }
}

const TEXT: Style = Style::new(Face::Regular, 10.0);

fn a_page() -> Paper {
    let mut paper = Paper::new(about());
    paper.page(Size::A4);
    paper.within(Role::Heading(1), |paper| paper.write(&TEXT, 50.0, 50.0, 300.0, "Titolo").unwrap());
    paper
}

#[test]
fn the_same_calls_give_the_same_bytes() {
    let bytes = a_page().finish().unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(bytes, a_page().finish().unwrap());
}

#[test]
fn a_picture_without_words_breaks_the_rules() {
    let mut paper = a_page();
    let area = Area { x: 50.0, y: 100.0, width: 70.0, height: 70.0 };
    paper.symbol(area, qr_modules("A", 4).unwrap(), String::new());
    let Err(PdfError::Rules(which)) = paper.finish() else { panic!("the picture has no alternative") };
    assert!(which.contains("MissingAltText"), "{which}");
}

#[test]
fn a_document_without_pages_is_refused() {
    assert_eq!(Paper::new(about()).finish(), Err(PdfError::Empty));
}

#[test]
fn a_name_in_letters_that_the_font_lacks_is_printed_all_the_same() {
    let mut paper = a_page();
    paper.within(Role::Paragraph, |paper| {
        paper.write(&TEXT, 50.0, 80.0, 300.0, "Ẵ Łukasz Чехов\u{200b}\u{7} Đorđević Žižek 東京").unwrap()
    });
    assert!(paper.tree().words().ends_with("Łukasz ????? Đorđević Žižek ??"), "{}", paper.tree().words());
    paper.finish().unwrap();
}

#[test]
fn no_line_is_wider_than_asked_and_no_word_is_lost() {
    let words = "Rechtsschutzversicherungsgesellschaften und Grundstücksverkehrsgenehmigungszuständigkeiten, € 1.234,56";
    for width in [20.0, 60.0, 150.0, 400.0] {
        let mut paper = a_page();
        let high =
            paper.within(Role::Paragraph, |paper| paper.write(&TEXT, 0.0, 80.0, width, words).unwrap());
        assert_eq!(high, paper.height(&TEXT, width, words).unwrap());
        let (_, place) = paper.places()[1];
        // The space at the end of a line is not seen.
        assert!(place.width <= width + paper.width(&TEXT, " ").unwrap(), "{} in {width}", place.width);
        let said = paper.tree().all().last().unwrap().text.replace(' ', "");
        assert_eq!(said, words.replace(' ', ""));
    }
}

#[test]
fn a_cut_text_says_so_and_keeps_its_lines() {
    let paper = a_page();
    let style = TEXT.lines(2);
    let long = "parola ".repeat(40);
    assert_eq!(paper.height(&style, 100.0, &long).unwrap(), 2.0 * style.line_height());
    let lines = text::lines(Face::Regular.typeface().unwrap(), &long, 10.0, Some(2));
    assert!(lines[1].text.ends_with('…') && lines[1].width <= 10.0);
}

#[test]
fn words_in_another_language_carry_it() {
    let mut paper = a_page();
    paper.within(Role::Paragraph, |paper| {
        paper.write(&TEXT, 50.0, 80.0, 100.0, "Importo").unwrap();
        paper.speaking(Lang::De, |paper| paper.write(&TEXT, 150.0, 80.0, 100.0, "Betrag").unwrap());
    });
    paper.speaking(Lang::Sl, |paper| {
        paper.within(Role::Paragraph, |paper| paper.write(&TEXT, 50.0, 100.0, 100.0, "Znesek").unwrap());
    });
    let found: Vec<_> = paper.tree().all().iter().map(|e| (e.text.clone(), e.lang)).collect();
    assert!(found.contains(&("Importo".into(), None)));
    assert!(found.contains(&("Betrag".into(), Some("de"))));
    assert!(found.contains(&("Znesek".into(), Some("sl"))));
    paper.finish().unwrap();
}

#[test]
fn what_is_said_again_is_not_read_aloud() {
    let mut paper = a_page();
    paper.page(Size::Roll { height: 500.0 });
    paper.aside(Artifact::Header, |paper| {
        paper.within(Role::Paragraph, |paper| paper.write(&TEXT, 0.0, 0.0, 100.0, "Titolo").unwrap());
    });
    paper.fill(Area { x: 0.0, y: 0.0, width: 9.0, height: 9.0 }, 2.0, Ink::Wash);
    paper.line((0.0, 20.0), (90.0, 20.0), 0.5, Ink::Black, true);
    assert_eq!(paper.tree().words(), "Titolo");
    assert_eq!(paper.tree().all().len(), 2);
    paper.cut_page_at(120.0);
    paper.on_page(0, |paper| {
        paper.aside(Artifact::Footer, |paper| paper.write(&TEXT, 0.0, 800.0, 100.0, "1/2").unwrap());
    });
    assert_eq!(paper.pages(), 2);
    paper.finish().unwrap();
}
