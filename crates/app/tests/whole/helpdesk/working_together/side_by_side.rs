//! Colleagues see who watches, reads and writes.

use axum::http::StatusCode;
use helpdesk::presence::PRESENT_S;

use super::hands::{asked, open, watching, who};
use crate::support::On;
use crate::support::desk::Signed;
use crate::support::forms::to;

pub async fn who_watches_is_named_and_has_a_view_of_it(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let (path, marta) = (format!("desk/{}/watch", ticket.id), Signed::of(&desk, "m.sala").await);
    for _ in 0..2 {
        to(&marta.post(&path, &[]).await);
    }
    let (me, davide) = (desk.marta().staff, who(&desk, "d.riva").staff);
    assert_eq!(watching(&desk, ticket.id).await, [me]);
    assert_eq!(desk.events("ticket_watched").await, 1, "once, however often it is pressed");
    assert_eq!(desk.now(ticket.id).await.version, ticket.version, "nothing of the ticket was overwritten");
    desk.house.later(1_000);
    let marta = Signed::of(&desk, "m.sala").await;
    to(&marta.post(&path, &[("what", "add"), ("staff", &davide.to_string())]).await);
    assert_eq!(watching(&desk, ticket.id).await, [me, davide]);
    let riva = Signed::of(&desk, "d.riva").await;
    assert!(riva.get("desk?view=watched").await.text.contains(&ticket.code));
    assert!(riva.get(&format!("desk/{}", ticket.id)).await.text.contains("Marta Sala, Davide Riva"));
    assert!(!Signed::of(&desk, "e.fontana").await.get("desk?view=watched").await.text.contains(&ticket.code));
    to(&riva.post(&path, &[("what", "stop")]).await);
    assert_eq!(watching(&desk, ticket.id).await, [me]);
    // Nobody of the desk, no ticket, many at once.
    let clients = who(&desk, "unione.valli").staff.to_string();
    assert_eq!(marta.post(&path, &[("staff", &clients)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(marta.post("desk/4711/watch", &[]).await.status, StatusCode::NOT_FOUND);
    let davide = davide.to_string();
    let stale = format!("{}:99", ticket.id);
    let many = [("what", "watch"), ("staff", davide.as_str()), ("row", stale.as_str())];
    assert!(marta.post("desk/bulk", &many).await.text.contains("Fatte 1 su 1."));
}

pub async fn colleagues_see_who_reads_and_who_writes_until_the_heartbeat_ends(on: On) {
    let desk = open(on).await;
    let id = asked(&desk).await.id;
    let page = format!("desk/{id}");
    let (marta, riva) = (Signed::of(&desk, "m.sala").await, Signed::of(&desk, "d.riva").await);
    assert!(!marta.get(&page).await.text.contains("sta leggendo"));
    assert!(
        riva.get(&page).await.text.contains("Marta Sala sta leggendo questa richiesta."),
        "at load, without script"
    );
    let beat = format!("desk/{id}/presence");
    assert!(marta.get(&format!("{beat}?writes=yes")).await.text.contains("Davide Riva sta leggendo"));
    assert!(riva.get(&beat).await.text.contains("Marta Sala sta scrivendo una risposta."));
    desk.house.later((PRESENT_S - 1) * 1_000);
    assert!(riva.get(&beat).await.text.contains("Marta Sala"));
    desk.house.later(1_000);
    assert_eq!(riva.get(&beat).await.text.trim(), "", "her page is closed");
    assert_eq!(desk.events("ticket_watched").await, 0);
    assert_eq!(riva.get("desk/4711/presence").await.status, StatusCode::NOT_FOUND);
    let client = Signed::of(&desk, "unione.valli").await;
    assert_eq!(client.get(&beat).await.status, StatusCode::FORBIDDEN);
}
