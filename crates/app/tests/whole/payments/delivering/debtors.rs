use payments::deliver::{self, Occasion};
use payments::notice::{Asked, Notice, NoticeError, Variant};
use payments::position::Debtor;

use super::sending::{MAILED, went};
use super::{mails, notify, work};
use crate::support::On;
use crate::support::till::{Till, ada, nav_of};

fn bruno() -> Debtor {
    Debtor {
        code: "BNCLCU75M10L424X".into(),
        name: "Luca Bianchi".into(),
        email: Some("luca@posta.example".into()),
        ..ada()
    }
}

pub async fn of_several_debtors_each_gets_her_own_notice(on: On) {
    let till = Till::open_with(on, notify("mensa", "at_once = true")).await;
    // He falls due first, she stands first.
    let hers = till.whole(5_000);
    let mut his = payments::create::NewOption { debtor: bruno(), ..till.whole(5_000) };
    his.instalments[0].due_at = till.part(5_000, 10).due_at;
    let made = till.create(till.wish("mensa", vec![hers, his])).await.unwrap();
    work(&till).await;
    let told = mails(&till);
    assert_eq!(told.len(), 2);
    for (who, other, part) in [("ada@posta", "luca@posta", 0), ("luca@posta", "ada@posta", 1)] {
        let nav = nav_of(&made, part);
        let mail = told.iter().find(|mail| mail.contains(who)).unwrap();
        assert!(mail.contains(&nav.grouped()) && mail.contains(&format!("avviso-{nav}.pdf")), "{mail}");
        assert!(!mail.contains(other) && !mail.contains(&nav_of(&made, 1 - part).grouped()), "{mail}");
    }
    assert_eq!(went(&till, &made).await, vec![(Occasion::First, vec![MAILED]); 2]);

    let office = till.office();
    for (debtor, part) in [(ada(), 0), (bruno(), 1)] {
        let paper = Notice::of(&office, &made, &debtor.code, Variant::A4, till.now()).unwrap();
        let Asked::Once(asked) = &paper.asked else { panic!("{:?}", paper.asked) };
        assert_eq!((&paper.debtor.fiscal_code, &asked.number), (&debtor.code, &nav_of(&made, part)));
    }
    let stranger = Notice::of(&office, &made, "FRRLSE82T55L424T", Variant::A4, till.now());
    assert_eq!(stranger.unwrap_err(), NoticeError::Nothing);

    // Again by hand, to both; once more a moment later, to nobody.
    till.at("2026-03-10T10:00:00");
    let (clerk, id) = (till.as_staff("l.tributi"), made.id);
    till.act(move |tx, _, now| deliver::again(tx, &clerk, id, now)).await.unwrap();
    work(&till).await;
    assert_eq!(mails(&till).len(), 4);
}
