//! Why a notice cannot be paid is said to who holds it in the same words, on his own page and at the kiosk.

use crate::support::On;
use crate::support::kiosk::Kiosk;
use crate::support::till::{Till, nav_of};
use pagopa::NoticeNumber;
use payments::pay_now;

on_both_engines! {
    the_page_and_the_kiosk_say_the_same;
}

/// What both pages say of a notice.
async fn both(till: &Till, nav: &NoticeNumber) -> [String; 2] {
    let secret = pay_now::token(&till.house.house.ctx.key, till.body, nav);
    let page = till.house.get(&format!("/{}/pay/n/{secret}", till.slug())).await;
    let kiosk = Kiosk::enrol(&till.house, till.body).await;
    [page.text, kiosk.go("/pay", &[("number", nav.as_str())]).await.text]
}

async fn the_page_and_the_kiosk_say_the_same(on: On) {
    let till = Till::open(on).await;
    let tomorrow = Some(till.now().plus_s(86_400));
    let mut later = till.plan(&[2_000, 2_500]);
    later.valid_from = tomorrow;
    let choice = till.create(till.wish("mensa", vec![till.whole(4_500), later])).await.unwrap();
    let mut ahead = till.whole(4_500);
    ahead.valid_from = tomorrow;
    let ahead = till.create(till.wish("mensa", vec![ahead])).await.unwrap();
    let open = till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])]);
    let begun = till.create(open).await.unwrap();
    till.pays(&nav_of(&begun, 1), "r-1", 2_000).await;
    let not_yet = "non si può ancora pagare";
    for (nav, said) in [
        (nav_of(&ahead, 0), not_yet),
        // The whole can be paid today, and nobody has begun to pay anything.
        (nav_of(&choice, 1), not_yet),
        (nav_of(&begun, 0), "già cominciato"),
    ] {
        for page in both(&till, &nav).await {
            assert!(page.contains(said), "{}: {page}", nav.as_str());
        }
    }
    let [page, kiosk] = both(&till, &nav_of(&begun, 0)).await;
    assert!(page.contains("qui sotto trovi che cosa resta") && kiosk.contains("Chiedi allo sportello"));
}
