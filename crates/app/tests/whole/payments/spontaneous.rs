//! What a citizen asks for twice, and what cannot be read.

use axum::http::StatusCode;

use crate::support::forms::{between, to};
use crate::support::till::Till;
use crate::support::{Answer, On};

on_both_engines! {
    the_same_again_leads_to_the_notice_that_is_open;
    who_wants_another_one_says_so;
    what_is_paid_or_long_ago_is_no_twin;
    what_nobody_sees_is_refused_at_each_door;
    a_full_mailbox_shuts_nobody_out;
}

const ALREADY: &str = "L’hai già chiesto poco fa";

async fn asks(till: &Till, more: &[(&str, &str)]) -> Answer {
    let request = platform::secrets::Token::random().text();
    let usual = [
        ("request", request.as_str()),
        ("f-nome", "Ada Rossi"),
        ("name", "Ada Rossi"),
        ("code", "RSSDAA80A41L424T"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let fields: Vec<_> = kept.chain(more.iter().copied()).collect();
    till.sends("", "pay/new/cie", &fields).await
}

async fn made(till: &Till) -> i64 {
    till.counts().await[4]
}

async fn the_same_again_leads_to_the_notice_that_is_open(on: On) {
    let till = Till::open(on).await;
    let first = to(&asks(&till, &[]).await);
    till.house.later(5 * 60_000);
    for more in [&[][..], &[("name", "ada ROSSI")], &[("email", "ada@posta.example")]] {
        let again = asks(&till, more).await;
        assert_eq!(again.status, StatusCode::OK, "{more:?}");
        assert!(
            again.text.contains(ALREADY) && again.text.contains(&format!("href=\"{first}\"")),
            "{}",
            again.text
        );
    }
    assert_eq!(made(&till).await, 1);
    // Another matter, another debtor; and a name that is not the same sees nothing of it.
    for more in [
        &[("f-nome", "Ugo Rossi")][..],
        &[("code", "RSSMRA80A01H501U"), ("name", "Mario Rossi")],
        &[("name", "Eva Curiosa")],
    ] {
        assert_eq!(asks(&till, more).await.status, StatusCode::SEE_OTHER, "{more:?}");
    }
}

async fn who_wants_another_one_says_so(on: On) {
    let till = Till::open(on).await;
    let first = to(&asks(&till, &[]).await);
    let page = asks(&till, &[]).await;
    assert!(page.text.contains("name=\"again\" value=\"yes\""), "{}", page.text);
    let request = between(&page.text, "name=\"request\" value=\"", "\"");
    let fields = [("request", request.as_str()), ("again", "yes")];
    let second = to(&asks(&till, &fields).await);
    assert_ne!(first, second);
    assert_eq!(to(&asks(&till, &fields).await), second, "a double click is one");
    assert_eq!(made(&till).await, 2);
}

async fn what_is_paid_or_long_ago_is_no_twin(on: On) {
    let till = Till::open(on).await;
    asks(&till, &[]).await;
    till.house.later(61 * 60_000);
    let second = asks(&till, &[]).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER);
    let page = till.house.get(&to(&second)).await;
    let number: String = between(&page.text, "class=\"due-id\">", "<").split_whitespace().collect();
    till.pays(&pagopa::NoticeNumber::parse(&number).unwrap(), "r", 2_221).await;
    assert_eq!(asks(&till, &[]).await.status, StatusCode::SEE_OTHER);
}

async fn what_nobody_sees_is_refused_at_each_door(on: On) {
    let till = Till::open(on).await;
    for odd in [
        "Ada \u{202e}issoR",
        "Ada\u{200b}Rossi",
        "Ada \u{2066}Rossi",
        "\u{feff}Ada",
        "Ada \u{301}",
        "Ada\u{e0041}",
    ] {
        let refused = asks(&till, &[("f-nome", odd)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{odd:?}");
        assert!(refused.text.contains("Contiene un segno che non si vede"), "{}", refused.text);
        let mut wish = till.meals(100);
        wish.options[0].description = odd.into();
        assert!(till.create(wish).await.is_err(), "{odd:?}");
    }
    assert_eq!(made(&till).await, 0);
    let named =
        asks(&till, &[("f-nome", "Nicolo\u{300} D’Angiò"), ("name", "Ada\u{200b} Rossi\u{202e}")]).await;
    let page = till.house.get(&to(&named)).await;
    assert!(page.text.contains("Ada Rossi") && !page.text.contains('\u{202e}'), "a name is mended");
}

async fn a_full_mailbox_shuts_nobody_out(on: On) {
    let till = Till::built(on, |plan| plan.brakes.sign_ins = 3, |text| text).await;
    let people = [
        ("RSSDAA80A41L424T", "Ada Rossi"),
        ("12345678903", "Mense Riunite"),
        ("RSSMRA80A01H501U", "Mario Rossi"),
    ];
    for (code, name) in people {
        let fields = [("code", code), ("name", name), ("email", "ada@posta.example")];
        assert_eq!(asks(&till, &fields).await.status, StatusCode::SEE_OTHER);
    }
    let refused = asks(&till, &[("f-nome", "Altro"), ("email", "ada@posta.example")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("abbiamo appena scritto molte volte"), "{}", refused.text);
    assert_eq!(
        asks(&till, &[("f-nome", "Altro")]).await.status,
        StatusCode::SEE_OTHER,
        "without it he goes on"
    );
}
