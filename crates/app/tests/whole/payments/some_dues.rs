//! An accountant of some kinds of due: the same question on every page and in every file.

use super::reconciliation::{FLOW, close, credited, flow, journal, keep, page};
use crate::support::On;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::node::receipt;
use crate::support::till::Till;
use axum::body::Body;
use axum::http::Request;
use jiff::civil::date;
use pagopa::Cents;
use pagopa::settlement::{Line, PayStatus};

on_both_engines! {
    who_deals_with_some_kinds_sees_nothing_of_the_others;
}

async fn look(till: &Till, login: &str, path: &str) -> (u16, String) {
    let cookies = till.house.signed_in(till.body, login).await;
    let request = Request::get(format!("/valdora/payments/{path}")).header("cookie", &cookies);
    let answer = till.house.request(request.body(Body::empty()).unwrap()).await;
    (answer.status.as_u16(), answer.text)
}

async fn who_deals_with_some_kinds_sees_nothing_of_the_others(on: On) {
    let limited = "roles = [\"accountant\"]\n\n[[staff]]\nlogin = \"m.mensa\"\nname = \"Mara Mensa\"\nroles = [\"accountant\"]\ndues = [\"mensa\"]";
    let till = Till::open_with(on, |text| text.replacen("roles = [\"accountant\"]", limited, 1)).await;
    let other = till.office().dues.iter().find(|due| due.doc.key != "mensa").unwrap().doc.key.clone();
    let mut lines = Vec::new();
    for (index, due, cents) in [(1, "mensa", 4_500), (2, other.as_str(), 3_300)] {
        let made = till.create(till.wish(due, vec![till.whole(cents)])).await.unwrap();
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
    let whole = ["flows".to_owned(), format!("flows/{}", kept.id), "journals".to_owned(), "inbox".to_owned()];
    for path in &whole {
        assert_eq!(look(&till, "r.ragioneria", path).await.0, 200, "{path}");
        assert_eq!(look(&till, "m.mensa", path).await.0, 403, "{path}");
    }
    for path in ["closing/2026-03-04", "closing?month=2026-03", "closing.csv?month=2026-03"] {
        let (all, some) = (look(&till, "r.ragioneria", path).await.1, look(&till, "m.mensa", path).await.1);
        assert!(all.contains("78,00"), "{path} {all}");
        assert!(
            some.contains("45,00") && !some.contains("33,00") && !some.contains("78,00"),
            "{path} {some}"
        );
    }
    let bench = "reconciliation?from=2026-03-01&until=2026-03-05";
    let (all, some) = (look(&till, "r.ragioneria", bench).await.1, look(&till, "m.mensa", bench).await.1);
    assert!(all.contains("33,00") && all.contains("45,00") && all.contains(FLOW), "{all}");
    assert!(some.contains("45,00") && !some.contains("33,00"), "{some}");
    // Nor does he close a day for all, or put aside a receipt of whatever kind.
    let cookies = visitor(&till.house.signed_in(till.body, "m.mensa").await);
    let deeds: [(&str, &[(&str, &str)]); 2] = [
        ("closing", &[("until", "2026-03-04")]),
        ("inbox/deeds", &[("receipt", "x"), ("what", "seen"), ("reason", "doppione")]),
    ];
    for (path, fields) in deeds {
        let deed = form(&format!("/valdora/payments/{path}"), &cookies, &visitors_token(), fields);
        assert_eq!(till.house.request(deed).await.status, 403, "{path}");
    }
}
