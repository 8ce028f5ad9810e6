use payments::create::PositionError;
use payments::deliver::{self, Delivery, Occasion, Outcome, Way};
use payments::position::Position;
use payments::{publish, withdraw};

use super::{Signed, mails, notify, work};
use crate::support::On;
use crate::support::till::Till;

async fn sent(till: &Till, position: &Position) -> Vec<Delivery> {
    let (body, id) = (till.body, position.id);
    till.house.house.ctx.db.read(move |tx| deliver::sent(tx, body, id)).await.unwrap()
}

/// Occasion, and the ways with how they went.
pub async fn went(till: &Till, position: &Position) -> Vec<(Occasion, Vec<(Way, Outcome)>)> {
    let all = sent(till, position).await.into_iter();
    let ways = |each: &Delivery| each.ways.iter().map(|(way, outcome, _)| (*way, *outcome)).collect();
    all.map(|each| (each.sending.occasion, ways(&each))).collect()
}

async fn looked(till: &Till) -> usize {
    deliver::once(&till.house.house.ctx, till.body).await.unwrap()
}

pub const MAILED: (Way, Outcome) = (Way::Mail, Outcome::Sent);

pub async fn a_notice_leaves_once_with_its_paper(on: On) {
    let till = Till::open_with(on, notify("mensa", "at_once = true")).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let silent = till.create(till.wish("rifiuti", vec![till.whole(100)])).await.unwrap();
    work(&till).await;
    work(&till).await;
    let mails = mails(&till);
    assert_eq!(mails.len(), 1);
    let (mail, nav) = (&mails[0], &made.options[0].instalments[0].nav);
    for part in ["ada@posta.example", "45,00", "01/04/2026", &nav.grouped(), "80012345676", "/pay/n/"] {
        assert!(mail.contains(part), "{part} is not in {mail}");
    }
    assert!(mail.contains("application/pdf") && mail.contains(&format!("avviso-{nav}.pdf")));
    assert_eq!(went(&till, &made).await, [(Occasion::First, vec![MAILED])]);
    assert_eq!(went(&till, &silent).await, []);
    assert_eq!(till.house.events("notice-asked").await, 1);
    assert_eq!(till.house.events("notice-sent").await, 1);
}

pub async fn a_draft_is_sent_when_it_is_published(on: On) {
    let till = Till::open_with(on, notify("mensa", "at_once = true")).await;
    let mut wish = till.meals(4_500);
    wish.publish = false;
    let draft = till.create(wish).await.unwrap();
    work(&till).await;
    assert_eq!(mails(&till).len(), 0);
    let (clerk, id) = (till.as_staff("l.tributi"), draft.id);
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, id)?.unwrap();
        publish::publish(tx, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    work(&till).await;
    assert_eq!(went(&till, &draft).await, [(Occasion::First, vec![MAILED])]);
}

pub async fn who_owes_is_reminded_once_of_each_date(on: On) {
    let till = Till::open_with(on, notify("mensa", "before_days = 5, after_days = 3")).await;
    // Due on 1 April, and a part on 1 May.
    let made = till.create(till.wish("mensa", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    till.at("2026-03-26T03:00:00");
    assert_eq!(looked(&till).await, 0, "six days before");
    till.at("2026-03-27T03:00:00");
    assert_eq!((looked(&till).await, looked(&till).await), (1, 0));
    work(&till).await;
    assert_eq!(mails(&till).len(), 0, "people sleep");
    till.at("2026-03-27T08:00:00");
    work(&till).await;
    till.at("2026-03-31T03:00:00");
    assert_eq!(looked(&till).await, 0, "each date once");
    assert_eq!(went(&till, &made).await, [(Occasion::Before, vec![MAILED])]);
    till.at("2026-04-03T03:00:00");
    assert_eq!(looked(&till).await, 0, "two days after");
    till.at("2026-04-05T03:00:00");
    assert_eq!((looked(&till).await, looked(&till).await), (1, 0));
    till.at("2026-04-27T09:00:00");
    work(&till).await;
    assert_eq!(looked(&till).await, 1, "the second part");
    work(&till).await;
    let occasions: Vec<Occasion> =
        went(&till, &made).await.into_iter().map(|(occasion, _)| occasion).collect();
    assert_eq!(occasions, [Occasion::Before, Occasion::After, Occasion::Before]);
    assert_eq!(mails(&till).len(), 3);
}

pub async fn nobody_is_reminded_of_what_is_paid_or_withdrawn(on: On) {
    let till = Till::open_with(on, notify("mensa", "before_days = 5")).await;
    let paid = till.create(till.meals(4_500)).await.unwrap();
    let gone = till.create(till.meals(4_600)).await.unwrap();
    let late = till.create(till.meals(4_700)).await.unwrap();
    till.pays(&paid.options[0].instalments[0].nav, "r1", 4_500).await;
    let (clerk, id) = (till.as_staff("l.tributi"), gone.id);
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, id)?.unwrap();
        withdraw::invalidate(tx, &clerk, &mut position, now)?;
        Ok::<_, PositionError>(())
    })
    .await
    .unwrap();
    till.at("2026-03-28T03:00:00");
    assert_eq!(looked(&till).await, 1, "the one that is still owed");
    // Paid between the look and the morning.
    till.pays(&late.options[0].instalments[0].nav, "r2", 4_700).await;
    till.at("2026-03-28T08:00:00");
    work(&till).await;
    let mails = mails(&till);
    assert!(mails.len() == 2 && mails.iter().all(|mail| mail.contains("(IUR)")), "their receipts: {mails:?}");
    let unneeded = (Occasion::Before, vec![(Way::Nothing, Outcome::NotNeeded)]);
    assert_eq!(went(&till, &late).await, [unneeded, (Occasion::Paid, vec![MAILED])]);
}

pub async fn by_hand_it_is_sent_again_by_who_may(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let waste = till.create(till.wish("rifiuti", vec![till.whole(900)])).await.unwrap();
    let clerk = Signed::of(&till, "s.scuola").await;
    let page = format!("payments/{}/sent", meals.id);
    assert_eq!(clerk.post(&page, &[]).await.status, 303);
    assert_eq!(clerk.post(&page, &[]).await.status, 409, "the same click twice");
    work(&till).await;
    till.house.later(61_000);
    assert_eq!(clerk.post(&page, &[]).await.status, 303);
    work(&till).await;
    assert_eq!(mails(&till).len(), 2);
    let shown = clerk.get(&page).await;
    assert!(shown.text.contains("Consegnato al servizio di posta"), "{}", shown.text);
    let theirs = format!("payments/{}/sent", waste.id);
    assert_eq!(clerk.post(&theirs, &[]).await.status, 404, "not her kind of due");
    assert_eq!(clerk.get(&theirs).await.status, 404);
    till.pays(&meals.options[0].instalments[0].nav, "r", 4_500).await;
    till.house.later(61_000);
    assert_eq!(clerk.post(&page, &[]).await.status, 409, "it is paid");
}
