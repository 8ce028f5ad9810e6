//! The formal notice of the end is kept, sent once, and says honestly how far it came.

use helpdesk::service_life::ServiceError;
use office::lanes::HELPDESK;
use office::people::mail::{address_index, came_back};
use platform::mail::{Certified, Post};
use platform::{Lane, Tx};

use super::customers::{MORE, formally, notice};
use crate::support::desk::{Desk, Signed};
use crate::support::{Folder, On, TestHouse, at};

pub async fn the_formal_notice_is_kept_and_sent_once(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    let written = formally(&desk, course).await.unwrap();
    assert_eq!(formally(&desk, course).await, Ok(written), "pressed twice");
    let elena = Signed::of(&desk, "e.fontana").await;
    let path = format!("desk/services/{}", desk.customer("acque"));
    let waits = elena.get(&path).await.text;
    assert!(waits.contains("in attesa di partire"), "never a promise not kept yet: {waits}");
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let mails: Vec<_> = std::fs::read_dir(desk.house.folder.0.join("mail")).unwrap().flatten().collect();
    let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
    let sent = std::fs::read_to_string(mail.path()).unwrap().replace("=\r\n", "");
    assert!(sent.contains("acque@pec.acque.example") && sent.contains("09/03/2026"), "{sent}");
    let shown = elena.get(&path).await.text;
    assert!(shown.contains("09/03/2026") && shown.contains("consegnata alla posta"), "{shown}");
    let other = notice(&desk, "nuova", at("2026-03-02T09:00:00")).await.unwrap();
    let refused = formally(&desk, other).await;
    assert_eq!(refused, Err(ServiceError::NoAddress));
    desk.at("2026-03-03T09:00:00");
    assert_ne!(formally(&desk, course).await, Ok(written), "on another day it is another one");
}

pub async fn a_formal_notice_to_an_address_that_takes_no_mail_says_so(on: On) {
    let desk = Desk::open_with(on, MORE).await;
    let ctx = desk.house.house.ctx.clone();
    let address = identity::Email::parse("acque@pec.acque.example").unwrap();
    let (index, body) = (address_index(&ctx.key, desk.body, &address), desk.body);
    let now = desk.house.clock.now();
    let back = move |tx: &mut Tx| came_back(tx, body, index.clone(), (true, "5.1.1"), now);
    ctx.db.write(Lane::of(body, HELPDESK), back).await.unwrap();
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    formally(&desk, course).await.unwrap();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let mails = std::fs::read_dir(desk.house.folder.0.join("mail"));
    assert_eq!(mails.map_or(0, |mails| mails.count()), 0);
    assert!(platform::limits::hit_so_far()["MAIL_TROUBLE"] > 0);
    let path = format!("desk/services/{}", desk.customer("acque"));
    let shown = Signed::of(&desk, "e.fontana").await.get(&path).await.text;
    assert!(shown.contains("non consegnabile") && !shown.contains("consegnata alla posta"), "{shown}");
}

/// Where the body has a certified mailbox the notice leaves from there, and what the provider says is shown.
pub async fn the_formal_notice_goes_by_certified_mail(on: On) {
    let folder = Folder::new();
    let engine = on.engine(&folder).await;
    let out = folder.0.join("pec-out");
    let post = Post::Spool(out.clone());
    let house = TestHouse::built(engine, folder, |plan| {
        plan.certified = vec![Certified { body: "valdora".into(), from: "ente@pec.example".into(), post }];
    })
    .await;
    house.clock.set(at("2026-03-02T10:00:00"));
    let office = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
    let body = house.import(&format!("{office}\n{MORE}")).await;
    let desk = Desk { house, body };
    let course = notice(&desk, "acque", at("2026-03-02T09:00:00")).await.unwrap();
    let written = formally(&desk, course).await.unwrap();
    assert_eq!(formally(&desk, course).await, Ok(written), "pressed twice");
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    let mails: Vec<_> = std::fs::read_dir(&out).unwrap().flatten().collect();
    let [mail] = &mails[..] else { panic!("{} certified mails", mails.len()) };
    let sent = std::fs::read_to_string(mail.path()).unwrap();
    assert!(sent.contains("acque@pec.acque.example") && sent.contains("ente@pec.example"), "{sent}");
    let elena = Signed::of(&desk, "e.fontana").await;
    let shown = elena.get(&format!("desk/services/{}", desk.customer("acque"))).await.text;
    assert!(shown.contains("manca ancora la ricevuta"), "{shown}");
}
