//! While a receipt is on its way the notice says so: nobody pays twice for impatience.

use axum::http::StatusCode;
use office::beside::{self, Reader, Thing};
use payments::refunds::{self, Verdict};
use platform::i18n::Lang;
use platform::store::StoreError;

use crate::support::On;
use crate::support::forms::visitor;
use crate::support::kiosk::Kiosk;
use crate::support::payer::{Payer, WARNING};

on_both_engines! {
    who_has_paid_is_told_to_wait_for_the_receipt;
    the_warning_goes_with_its_time;
    who_broke_off_pays_when_he_wants;
    what_never_left_is_not_under_way;
    the_kiosk_warns_too;
    the_desk_is_told_before_it_prints;
    the_counter_is_told_beside_the_code;
    every_notice_of_the_position_warns;
    who_takes_the_money_otherwise_is_told;
}

async fn who_has_paid_is_told_to_wait_for_the_receipt(on: On) {
    let payer = Payer::before(on, false).await;
    assert!(!payer.is_warned().await, "nobody has paid");
    assert_eq!(payer.leaves().await, StatusCode::OK);
    assert!(payer.is_warned().await, "he is at the checkout");
    for way in ["waiting", "ok", "cancel"] {
        payer.comes_back(way).await;
        assert!(payer.is_warned().await, "{way}: who has paid and leafs back has still paid");
    }
    payer.comes_back("ok").await;
    assert_eq!(payer.till.house.events("cart-returned").await, 2, "what is known is not written again");
    let other = payer.till.create(payer.till.meals(1_000)).await.unwrap();
    let other = payer.sees(&payer.address(&other.options[0].instalments[0].nav)).await;
    assert!(!other.contains(WARNING), "another notice was in no cart");
    payer.till.pays(&payer.nav(), "r", 4_500).await;
    let page = payer.notice().await;
    assert!(page.contains("Pagato:") && !page.contains(WARNING) && !page.contains("Paga comunque"));
}

async fn the_warning_goes_with_its_time(on: On) {
    let payer = Payer::before(on, false).await;
    payer.leaves().await;
    payer.till.house.later(20 * 60_000);
    payer.comes_back("ok").await;
    payer.till.house.later(29 * 60_000);
    assert!(payer.is_warned().await, "from his return on");
    payer.comes_back("ok").await;
    payer.till.house.later(60_000);
    assert!(!payer.is_warned().await, "looking at the page again does not prolong it");
}

async fn who_broke_off_pays_when_he_wants(on: On) {
    let payer = Payer::before(on, false).await;
    for way in ["cancel", "error"] {
        payer.leaves().await;
        assert!(payer.is_warned().await);
        let page = payer.comes_back(way).await;
        let button =
            format!("class=\"btn btn-primary\" href=\"{}\">Torna all’avviso", payer.address(&payer.nav()));
        assert!(page.contains(&button), "{page}");
        assert!(!payer.is_warned().await, "{way}");
    }
    payer.leaves().await;
    for way in ["waiting", "cancel"] {
        let page = payer.comes_back(way).await;
        assert_eq!(page.contains("Torna all’avviso"), way == "cancel", "who waits is not sent to pay");
        assert!(payer.is_warned().await, "who waited has not broken off: {way}");
    }
}

async fn what_never_left_is_not_under_way(on: On) {
    let payer = Payer::before(on, true).await;
    assert_eq!(payer.leaves().await, StatusCode::BAD_GATEWAY);
    assert!(!payer.is_warned().await);
}

async fn the_kiosk_warns_too(on: On) {
    let payer = Payer::before(on, false).await;
    let kiosk = Kiosk::enrol(&payer.till.house, payer.till.body).await;
    let number = payer.nav().as_str().to_owned();
    let shows = async || kiosk.go("/pay", &[("number", &number)]).await.text;
    assert!(!shows().await.contains(WARNING));
    payer.leaves().await;
    let page = shows().await;
    assert!(page.contains(WARNING) && page.contains("45,00"), "{page}");
    payer.till.pays(&payer.nav(), "r", 4_500).await;
    assert!(!shows().await.contains(WARNING), "it is paid");
}

