//! A severity set by hand keeps the matrix's own and its reason.

use helpdesk::ticket::{Kind, State, Step, Ticket, messages, steps};
use helpdesk::work::{self, WorkError};
use office::docs::Metric;
use platform::Tx;

use super::hands::{asked, judged, open};
use crate::support::On;
use crate::support::desk::{Desk, Signed};

async fn urgency(desk: &Desk, id: i64, urgency: i64) -> Ticket {
    let marta = desk.marta();
    let judge = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::judge(tx, office, ticket, &marta, (Kind::Fault, 0), (urgency, 2), now)
    };
    desk.act(id, judge).await.unwrap()
}

pub async fn a_severity_by_hand_keeps_both_values_and_the_reason(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    assert_eq!(ticket.severity, 3);
    let before = desk.clock(&ticket, Metric::Solution).await;
    let set = judged(&desk, ticket.id, Some(1), "È fermo tutto lo sportello").await.unwrap();
    assert_eq!((set.severity, set.urgency, set.impact), (1, 2, 2));
    let clock = desk.clock(&ticket, Metric::Solution).await;
    assert_eq!((before.target_s, clock.target_s), (4_800 * 60, 960 * 60), "the clocks follow");
    assert!(set.due_at <= ticket.due_at);
    let (body, id) = (desk.body, ticket.id);
    let read =
        move |tx: &mut Tx| Ok::<_, platform::StoreError>((steps(tx, body, id)?, messages(tx, body, id)?));
    let (log, said) = desk.house.house.ctx.db.read(read).await.unwrap();
    let note = said.last().unwrap();
    assert!(!note.public && note.text == "È fermo tutto lo sportello");
    let step = Step::SeveritySet { matrix: 3, severity: 1, note: note.id };
    assert_eq!(log.iter().filter(|moved| moved.step == step).count(), 1);
    assert_eq!(desk.events("ticket_severity_set").await, 1);
    let page = Signed::of(&desk, "d.riva").await.get(&format!("desk/{id}")).await.text;
    for said in
        ["Critica (a mano; per la matrice: Media)", "Fissata a mano: Critica. Per la matrice sarebbe: Media."]
    {
        assert!(page.contains(said), "{said} in {page}");
    }
    desk.house.later(60_000);
    // Judged again: what was set by hand stays until it is taken back, and then the matrix of by now counts.
    assert_eq!(urgency(&desk, id, 1).await.severity, 1);
    desk.house.later(60_000);
    assert_eq!(judged(&desk, id, None, "").await.unwrap().severity, 2);
    assert_eq!(desk.clock(&ticket, Metric::Solution).await.target_s, 4_800 * 60);
    assert_eq!(urgency(&desk, id, 3).await.severity, 4, "the matrix alone again");
}

pub async fn a_severity_by_hand_is_refused_without_reason_or_difference(on: On) {
    let desk = open(on).await;
    let id = asked(&desk).await.id;
    assert_eq!(judged(&desk, id, Some(1), " \n").await, Err(WorkError::Reason));
    assert_eq!(judged(&desk, id, Some(3), "Così").await, Err(WorkError::SameSeverity));
    assert_eq!(judged(&desk, id, Some(5), "Così").await, Err(WorkError::Whom));
    assert_eq!(judged(&desk, id, None, "").await, Err(WorkError::SameSeverity));
    judged(&desk, id, Some(1), "Così").await.unwrap();
    assert_eq!(judged(&desk, id, Some(3), "La matrice").await, Err(WorkError::SameSeverity));
    assert_eq!(judged(&desk, id, Some(1), "Ancora").await, Err(WorkError::SameSeverity));
    desk.becomes(id, State::Spam).await;
    assert_eq!(judged(&desk, id, Some(2), "Così").await, Err(WorkError::Aside));
    assert_eq!(judged(&desk, id, None, "").await, Err(WorkError::Aside));
}
