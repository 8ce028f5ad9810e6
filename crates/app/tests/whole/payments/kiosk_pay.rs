//! Paying a notice at the kiosk: through the doors, with an enrolled device of the town.

use crate::support::forms::{between, to};
use crate::support::kiosk::Kiosk;
use crate::support::till::{Till, ada, nav};
use crate::support::{Answer, On};
use axum::http::StatusCode;
use pagopa::symbol::{QrText, SlipText};
use pagopa::{BodyCode, Cents};
use payments::create::NewOption;

on_both_engines! {
    a_number_shows_what_is_still_to_pay_and_nothing_of_whom;
    a_scan_leads_there_from_every_page;
    what_is_no_notice_of_ours_is_said;
    what_cannot_be_paid_says_why;
    tries_are_counted_like_other_look_ups;
    a_body_that_collects_nothing_offers_nothing;
    nobody_but_a_kiosk_of_the_body_sees_the_page;
}

const OURS: &str = "80012345676";

/// The town's till, and its kiosk.
async fn hall(till: &Till) -> Kiosk<'_> {
    Kiosk::enrol(&till.house, till.body).await
}

async fn types(kiosk: &Kiosk<'_>, number: &str) -> Answer {
    kiosk.go("/pay", &[("number", number)]).await
}

fn shows_a_code(page: &Answer) -> bool {
    page.text.contains("class=\"qr\"><svg")
}

/// The buttons in the colour of what is to be done.
fn primary(page: &Answer) -> Vec<&str> {
    let of = |rest: &'_ str| rest.find('>').zip(rest.find('<')).map(|(from, until)| (from + 1, until));
    let buttons = page.text.split("class=\"btn btn-primary\"").skip(1);
    buttons.filter_map(|rest| of(rest).map(|(from, until)| &rest[from..until])).collect()
}

/// The square code of a page, as it is drawn.
fn drawn(page: &Answer) -> String {
    between(&page.text, "class=\"qr\">", "</svg>")
}

