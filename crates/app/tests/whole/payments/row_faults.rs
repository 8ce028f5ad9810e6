//! A file's row that is refused says all that is wrong with it, column by column, each cause by itself.

use super::uploads::Clerk;
use crate::support::On;
use crate::support::forms::between;
use std::collections::BTreeSet;

on_both_engines! {
    a_row_says_all_that_is_wrong_with_it;
    each_cause_has_a_sentence_of_its_own;
    what_stands_in_the_way_of_a_good_row_names_its_column;
    the_example_is_taken_as_it_is;
}

const HEAD: &str =
    "identificativo;dovuto;tipo;codice fiscale;nome;provincia;email;causale;importo;scadenza;rate\n";

async fn a_row_says_all_that_is_wrong_with_it(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!("{HEAD}A1;nessuno;X;RSSMRA80A01H501X;;Roma;ada;;0;31/13/2026;99\n");
    let (path, page) = clerk.judged(file.as_bytes(), &[]).await;
    let said = between(&page, "<ul class=\"faults\">", "</ul>");
    let columns = ["dovuto", "tipo", "codice fiscale", "nome", "provincia", "email"];
    let columns = columns.into_iter().chain(["causale", "importo", "scadenza", "rate"]);
    let mut rest = said.as_str();
    for column in columns {
        let at = rest.find(&format!("<code>{column}</code> ")).unwrap_or_else(|| panic!("{column}: {said}"));
        rest = &rest[at..];
    }
    assert_eq!(said.matches("<li>").count(), 10, "{said}");
    let row = &clerk.verdicts(&path).await[0];
    assert!(row.starts_with("2;A1;rifiutata;;"), "{row}");
    assert!(
        row.contains("dovuto: Questo tipo di dovuto") && row.contains(" rate: Scrivi quante rate"),
        "{row}"
    );
    assert!(clerk.position("A1").await.is_none());
}

async fn each_cause_has_a_sentence_of_its_own(on: On) {
    let clerk = Clerk::open(on).await;
    // Column by column: a good row with one cell changed.
    let long = "x".repeat(141);
    let causes: [(usize, &str); 27] = [
        (0, ""),
        (0, &long),
        (1, "nessuno"),
        (2, "P"),
        (3, "RSSMRA80A01H501"),
        (3, "RSSMRA80A01H501X"),
        (3, "RSSMRA80A99H501U"),
        (3, "1SSMRA80A01H501U"),
        (3, "80380000300123456789"),
        (3, "1234567890"),
        (3, "12345678904"),
        (3, "1234567890X"),
        (5, "Roma"),
        (5, "XX"),
        (6, "ada"),
        (7, &long),
        (8, "quaranta"),
        (8, "1,005"),
        (8, "0"),
        (8, "-3"),
        (8, "9.999.999.999,00"),
        (9, "31/02/2026"),
        (9, "1 marzo"),
        (9, "01/03/2026"),
        (9, "31/12/9999"),
        (10, "25"),
        (10, "tre"),
    ];
    let mut file = HEAD.to_owned();
    for (at, (cell, typed)) in causes.into_iter().enumerate() {
        let iupd = format!("A{at}");
        let mut row =
            [&iupd, "mensa", "F", "RSSMRA80A01H501U", "Ada", "RM", "", "Mensa", "45,00", "31/03/2026", ""];
        row[cell] = typed;
        file += &format!("{}\n", row.join(";"));
    }
    // Three hundredths cannot be paid in four parts.
    file += "B;mensa;F;RSSMRA80A01H501U;Ada;RM;;Mensa;0,03;31/03/2026;4\n";
    let (path, _) = clerk.judged(file.as_bytes(), &[]).await;
    let rows = clerk.verdicts(&path).await;
    let why: Vec<&str> =
        rows.iter().map(|row| row.splitn(5, ';').nth(4).unwrap().trim_matches('"')).collect();
    let names: Vec<&str> = HEAD.trim_end().split(';').collect();
    for ((cell, typed), why) in causes.iter().zip(&why) {
        assert!(why.starts_with(&format!("{}: ", names[*cell])), "{typed}: {why}");
    }
    let distinct: BTreeSet<&str> = why.iter().copied().collect();
    // One cause are the two that are no amount, zero and less, the two that are no day, the two that are no number of parts.
    assert_eq!(distinct.len(), causes.len() + 1 - 4, "{why:#?}");
    assert!(why[27].starts_with("rate: L’importo è troppo piccolo"), "{}", why[27]);
}

async fn what_stands_in_the_way_of_a_good_row_names_its_column(on: On) {
    let clerk = Clerk::open(on).await;
    let row = |amount: &str| format!("{HEAD}A1;mensa;;RSSMRA80A01H501U;Ada;;;Mensa;{amount};31/03/2026;\n");
    clerk.judged(row("45,00").as_bytes(), &[]).await;
    let (path, _) = clerk.judged(row("46,00").as_bytes(), &[]).await;
    let said = &clerk.verdicts(&path).await[0];
    assert!(said.contains(";rifiutata;;identificativo: Esiste già una posizione"), "{said}");
}

async fn the_example_is_taken_as_it_is(on: On) {
    let mut clerk = Clerk::open(on).await;
    for (login, day) in [("l.tributi", "2026-03-02T10:00:00"), ("s.scuola", "2027-12-31T10:00:00")] {
        clerk.till.at(day);
        clerk = Clerk::of(clerk.till, login).await;
        let file = clerk.get(&clerk.at("/example.csv")).await.text;
        let (path, _) = clerk.judged(file.as_bytes(), &["rewrite"]).await;
        let rows = clerk.verdicts(&path).await;
        assert!(rows.len() == 2 && rows.iter().all(|row| !row.contains(";rifiutata;")), "{login}: {rows:?}");
    }
}
