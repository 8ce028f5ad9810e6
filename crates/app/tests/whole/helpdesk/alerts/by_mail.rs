//! Mails of alerts leave while the desk is open or to who is on call, together, and not for what was seen.

use axum::http::StatusCode;
use helpdesk::alerts::{self, CALLBACK_GRACE_S, Kind};
use helpdesk::shifts;
use helpdesk::ticket::Ticket;
use helpdesk::work;
use identity::Email;
use office::people::mail::{address_index, came_back};
use platform::{Lane, Tx};

use super::hands::{VALLI, kinds, mails, named, ring, shift, taken, told};
use crate::support::desk::{Desk, Signed};
use crate::support::{On, at};

pub async fn mails_leave_in_working_hours_and_together(on: On) {
    let desk = Desk::open_with(on, "").await;
    // Solution of the most serious: eight hours; asked on Monday at ten, it ends at 18.
    let asked = |mail: &str| helpdesk::open::Asked { urgency: Some(1), impact: Some(1), ..desk.asked(mail) };
    let one = desk.ask(asked(VALLI)).await.unwrap();
    let two = desk.ask(asked(VALLI)).await.unwrap();
    desk.at("2026-03-02T10:20:00");
    for id in [one.id, two.id] {
        desk.says(id, true, "Ci lavoriamo").await;
    }
    // Shown late: the computer stood still over the evening.
    desk.at("2026-03-02T21:00:00");
    ring(&desk).await;
    assert_eq!(kinds(&desk, "m.sala").await, [Kind::Breach, Kind::Breach]);
    assert_eq!(mails(&desk, "m.sala@").await.len(), 0, "the desk is closed");
    desk.at("2026-03-03T07:59:59");
    assert_eq!(mails(&desk, "m.sala@").await.len(), 0);
    desk.at("2026-03-03T08:00:00");
    let sent = mails(&desk, "m.sala@").await;
    assert_eq!(sent.len(), 1, "one mail for both");
    let mail = &sent[0];
    for said in [&one.code, &two.code, "Auto-Submitted: auto-generated", "/desk/alerts", "Soluzione"] {
        assert!(mail.contains(said), "{said} is missing in {mail}");
    }
    assert!(
        !mail.contains("Non riesco") && !mail.contains("pagina resta"),
        "no word of the requester: {mail}"
    );
    assert_eq!(mails(&desk, "e.fontana@").await.len(), 1, "who leads hears of every breach");
    desk.at("2026-03-04T08:00:00");
    assert_eq!(mails(&desk, "m.sala@").await.len(), 1, "and not again");
}

pub async fn who_is_on_call_is_written_to_at_night(on: On) {
    let desk = Desk::without_agendas(on).await;
    shift(&desk, "d.riva", "2026-03-02", ("20:00", "08:00"), shifts::Kind::OnCall).await;
    let ticket = taken(&desk, "anna@posta.example").await;
    let marta = desk.marta();
    let agree = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::agree_callback(tx, office, ticket, &marta, (at("2026-03-02T22:00:00"), true), now)
    };
    desk.act(ticket.id, agree).await.unwrap();
    desk.house.clock.set(at("2026-03-02T22:00:00").plus_s(CALLBACK_GRACE_S));
    assert_eq!(mails(&desk, "d.riva@").await.len(), 1);
    assert_eq!(mails(&desk, "m.sala@").await.len(), 0);
    desk.at("2026-03-03T08:00:00");
    assert_eq!(mails(&desk, "m.sala@").await.len(), 1);
}

pub async fn what_was_seen_or_is_not_wanted_is_not_mailed(on: On) {
    let desk = Desk::open_with(on, "").await;
    let one = taken(&desk, VALLI).await;
    let (ctx, body, elena) = (desk.house.house.ctx.clone(), desk.body, named(&desk, "e.fontana"));
    let now = desk.house.clock.now();
    let unwanted = move |tx: &mut Tx| alerts::set(tx, &elena, &[Kind::Bounced], now);
    ctx.db.write(Lane::of(body, 1), unwanted).await.unwrap();
    desk.at("2026-03-02T22:00:00");
    ring(&desk).await;
    assert!(kinds(&desk, "e.fontana").await.is_empty());
    let marta = Signed::of(&desk, "m.sala").await;
    let page = marta.get("desk/alerts").await.text;
    assert!(page.contains(&one.code) && page.contains("is-unseen"), "{page}");
    assert!(marta.get("desk").await.text.contains("desk/alerts\">Avvisi <span"), "the desk counts them");
    // Of others' alerts nothing can be marked.
    let alert = told(&desk, "m.sala").await[0].id.to_string();
    let davide = Signed::of(&desk, "d.riva").await;
    assert_eq!(davide.post("desk/alerts", &[("alert", &alert)]).await.status, StatusCode::SEE_OTHER);
    assert!(!told(&desk, "m.sala").await[0].seen);
    assert!(!davide.get("desk/alerts").await.text.contains(&one.code));
    marta.post("desk/alerts", &[("last", &i64::MAX.to_string())]).await;
    assert!(told(&desk, "m.sala").await.iter().all(|alert| alert.seen));
    desk.at("2026-03-03T08:00:00");
    assert_eq!((mails(&desk, "m.sala@").await.len(), mails(&desk, "e.fontana@").await.len()), (0, 0));
    let boxes = [("breach", "yes")];
    let marta = Signed::of(&desk, "m.sala").await;
    assert_eq!(marta.post("desk/alerts/settings", &boxes).await.status, StatusCode::SEE_OTHER);
    let staff = desk.marta().staff;
    let off = ctx.db.read(move |tx| alerts::off(tx, body, staff)).await.unwrap();
    assert_eq!(off.len(), Kind::ALL.len() - 1);
}

pub async fn an_address_that_takes_no_mail_leaves_the_alert_on_the_page(on: On) {
    let desk = Desk::open_with(on, "").await;
    taken(&desk, VALLI).await;
    let ctx = desk.house.house.ctx.clone();
    let office = ctx.offices.known(desk.body).unwrap();
    let member = office.staff.iter().find(|part| part.doc.login == "m.sala").unwrap();
    let address = address_index(&ctx.key, desk.body, &Email::parse(&member.doc.mail).unwrap());
    let (body, now) = (desk.body, desk.house.clock.now());
    let back = move |tx: &mut Tx| came_back(tx, body, address.clone(), (true, "5.1.1"), now);
    ctx.db.write(Lane::of(body, 1), back).await.unwrap();
    desk.at("2026-03-02T14:00:01");
    ring(&desk).await;
    assert_eq!((mails(&desk, "m.sala@").await.len(), mails(&desk, "e.fontana@").await.len()), (0, 1));
    assert!(platform::limits::hit_so_far()["MAIL_TROUBLE"] > 0);
    assert!(told(&desk, "m.sala").await.iter().all(|alert| !alert.seen));
    let page = Signed::of(&desk, "m.sala").await.get("desk/alerts").await.text;
    assert!(page.contains("is-unseen") && page.contains("torna indietro"), "{page}");
    let other = Signed::of(&desk, "e.fontana").await.get("desk/alerts").await.text;
    assert!(!other.contains("torna indietro"), "{other}");
}