async fn a_number_shows_what_is_still_to_pay_and_nothing_of_whom(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_550)).await.unwrap();
    let plan = till.create(till.wish("rifiuti", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    let kiosk = hall(&till).await;
    let door = kiosk.get("/services").await;
    assert!(door.text.contains("Paga un avviso") && door.text.contains("/kiosk/pay\""), "{}", door.text);
    let page = types(&kiosk, &nav(&meals).grouped()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("45,50\u{a0}€") || page.text.contains("45,50 €"), "{}", page.text);
    assert!(page.text.contains("Mensa scolastica") && shows_a_code(&page), "{}", page.text);
    assert!(primary(&page).is_empty(), "paying is done on the phone: no button is the main act");
    // Nothing that somebody wrote, no name, no code, and back to the start after a minute.
    for word in ["Ada", "Rossi", &ada().code, "marzo", nav(&meals).as_str(), &nav(&meals).grouped()] {
        assert!(!page.text.contains(word), "{word} is in {}", page.text);
    }
    assert!(page.text.contains("data-idle=\"60\""));
    let part = types(&kiosk, plan.options[0].instalments[1].nav.as_str()).await;
    assert!(part.text.contains("Rata 2") && part.text.contains("25,00"), "{}", part.text);
    assert_eq!(till.house.events("position-viewed").await, 0);
}

async fn a_scan_leads_there_from_every_page(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let kiosk = hall(&till).await;
    let qr = QrText { notice: nav(&meals), body: BodyCode::parse(OURS).unwrap(), amount: Cents(4_500) };
    let qr = qr.write().unwrap();
    let slip = SlipText {
        notice: nav(&meals),
        account: "123456".into(),
        amount: Cents(4_500),
        body: BodyCode::parse(OURS).unwrap(),
        debtor_code: ada().code,
        debtor: ada().name,
        reason: "Mensa".into(),
    };
    let digits = nav(&meals).as_str().to_owned();
    let shown = drawn(&types(&kiosk, &digits).await);
    let other = till.create(till.meals(4_500)).await.unwrap();
    assert_ne!(drawn(&types(&kiosk, nav(&other).as_str()).await), shown, "each notice has its own");
    for text in
        [qr.clone(), qr.replace('|', "§") + "\r", qr.to_lowercase(), slip.write().unwrap(), digits.clone()]
    {
        let sent = kiosk.post("/scan", &[("scan", &text)]).await;
        assert!(!to(&sent).contains(&digits), "no number in an address");
        let page = kiosk.get(&to(&sent)).await;
        assert_eq!(page.status, StatusCode::OK, "{text}");
        assert_eq!(drawn(&page), shown, "{text}");
    }
    // And where a code is typed, and what the reader sends into the field of the page itself.
    assert_eq!(drawn(&kiosk.go("/code", &[("code", &digits)]).await), shown);
    assert_eq!(drawn(&types(&kiosk, &qr).await), shown);
}

async fn what_is_no_notice_of_ours_is_said(on: On) {
    let till = Till::open(on).await;
    let mut draft = till.meals(4_500);
    draft.publish = false;
    let draft = till.create(draft).await.unwrap();
    let kiosk = hall(&till).await;
    let foreign = format!("PAGOPA|002|{}|81005750021|4500", nav(&draft));
    let unknown = "Nessun avviso ha questo codice";
    for (typed, sentence) in [
        ("30100000000000428", "qui ce ne sono 17"),
        ("3010000000000042855", "qui ce ne sono 19"),
        ("3", "qui ce n’è una"),
        ("301000000000004285", unknown),
        ("999999999999999999", unknown),
        ("ciao", unknown),
        ("", unknown),
        (nav(&draft).as_str(), unknown),
        (&foreign, "è di un altro ente"),
    ] {
        let page = types(&kiosk, typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(
            page.text.contains(sentence) && page.text.contains("role=\"alert\""),
            "{typed}: {}",
            page.text
        );
    }
    let scanned = kiosk.go("/scan", &[("scan", &foreign)]).await;
    assert!(scanned.text.contains("è di un altro ente"), "{}", scanned.text);
    // The page of a number that nobody was told of, and of a made-up address.
    let sent = to(&kiosk.post("/scan", &[("scan", nav(&draft).as_str())]).await);
    for path in [sent.as_str(), "/pay/xyz"] {
        let page = kiosk.get(path).await;
        assert!(page.text.contains(unknown), "{path}: {}", page.text);
    }
}

async fn what_cannot_be_paid_says_why(on: On) {
    let till = Till::open(on).await;
    let paid = till.create(till.meals(4_500)).await.unwrap();
    till.pays(&nav(&paid), "r-1", 4_500).await;
    let choice: Vec<NewOption> = vec![till.whole(4_500), till.plan(&[2_000, 2_500])];
    let begun = till.create(till.wish("mensa", choice)).await.unwrap();
    till.pays(&begun.options[1].instalments[0].nav, "r-2", 2_000).await;
    let mut ahead = till.meals(4_500);
    ahead.options[0].valid_from = Some(till.now().plus_s(86_400));
    let ahead = till.create(ahead).await.unwrap();
    let mut ends = till.meals(4_500);
    ends.options[0].switch_to_expired = true;
    let ends = till.create(ends).await.unwrap();
    let kiosk = hall(&till).await;
    for (position, sentence) in [
        (&paid, "è già stato pagato"),
        (&begun, "già cominciato in un altro modo"),
        (&ahead, "non si può ancora pagare"),
    ] {
        let page = types(&kiosk, nav(position).as_str()).await;
        assert!(page.text.contains(sentence), "{}", page.text);
        assert_eq!(primary(&page), ["Un altro avviso"]);
        assert!(!shows_a_code(&page) && !page.text.contains("Da pagare") && !page.text.contains('€'));
    }
    assert!(shows_a_code(&types(&kiosk, nav(&ends).as_str()).await));
    till.at("2026-05-02T10:00:00");
    let page = types(&kiosk, nav(&ends).as_str()).await;
    assert!(page.text.contains("è scaduto") && !shows_a_code(&page), "{}", page.text);
}

async fn tries_are_counted_like_other_look_ups(on: On) {
    let till = Till::built(on, |plan| plan.brakes.look_ups = 3, |text| text).await;
    let (kiosk, beside) = (hall(&till).await, hall(&till).await);
    for _ in 0..3 {
        assert_eq!(types(&kiosk, "301000000000004285").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let refused = types(&kiosk, "301000000000004285").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{}", refused.text);
    assert_eq!(kiosk.get("/pay/xyz").await.status, StatusCode::TOO_MANY_REQUESTS);
    let elsewhere = types(&beside, "301000000000004285").await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY, "the kiosk beside it goes on");
    till.house.later(61_000);
    assert_eq!(types(&kiosk, "301000000000004285").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_body_that_collects_nothing_offers_nothing(on: On) {
    let till = Till::open(on).await;
    let file = std::fs::read_to_string("../../examples/piccolo-comune.toml").unwrap();
    let body = till.house.import(&file).await;
    let kiosk = Kiosk::enrol(&till.house, body).await;
    assert!(!kiosk.get("/services").await.text.contains("/kiosk/pay\""));
    assert_eq!(kiosk.get("/pay").await.status, StatusCode::NOT_FOUND);
    let scanned = kiosk.post("/scan", &[("scan", "301000000000004285")]).await;
    assert!(scanned.text.contains("Non riesco a leggere"), "{}", scanned.text);
}

async fn nobody_but_a_kiosk_of_the_body_sees_the_page(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let kiosk = hall(&till).await;
    let page = to(&kiosk.post("/pay", &[("number", nav(&meals).as_str())]).await);
    let (_, token) = page.rsplit_once('/').unwrap();
    assert_eq!(till.house.get(&page).await.status, StatusCode::UNAUTHORIZED);
    // The address of the kiosk opens no page that says who owes.
    let public = till.house.get(&format!("/{}/pay/n/{token}", till.slug())).await;
    assert_eq!(public.status, StatusCode::NOT_FOUND);
    let stranger = Kiosk::enrol(&till.house, till.neighbour().await).await;
    assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND);
    for (asked, answer) in [
        ("the address", stranger.get(&format!("/pay/{token}")).await),
        ("the number", types(&stranger, nav(&meals).as_str()).await),
    ] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{asked}");
        assert!(answer.text.contains("Nessun avviso ha questo codice"), "{asked}: {}", answer.text);
        assert!(!answer.text.contains("45,00"), "{asked}");
    }
    // Whoever is of the staff has a page of his own: an address of the kiosk knows devices only.
    let cookie = till.house.signed_in(till.body, "p.cassa").await;
    let asked = axum::http::Request::get(&page).header("cookie", cookie).body(axum::body::Body::empty());
    assert_eq!(till.house.request(asked.unwrap()).await.status, StatusCode::UNAUTHORIZED);
}
