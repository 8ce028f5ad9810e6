//! After the years of the accounts nothing of the platform's messages names anybody any more.

use crate::support::On;
use crate::support::node::receipt;
use crate::support::till::Till;
use pagopa::Cents;
use pagopa::soap::{Amount, Outcome, Receipt};
use payments::forget;
use platform::{sql, values};

on_both_engines! {
    what_came_with_names_is_gone_with_its_position;
    what_is_of_no_position_goes_as_many_years_after_it_came;
}

async fn names(till: &Till) -> Vec<String> {
    let body = till.body;
    let read = till.house.house.ctx.db.read(move |tx| {
        let all = sql!("SELECT receipt_id FROM receipt_inbox WHERE body = ?1 ORDER BY receipt_id");
        let rows = tx.rows(all, values![body])?;
        rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, platform::StoreError>>()
    });
    read.await.unwrap()
}

async fn once(till: &Till) -> usize {
    forget::once(&till.house.house.ctx, till.body).await.unwrap()
}

async fn what_came_with_names_is_gone_with_its_position(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    till.receives(&receipt(&made, "t1")).await;
    // Years later something else comes under the same name.
    till.at("2030-06-01T10:00:00");
    till.receives(&Receipt { amount: Amount::new(Cents(9_999)).unwrap(), ..receipt(&made, "t1") }).await;
    assert_eq!(names(&till).await.len(), 2);
    till.at("2036-12-31T10:00:00");
    assert_eq!((once(&till).await, names(&till).await.len()), (0, 2));
    till.at("2037-01-01T10:00:00");
    assert_eq!((once(&till).await, names(&till).await), (1, Vec::new()));
    assert_eq!((once(&till).await, till.counts().await[1]), (0, 1), "the receipt itself stays");
}

async fn what_is_of_no_position_goes_as_many_years_after_it_came(on: On) {
    let till = Till::open(on).await;
    let (over, open) =
        (till.create(till.meals(100)).await.unwrap(), till.create(till.meals(100)).await.unwrap());
    till.receives(&Receipt { outcome: Outcome::Ko, ..receipt(&over, "fallita") }).await;
    let unread = crate::support::node::send(&receipt(&over, "rotta")).to_envelope();
    till.say(unread.replace("<receiptId>rotta</receiptId>", "").into_bytes()).await;
    assert_eq!(names(&till).await.len(), 2, "one that failed, one that nobody can read");
    till.at("2027-03-01T10:00:00");
    till.receives(&receipt(&open, "dopo")).await;
    till.at("2037-01-02T10:00:00");
    assert_eq!((once(&till).await, names(&till).await), (2, vec!["dopo".to_owned()]));
    assert_eq!(till.house.events("debtors-forgotten").await, 1);
    till.at("2038-01-02T10:00:00");
    assert_eq!((once(&till).await, names(&till).await), (1, Vec::new()));
}
