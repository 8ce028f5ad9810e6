//! Why somebody did something: missing or too long it is asked for in the same words at every door, and what cannot be
//! read never stays in it.

use crate::support::On;
use crate::support::node::{receipt, send};
use crate::support::till::{Till, nav};
use axum::http::StatusCode;
use payments::receipts;
use payments::refunds::{self, Asked, Standing};

on_both_engines! {
    every_door_asks_for_a_reason_in_the_same_words;
    a_reason_is_kept_as_one_line_that_can_be_read;
}

/// Of a form: names and what is typed.
type Fields = Vec<(&'static str, String)>;

/// A town in which each of the doors has something to decide.
struct Doors {
    till: Till,
    /// Who decides, where, and what goes along with the reason.
    each: Vec<(&'static str, String, Fields)>,
}

async fn doors(on: On) -> Doors {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let twice = till.create(till.meals(4_500)).await.unwrap();
    for name in ["a1", "a2"] {
        till.receives(&receipt(&twice, name)).await;
    }
    let raw = send(&receipt(&made, "t1")).to_envelope().replace("45.00", "45.000");
    till.say(raw.into_bytes()).await;
    let body = till.body;
    let waits = till.house.house.ctx.db.read(move |tx| receipts::troubles(tx, body)).await.unwrap();
    let case = case(&till).await;
    till.sends("n.rimborsi", &format!("refunds/{case}"), &[("what", "propose")]).await;
    let each = vec![
        (
            "p.cassa",
            format!("payments/{}/elsewhere", made.id),
            vec![
                ("version", made.version.to_string()),
                ("nav", nav(&made).as_str().to_owned()),
                ("amount", "4500".into()),
                ("day", "2026-03-02".into()),
                ("method", "cash".into()),
            ],
        ),
        (
            "r.ragioneria",
            "payments/inbox/deeds".to_owned(),
            vec![("receipt", waits[0].receipt.clone()), ("what", "seen".into())],
        ),
        ("v.rimborsi", format!("refunds/{case}"), vec![("what", "refuse".into())]),
        (
            "t.pagamenti",
            "payments/service-level/stops".to_owned(),
            vec![("from", "2026-03-09T22:00".into()), ("until", "2026-03-09T23:00".into())],
        ),
    ];
    Doors { till, each }
}

/// The case of what was paid twice.
async fn case(till: &Till) -> i64 {
    let body = till.body;
    let asked = Asked { over: false, after: None };
    let all = till.house.house.ctx.db.read(move |tx| refunds::lines(tx, body, "", asked)).await;
    all.unwrap().iter().find(|case| case.standing() == Standing::Opened).unwrap().id
}

impl Doors {
    async fn says(&self, at: usize, reason: &str) -> (StatusCode, String) {
        let (login, path, with) = &self.each[at];
        let mut fields: Vec<(&str, &str)> =
            with.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.push(("reason", reason));
        let answer = self.till.sends(login, path, &fields).await;
        (answer.status, answer.text)
    }
}

async fn every_door_asks_for_a_reason_in_the_same_words(on: On) {
    let doors = doors(on).await;
    let long = "x".repeat(201);
    for at in 0..doors.each.len() {
        for (reason, said) in
            [(" \u{7}\u{200b} ", "Scrivi il motivo:"), (long.as_str(), "Il motivo ha al massimo")]
        {
            let (status, page) = doors.says(at, reason).await;
            assert!(status != StatusCode::SEE_OTHER && page.contains(said), "{at} {status}: {page}");
        }
        assert!(doors.says(at, &long).await.1.contains("qui sono 201"), "{at}");
    }
    for kind in ["receipt-seen", "refund-decided", "instalment-paid", "service-stop-announced"] {
        let before = i64::from(kind == "instalment-paid");
        assert_eq!(doors.till.house.events(kind).await, before, "{kind}");
    }
}

async fn a_reason_is_kept_as_one_line_that_can_be_read(on: On) {
    let doors = doors(on).await;
    let typed = " Visto\r\nal \u{202e}banco\u{7} ";
    for at in 0..doors.each.len() {
        let (status, page) = doors.says(at, typed).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{at}: {page}");
    }
    let position = doors.each[0].1.trim_end_matches("/elsewhere").to_owned();
    for (login, page) in [
        ("l.tributi", position.as_str()),
        ("r.ragioneria", "payments/inbox"),
        ("v.rimborsi", "refunds?view=over"),
        ("t.pagamenti", "payments/service-level"),
    ] {
        let shown = doors.till.page(login, page).await.text;
        assert!(shown.contains("Visto al banco"), "{page}: {shown}");
    }
}