async fn the_desk_is_told_before_it_prints(on: On) {
    let payer = Payer::before(on, false).await;
    let cookie = visitor(&payer.till.house.signed_in(payer.till.body, "p.cassa").await);
    let print = async |query: &str| {
        let path = format!("/{}/payments/{}/notice.pdf{query}", payer.till.slug(), payer.nav().as_str());
        let request = axum::http::Request::get(path).header("cookie", &cookie);
        payer.till.house.request(request.body(axum::body::Body::empty()).unwrap()).await
    };
    let printed = async || payer.till.house.events("notice-printed").await;
    assert!(print("").await.text.starts_with("%PDF"));
    payer.leaves().await;
    for query in ["", "?on=roll"] {
        let page = print(query).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains(WARNING) && page.text.contains("Stampa lo stesso"), "{}", page.text);
    }
    assert_eq!(printed().await, 1, "nothing was printed yet");
    assert!(print("?on=roll&anyway=true").await.text.starts_with("%PDF"));
    assert_eq!(printed().await, 2);
    payer.comes_back("cancel").await;
    assert!(print("").await.text.starts_with("%PDF"), "who broke off may want the paper");
}

async fn the_counter_is_told_beside_the_code(on: On) {
    let mut payer = Payer::before(on, false).await;
    let mut fee = payer.till.wish("cie", vec![payer.till.whole(2_221)]);
    fee.tie = Some(Thing::Appointment(77));
    payer.meals = payer.till.create(fee).await.unwrap();
    let staff = payer.till.office().staff.iter().find(|one| one.doc.login == "p.cassa").unwrap().id;
    let notes = async || {
        let reader = Reader { staff, lang: Lang::It };
        let look = payer
            .till
            .act(move |tx, office, now| beside::notes(tx, office, Thing::Appointment(77), reader, now));
        look.await.unwrap_or_else(|error: StoreError| panic!("{error}"))
    };
    assert_eq!(notes().await[0].warning, None);
    payer.leaves().await;
    let told = notes().await;
    assert!(told[0].warning.as_ref().is_some_and(|said| said.contains(WARNING)) && told[0].symbol.is_some());
}

async fn every_notice_of_the_position_warns(on: On) {
    let mut payer = Payer::before(on, false).await;
    let till = &payer.till;
    let both = till.wish("mensa", vec![till.whole(9_000), till.plan(&[3_000, 3_000, 3_000])]);
    payer.meals = payer.till.create(both).await.unwrap();
    let part = payer.meals.options[1].instalments[0].nav.clone();
    let address = payer.address(&part);
    assert!(!payer.sees(&address).await.contains(WARNING), "nobody pays");
    payer.leaves().await;
    let page = payer.sees(&address).await;
    assert!(page.contains(WARNING) && page.contains("Paga comunque"), "{page}");
    let kiosk = Kiosk::enrol(&payer.till.house, payer.till.body).await;
    assert!(kiosk.go("/pay", &[("number", part.as_str())]).await.text.contains(WARNING));
    let other = payer.till.create(payer.till.meals(100)).await.unwrap();
    assert!(!payer.sees(&payer.address(&other.options[0].instalments[0].nav)).await.contains(WARNING));
    // Its receipt is here, whatever it means: nothing is waited for any more.
    let receipt = crate::support::node::receipt(&payer.meals, "tutto");
    payer.till.pays(&part, "prima", 3_000).await;
    assert!(payer.sees(&payer.address(&payer.meals.options[1].instalments[1].nav)).await.contains(WARNING));
    payer.till.receives(&receipt).await;
    let rest = payer.sees(&payer.address(&payer.meals.options[1].instalments[1].nav)).await;
    assert!(!rest.contains(WARNING) && rest.contains("aspetta la decisione"), "{rest}");
    assert!(
        !rest.contains("Paga comunque") && !rest.contains("Paga online"),
        "nobody calls him to pay: {rest}"
    );
    assert!(payer.comes_back("ok").await.contains("Pagamento ricevuto"), "who has paid waits no longer");
    let (proposes, decides) = (payer.till.as_staff("n.rimborsi"), payer.till.as_staff("v.rimborsi"));
    let (body, id) = (payer.till.body, payer.meals.id);
    let cases = payer.till.house.house.ctx.db.read(move |tx| refunds::of_position(tx, body, id));
    let case = cases.await.unwrap()[0].id;
    payer.till.act(move |tx, _, now| refunds::propose(tx, &proposes, case, now)).await.unwrap();
    let yes = Verdict::Approved;
    payer.till.act(move |tx, _, now| refunds::decide(tx, &decides, case, &yes, now)).await.unwrap();
    let rest = payer.sees(&payer.address(&payer.meals.options[1].instalments[1].nav)).await;
    assert!(rest.contains("Paga online") && !rest.contains("aspetta la decisione"), "{rest}");
}

async fn who_takes_the_money_otherwise_is_told(on: On) {
    let payer = Payer::before(on, false).await;
    let page = async || payer.till.page("p.cassa", &format!("payments/{}", payer.meals.id)).await.text;
    assert!(!page().await.contains(WARNING));
    payer.leaves().await;
    let warned = page().await;
    assert!(warned.contains(WARNING) && warned.contains("Un pagamento online è in corso"), "{warned}");
}
