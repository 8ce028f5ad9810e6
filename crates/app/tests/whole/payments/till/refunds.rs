//! Money that goes back.

use super::{ask, tell};
use crate::support::On;
use crate::support::till::{Till, why};
use axum::http::StatusCode;
use payments::proof::{May, Refunding};
use payments::refunds::{self, RefundError, Verdict};
use platform::store::StoreError;
use platform::{sql, values};

/// A case of giving back, as the filing of a receipt opens it.
async fn case(till: &Till, id: i64, position: i64) {
    till.act(move |tx, office, now| {
        tx.execute(
            sql!("INSERT INTO refund_case (body, id, receipt_id, position, amount, cause, opened_at, reason) VALUES (?1, ?2, ?3, ?4, 4500, 'twice', ?5, '')"),
            values![office.id, id, format!("ricevuta-{id}"), position, now],
        )
    })
    .await
    .unwrap_or_else(|error: StoreError| panic!("{error}"));
}

pub async fn money_goes_back_through_four_hands(on: On) {
    let till = Till::open_with(on, |text| {
        text.replacen("login = \"v.rimborsi\"", "login = \"z.rimborsi\"\nname = \"Zoe Pini\"\nroles = [\"refund_officer\"]\ndues = [\"rifiuti\"]\n\n[[staff]]\nlogin = \"v.rimborsi\"", 1)
    })
    .await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    for id in [1, 2] {
        case(&till, id, meals.id).await;
    }
    type Step = fn(&mut platform::Tx, &May<Refunding>, platform::Moment) -> Result<(), RefundError>;
    let by = |login: &'static str, step: Step| {
        let officer: May<Refunding> = till.as_staff(login);
        till.act(move |tx, _, now| step(tx, &officer, now))
    };
    let refuse = |reason: &str| Verdict::Refused(why(reason));
    assert_eq!(
        by("v.rimborsi", |tx, who, now| refunds::decide(tx, who, 1, &Verdict::Approved, now)).await,
        Err(RefundError::Moved),
        "nobody proposed it"
    );
    assert_eq!(
        by("z.rimborsi", |tx, who, now| refunds::propose(tx, who, 1, now)).await,
        Err(RefundError::Unknown),
        "another's kind of due"
    );
    assert_eq!(by("n.rimborsi", |tx, who, now| refunds::propose(tx, who, 1, now)).await, Ok(()));
    assert_eq!(
        by("v.rimborsi", |tx, who, now| refunds::propose(tx, who, 1, now)).await,
        Err(RefundError::Moved)
    );
    assert_eq!(
        by("n.rimborsi", |tx, who, now| refunds::decide(tx, who, 1, &Verdict::Approved, now)).await,
        Err(RefundError::Same)
    );
    let executed = |on: &str, mandate: &str| refunds::Executed {
        on: on.parse().ok(),
        mandate: mandate.to_owned(),
        note: Some(why("Bonifico")),
    };
    let done = |executed: refunds::Executed| {
        let officer: May<Refunding> = till.as_staff("n.rimborsi");
        till.act(move |tx, office, now| refunds::done(tx, office, &officer, (1, &executed), now))
    };
    let right = || executed("2026-03-02", "2026/118");
    assert_eq!(done(right()).await, Err(RefundError::Moved), "not approved");
    assert_eq!(
        by("v.rimborsi", |tx, who, now| refunds::decide(tx, who, 1, &Verdict::Approved, now)).await,
        Ok(())
    );
    for (on, mandate, wrong) in [
        ("", "118", RefundError::Day),
        ("2026-03-01", "118", RefundError::Day),
        ("2026-03-03", "118", RefundError::Day),
        ("2026-03-02", " ", RefundError::Mandate),
        ("2026-03-02", "RSSDAA80A41L424T", RefundError::Mandate),
    ] {
        assert_eq!(done(executed(on, mandate)).await, Err(wrong), "{on} {mandate}");
    }
    assert_eq!(done(right()).await, Ok(()));
    assert_eq!(done(right()).await, Err(RefundError::Moved));
    let propose = tell(&till, "n.rimborsi", "refunds/2", &[("what", "propose")]).await;
    assert_eq!(propose.status, StatusCode::SEE_OTHER);
    for (reason, wrong) in [
        ("Chiama 3331234567", RefundError::Personal),
        ("Chiama 333 123 45 67", RefundError::Personal),
        ("Su IT60 X054 2811 1010 0000 0123 456", RefundError::Personal),
        ("RSSDAA80A41L424T", RefundError::Personal),
        ("ada@posta.example", RefundError::Personal),
    ] {
        let (officer, verdict): (May<Refunding>, _) = (till.as_staff("v.rimborsi"), refuse(reason));
        let refused = till.act(move |tx, _, now| refunds::decide(tx, &officer, 2, &verdict, now)).await;
        assert_eq!(refused, Err(wrong), "{reason}");
    }
    let refused =
        tell(&till, "v.rimborsi", "refunds/2", &[("what", "refuse"), ("reason", "Già compensato")]).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    let over = ask(&till, "v.rimborsi", "refunds?view=over").await;
    assert!(
        over.text.contains("Già compensato")
            && over.text.contains("Nico Basso")
            && over.text.contains("Vera Galli")
            && over.text.contains("Mandato n. 2026/118 di lun 2 mar 2026 · Bonifico")
    );
    assert!(ask(&till, "v.rimborsi", "refunds").await.text.contains("Nessun rimborso"));
    assert!(!ask(&till, "z.rimborsi", "refunds?view=over").await.text.contains("ricevuta-2"));
    assert_eq!(till.house.events("refund-decided").await, 2);
}
