use payments::position::Debtor;

use super::{Signed, mails, work};
use crate::support::forms::between;
use crate::support::till::{Till, ada};
use crate::support::{On, small_office};

const CODE: &str = "RSSDAA80A41L424T";

async fn asks(till: &Till, code: &str, email: &str) -> String {
    let answer = Signed::nobody(till).post("pay/mine", &[("code", code), ("email", email)]).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text
}

async fn rows(till: &Till) -> i64 {
    let body = till.body;
    let count = till.house.house.ctx.db.read(move |tx| {
        tx.numbers::<1>(
            platform::sql!("SELECT (SELECT COUNT(*) FROM own_link WHERE body = ?1) + (SELECT COUNT(*) FROM job WHERE body = ?1)"),
            platform::values![body],
        )
    });
    count.await.unwrap()[0][0]
}

pub async fn whoever_asks_gets_the_same_answer(on: On) {
    let till = Till::open(on).await;
    till.create(till.meals(4_500)).await.unwrap();
    let known = asks(&till, CODE, "Ada@posta.example").await;
    let one = rows(&till).await;
    assert_eq!(asks(&till, "BNCBRN70A01L424B", "bruno@posta.example").await, known);
    assert_eq!(rows(&till).await, 2 * one, "row for row");
    assert_eq!(asks(&till, CODE, "altro@posta.example").await, known, "not the mailbox of that code");
    for _ in 0..4 {
        assert_eq!(asks(&till, CODE, "ada@posta.example").await, known);
    }
    work(&till).await;
    let sent = mails(&till);
    assert_eq!(sent.len(), 3, "three in an hour, and none to others");
    assert!(sent.iter().all(|mail| mail.contains("ada@posta.example")));
    till.house.later(3_601_000);
    asks(&till, CODE, "ada@posta.example").await;
    work(&till).await;
    assert_eq!(mails(&till).len(), 4);
    let wrong = Signed::nobody(&till).post("pay/mine", &[("code", "x"), ("email", "y")]).await;
    assert_eq!(wrong.status, 422);
    till.house.later(25 * 3_600_000);
    payments::own::forget(&till.house.house.ctx, till.body).await.unwrap();
    assert_eq!(rows(&till).await, 0);
}

pub async fn a_link_opens_one_code_and_one_mailbox_for_hours(on: On) {
    let till = Till::open(on).await;
    till.create(till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])])).await.unwrap();
    let paid = till.create(till.meals(7_700)).await.unwrap();
    till.pays(&paid.options[0].instalments[0].nav, "r", 7_700).await;
    // Somebody else named the same code beside his own address.
    let mut stranger = till.wish("rifiuti", vec![till.whole(9_900)]);
    stranger.options[0].debtor = Debtor { email: Some("altro@posta.example".into()), ..ada() };
    stranger.options[0].description = "Tassa altrui".into();
    till.create(stranger).await.unwrap();
    // Nor is somebody else's way of paying the same his to see.
    let mut shared = till.wish("mensa", vec![till.whole(3_300), till.whole(3_100)]);
    shared.options[1].debtor =
        Debtor { code: "BNCBRN70A01L424B".into(), name: "Bruno Bianchi".into(), ..ada() };
    till.create(shared).await.unwrap();
    let mut draft = till.meals(8_800);
    draft.publish = false;
    till.create(draft).await.unwrap();
    asks(&till, CODE, "ada@posta.example").await;
    work(&till).await;
    let mail = mails(&till).into_iter().find(|mail| mail.contains("/pay/mine/")).unwrap();
    let token: String = between(&mail, "/pay/mine/", "\n").trim().to_owned();
    let path = format!("pay/mine/{token}");
    let list = Signed::nobody(&till).get(&path).await;
    assert_eq!(list.status, 200);
    for part in ["33,00", "45,00", "20,00", "25,00", "Mensa scolastica", "Pagato", "/pay/n/"] {
        assert!(list.text.contains(part), "{part} is not in {}", list.text);
    }
    let secret =
        payments::pay_now::token(&till.house.house.ctx.key, till.body, &paid.options[0].instalments[0].nav);
    for part in ["77,00".to_owned(), "Pagato il 02/03/2026".into(), format!("/pay/n/{secret}/receipt.pdf\"")]
    {
        assert!(list.text.contains(&part), "{part} is not in {}", list.text);
    }
    for part in ["31,00", "Bruno", "99,00", "Tassa altrui", "88,00", "Ada Rossi", CODE] {
        assert!(!list.text.contains(part), "{part} is in {}", list.text);
    }
    till.house.import(&small_office("altra", 1, 1)).await;
    assert_eq!(till.house.get(&format!("/altra/{path}")).await.status, 404);
    let (last, rest) = (token.len() - 1, &token[..token.len() - 1]);
    let other = if token.as_bytes()[last] == b'0' { '1' } else { '0' };
    assert_eq!(Signed::nobody(&till).get(&format!("pay/mine/{rest}{other}")).await.status, 404);
    till.house.later(4 * 3_600_000);
    assert_eq!(Signed::nobody(&till).get(&path).await.status, 410);
}

/// The list behind a link that Ada asked for.
pub async fn list(till: &Till) -> String {
    asks(till, CODE, "ada@posta.example").await;
    work(till).await;
    let mail = mails(till).into_iter().find(|mail| mail.contains("/pay/mine/")).unwrap();
    let token: String = between(&mail, "/pay/mine/", "\n").trim().to_owned();
    Signed::nobody(till).get(&format!("pay/mine/{token}")).await.text
}

pub async fn each_line_says_what_how_much_until_when_and_how_it_stands(on: On) {
    let till = Till::open(on).await;
    let wish = |what: &str, mut wish: payments::create::NewPosition| {
        wish.options.iter_mut().for_each(|option| option.description = what.into());
        wish
    };
    let paid = till.create(wish("Mensa pagata", till.meals(7_700))).await.unwrap();
    till.pays(&paid.options[0].instalments[0].nav, "r", 7_700).await;
    let plan = wish("Rifiuti a rate", till.wish("rifiuti", vec![till.plan(&[2_000, 2_500])]));
    let plan = till.create(plan).await.unwrap();
    till.pays(&plan.options[0].instalments[0].nav, "s", 2_000).await;
    let mut early = wish("Mensa tardiva", till.meals(3_300));
    early.options[0].instalments[0].due_at = till.now().plus_s(86_400);
    till.create(early).await.unwrap();
    till.house.later(2 * 86_400_000);
    let page = list(&till).await;
    let (open, settled) = page.split_once("<details class=\"own-settled\"").expect("what is paid is folded");
    assert!(settled.contains("Pagati (1)") && settled.contains("Mensa pagata") && settled.contains("77,00"));
    assert!(!open.contains("Mensa pagata") && !settled.contains("Rifiuti a rate"));
    // What is late comes first, and of a plan that was begun the rest is to be paid.
    let (late, rest) = open.split_once("Rifiuti a rate").unwrap();
    for part in ["Mensa tardiva", "33,00", "Scaduto, ancora pagabile", "Entro 03/03/2026"] {
        assert!(late.contains(part), "{part} is not in {late}");
    }
    for part in ["Pagato in parte", "25,00", "Rata 1", "Pagato il 02/03/2026", "Rata 2", "/receipt.pdf"] {
        assert!(rest.contains(part), "{part} is not in {rest}");
    }
    assert!(!rest.contains("45,00"), "{rest}");
}
