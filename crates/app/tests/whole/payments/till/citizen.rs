//! Who owes finds his notice, or opens one himself.

use super::list::listed;
use super::{citizen, secret};
use crate::support::On;
use crate::support::forms::to;
use crate::support::till::{Till, nav};
use axum::http::StatusCode;
use payments::desk::Filter;

async fn count(till: &Till) -> usize {
    listed(till, "l.tributi", Filter { due: till.due("cie"), ..Filter::default() }).await.len()
}

pub async fn a_citizen_finds_his_notice_and_nobody_elses(on: On) {
    let till = Till::open(on).await;
    let meals =
        till.create(till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])])).await.unwrap();
    let mut draft = till.meals(100);
    draft.publish = false;
    let draft = till.create(draft).await.unwrap();
    let (number, hidden) = (nav(&meals), nav(&draft));
    let code = "RSSDAA80A41L424T";
    let found = citizen(&till, "pay", &[("number", &number.grouped()), ("code", &code.to_lowercase())]).await;
    let address = to(&found);
    let page = till.house.get(&address).await;
    assert!(page.text.contains("45,00 €") && page.text.contains("Ada Rossi"), "{}", page.text);
    assert!(
        page.text.contains("class=\"qr\"") && page.text.contains("20,00 €"),
        "the parts are on the same paper"
    );
    assert!(!page.text.contains("Paga online"), "no checkout is configured");
    let pdf = till.house.get(&format!("{address}/notice.pdf")).await;
    assert_eq!(
        (pdf.status, pdf.headers["content-type"].to_str().unwrap()),
        (StatusCode::OK, "application/pdf")
    );
    let mut said = Vec::new();
    for (typed, code) in [
        (number.as_str(), "DLCGUO80A01L424P"),
        ("301000000000009999", code),
        (hidden.as_str(), code),
        ("999999999999999999", code),
    ] {
        let answer = citizen(&till, "pay", &[("number", typed), ("code", code)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        said.push(answer.text.replace(typed, "N").replace(&format!("value=\"{code}\""), "C"));
    }
    assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "one answer for all");
    assert!(said[0].contains("Non c’è un avviso con questi due codici"), "{}", said[0]);
    let (of_number, of_code) = ("Il codice avviso ha 18 cifre.", "Il codice ha 16 caratteri, o 11 cifre");
    for (typed, typed_code, wrong) in [
        ("", "", [true, true]),
        ("abc", "abc", [true, true]),
        ("30100000000000999", code, [true, false]),
        (number.as_str(), "", [false, true]),
        (number.as_str(), "8001234567A", [false, true]),
        (number.as_str(), "80012345676", [false, false]),
    ] {
        let answer = citizen(&till, "pay", &[("number", typed), ("code", typed_code)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            [of_number, of_code].map(|said| answer.text.contains(said)),
            wrong,
            "{typed}, {typed_code}"
        );
        let unknown = answer.text.contains("Non c’è un avviso con questi due codici");
        assert_eq!(unknown, wrong == [false, false], "{typed}, {typed_code}");
    }
    let guess = format!("/{}/pay/n/{}", till.slug(), "a".repeat(26));
    assert_eq!(till.house.get(&guess).await.status, StatusCode::NOT_FOUND);
    let path = format!("/{}/pay/n/{}", till.slug(), secret(&till, &hidden));
    assert_eq!(till.house.get(&path).await.status, StatusCode::NOT_FOUND, "nobody outside knows of a draft");
    till.pays(&number, "r", 4_500).await;
    let page = till.house.get(&address).await;
    for part in ["45,00 €", "Pagato: lunedì 2 marzo 2026", "Banca di Prova"] {
        assert!(page.text.contains(part), "{part} is not in {}", page.text);
    }
    assert!(!page.text.contains("class=\"qr\""), "{}", page.text);
}

pub async fn a_citizen_opens_what_he_pays_once(on: On) {
    let till = Till::open(on).await;
    let door = till.house.get(&format!("/{}/pay", till.slug())).await;
    assert!(door.text.contains("22,21 €") && door.text.contains("/pay/new/edilizia"), "{}", door.text);
    assert!(!door.text.contains("/pay/new/mensa"));
    let empty = till.house.get(&format!("/{}/pay/new/edilizia", till.slug())).await;
    assert!(empty.text.contains("da 5,00 € a 5.000,00 €"), "the limits are said before: {}", empty.text);
    let fields = [
        ("request", "0123456789abcdef0123456789abcdef"),
        ("f-nome", "Ada Rossi"),
        ("name", "Ada Rossi"),
        ("code", "RSSDAA80A41L424T"),
        ("email", ""),
    ];
    let (one, two) =
        tokio::join!(citizen(&till, "pay/new/cie", &fields), citizen(&till, "pay/new/cie", &fields));
    assert_eq!(to(&one), to(&two));
    assert_eq!(count(&till).await, 1);
    let page = till.house.get(&to(&one)).await;
    assert!(
        page.text.contains("Carta d&#x27;identità di Ada Rossi")
            || page.text.contains("identità di Ada Rossi")
    );
    assert!(page.text.contains("22,21 €"));
    let mut other = fields.to_vec();
    other[1].1 = "Ugo Rossi";
    assert_eq!(citizen(&till, "pay/new/cie", &other).await.status, StatusCode::CONFLICT);
    assert_eq!(citizen(&till, "pay/new/mensa", &fields).await.status, StatusCode::NOT_FOUND);
    let building = |amount: &'static str| {
        let fields = [
            ("f-pratica", "12/2026"),
            ("amount", amount),
            ("name", "Ada Rossi"),
            ("code", "RSSDAA80A41L424T"),
        ];
        let till = &till;
        async move { citizen(till, "pay/new/edilizia", &fields).await.status }
    };
    assert_eq!(building("4,99").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(building("5000,01").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(building("5,00").await, StatusCode::SEE_OTHER);
}
