//! An accountant of some kinds of due: the same question on every page and in every file.

use super::reconciliation::{FLOW, close, credited, flow, journal, keep, page};
use crate::support::On;
use crate::support::node::receipt;
use crate::support::till::Till;
use jiff::civil::date;
use office::beside::Thing;
use pagopa::Cents;
use pagopa::settlement::{Line, PayStatus};

on_both_engines! {
    who_deals_with_some_kinds_sees_nothing_of_the_others;
}

/// How a page answers, and what it says.
async fn look(till: &Till, login: &str, path: &str) -> (u16, String) {
    let answer = till.page(login, &format!("payments{path}")).await;
    (answer.status.as_u16(), answer.text)
}

/// Both dues are owed for the same request.
const TICKET: Thing = Thing::Ticket(7);

async fn who_deals_with_some_kinds_sees_nothing_of_the_others(on: On) {
    let limited = "roles = [\"accountant\"]\n\n[[staff]]\nlogin = \"m.mensa\"\nname = \"Mara Mensa\"\nroles = [\"accountant\"]\ndues = [\"mensa\"]";
    let till = Till::open_with(on, |text| text.replacen("roles = [\"accountant\"]", limited, 1)).await;
    let other = till.office().dues.iter().find(|due| due.doc.key != "mensa").unwrap().doc.key.clone();
    let (mut lines, mut dues) = (Vec::new(), Vec::new());
    for (index, due, cents) in [(1, "mensa", 4_500), (2, other.as_str(), 3_300)] {
        let mut wish = till.wish(due, vec![till.whole(cents)]);
        wish.tie = Some(TICKET);
        let made = till.create(wish).await.unwrap();
        dues.push(made.id);
        till.receives(&receipt(&made, &format!("r{index}"))).await;
        lines.push(Line {
            index,
            iuv: made.options[0].instalments[0].iuv.clone(),
            iur: format!("r{index}"),
            id_transfer: Some(1),
            amount: Cents(cents),
            status: PayStatus::Executed,
            date: date(2026, 3, 2),
        });
    }
    let kept = keep(&till, &flow(FLOW, lines)).await.unwrap();
    journal(&till, &page("GDC-1", (1, 1), vec![credited(FLOW, 7_800)])).await.unwrap();
    till.at("2026-03-05T09:00:00");
    close(&till, date(2026, 3, 4)).await.unwrap();
    let whole =
        ["/flows".to_owned(), format!("/flows/{}", kept.id), "/journals".to_owned(), "/inbox".to_owned()];
    for path in &whole {
        assert_eq!(look(&till, "r.ragioneria", path).await.0, 200, "{path}");
        assert_eq!(look(&till, "m.mensa", path).await.0, 403, "{path}");
    }
    for (at, id) in dues.iter().enumerate() {
        for path in [format!("/{id}"), format!("/{id}/sent")] {
            assert_eq!(look(&till, "r.ragioneria", &path).await.0, 200, "{path}");
            let (status, shown) = look(&till, "m.mensa", &path).await;
            assert_eq!(status, if at == 0 { 200 } else { 404 }, "{path}");
            assert!(!shown.contains("33,00") && !shown.contains("78,00"), "{path} {shown}");
            assert!(!shown.contains("payments/flows/"), "{path} {shown}");
        }
    }
    for path in ["", "?q=ada", "/of/ticket/7", "/reconciliation?from=2026-03-01&until=2026-03-05"] {
        let (all, some) = (look(&till, "r.ragioneria", path).await.1, look(&till, "m.mensa", path).await.1);
        assert!(all.contains("45,00") && all.contains("33,00"), "{path} {all}");
        assert!(some.contains("45,00") && !some.contains("33,00"), "{path} {some}");
        // From the sum of the whole flow, or of its credit, he would learn what the other kind comes to.
        assert!(!some.contains("78,00") && !some.contains("payments/flows/"), "{path} {some}");
    }
    for path in ["/closing/2026-03-04", "/closing?month=2026-03", "/closing.csv?month=2026-03"] {
        let (all, some) = (look(&till, "r.ragioneria", path).await.1, look(&till, "m.mensa", path).await.1);
        assert!(all.contains("78,00"), "{path} {all}");
        assert!(
            some.contains("45,00") && !some.contains("33,00") && !some.contains("78,00"),
            "{path} {some}"
        );
    }
    let bench = "/reconciliation?from=2026-03-01&until=2026-03-05";
    let (all, some) = (look(&till, "r.ragioneria", bench).await.1, look(&till, "m.mensa", bench).await.1);
    assert!(all.contains(FLOW) && all.contains("78,00") && all.contains("payments/flows/"), "{all}");
    assert!(some.contains("RT_IUF_TES") && some.contains("45,00"), "how it stands is his: {some}");
    // Nor does he close a day for all, or put aside a receipt of whatever kind.
    let deeds: [(&str, &[(&str, &str)]); 2] = [
        ("closing", &[("until", "2026-03-04")]),
        ("inbox/deeds", &[("receipt", "x"), ("what", "seen"), ("reason", "doppione")]),
    ];
    for (path, fields) in deeds {
        assert_eq!(till.sends("m.mensa", &format!("payments/{path}"), fields).await.status, 403, "{path}");
    }
}
