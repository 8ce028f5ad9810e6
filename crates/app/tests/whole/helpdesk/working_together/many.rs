//! Many tickets at once: each done whole or not at all, by who may.

use axum::http::StatusCode;
use helpdesk::bulk::BULK_MAX;
use helpdesk::ticket::State;

use super::hands::{asked, open, row, who};
use crate::support::On;
use crate::support::desk::Signed;
use crate::support::forms::between;

/// The verdicts of a page, by the code of their ticket.
fn verdict(page: &str, code: &str) -> String {
    between(&between(page, &format!(">{code}<"), "</tr>"), "<span class=\"chip", "</span>")
        .split('>')
        .nth(1)
        .unwrap()
        .replace("&#39;", "'")
}

pub async fn many_tickets_at_once_each_with_its_verdict(on: On) {
    let desk = open(on).await;
    let (fine, changed, aside) = (asked(&desk).await, asked(&desk).await, asked(&desk).await);
    desk.says(changed.id, false, "Qualcuno ci lavora già.").await;
    desk.becomes(aside.id, State::Spam).await;
    let aside = desk.now(aside.id).await;
    let rows = [row(&fine), row(&changed), row(&aside), "4711:0".to_owned()];
    let fields = |what: &'static str| -> Vec<(&str, &str)> {
        std::iter::once(("what", what)).chain(rows.iter().map(|row| ("row", row.as_str()))).collect()
    };
    let marta = Signed::of(&desk, "m.sala").await;
    let page = marta.post("desk/bulk", &fields("take")).await.text;
    assert!(page.contains("Fatte 1 su 4."), "{page}");
    assert_eq!(verdict(&page, &fine.code), "fatto");
    assert_eq!(verdict(&page, &changed.code), "cambiata nel frattempo: guardala e riprova");
    assert!(verdict(&page, &aside.code).starts_with("non fatto: Questa richiesta è stata unita"), "{page}");
    assert!(page.contains("non c&#39;è più") || page.contains("non c'è più"));
    assert_eq!(desk.now(fine.id).await.holder, desk.marta().staff);
    assert_eq!(desk.now(changed.id).await.holder, 0);
    // Sent again, as a page that is loaded again does: nothing is done twice.
    assert!(marta.post("desk/bulk", &fields("take")).await.text.contains("Fatte 0 su 4."));
}

pub async fn many_at_once_change_other_peoples_work_only_for_who_leads(on: On) {
    let desk = open(on).await;
    let (one, two) = (asked(&desk).await, asked(&desk).await);
    let rows = [row(&one), row(&two)];
    let chosen = [("row", rows[0].as_str()), ("row", rows[1].as_str())];
    let (marta, elena) = (Signed::of(&desk, "m.sala").await, Signed::of(&desk, "e.fontana").await);
    let davide = who(&desk, "d.riva").staff.to_string();
    let area = desk.area("tributi").to_string();
    for what in [
        [("what", "assign"), ("staff", &davide)],
        [("what", "area"), ("area", &area)],
        [("what", "spam"), ("x", "")],
    ] {
        let refused = marta.post("desk/bulk", &[&what[..], &chosen].concat()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{what:?}");
    }
    // Nobody's, and half a ticket of none: an area that is not there changes neither.
    let wrong = elena.post("desk/bulk", &[&[("what", "area"), ("area", "7")][..], &chosen].concat()).await;
    assert!(wrong.text.contains("Fatte 0 su 2."), "{}", wrong.text);
    assert_eq!((desk.now(one.id).await, desk.now(two.id).await), (one.clone(), two.clone()));
    let done =
        elena.post("desk/bulk", &[&[("what", "area"), ("area", area.as_str())][..], &chosen].concat()).await;
    assert!(done.text.contains("Fatte 2 su 2."), "{}", done.text);
    assert_eq!(desk.now(one.id).await.area, desk.area("tributi"));
    let rows = [row(&desk.now(one.id).await), row(&desk.now(two.id).await)];
    let chosen = [("row", rows[0].as_str()), ("row", rows[1].as_str())];
    let spam = elena.post("desk/bulk", &[&[("what", "duplicate")][..], &chosen].concat()).await;
    assert!(spam.text.contains("Fatte 2 su 2."));
    assert_eq!(desk.now(two.id).await.state, State::Duplicate);
    // Limits, and nothing chosen.
    let most: Vec<String> = (0..=BULK_MAX).map(|id| format!("{id}:0")).collect();
    let most: Vec<(&str, &str)> = most.iter().map(|row| ("row", row.as_str())).collect();
    for (rows, said) in [(&most[..], "al massimo 50"), (&[], "almeno una")] {
        let refused = elena.post("desk/bulk", &[&[("what", "take")][..], rows].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(said), "{}", refused.text);
    }
}
