//! Two hundred receipts at once for a few notices: each filed once, one payment a notice, the others to be given
//! back, none lost.

use std::collections::BTreeMap;

use crate::support::On;
use crate::support::node::{first, receipt, send};
use crate::support::till::Till;

const RECEIPTS: usize = 200;
const NOTICES: usize = 5;

pub async fn a_storm_of_receipts_pays_each_notice_once(on: On) {
    let till = Till::open(on).await;
    let mut positions = Vec::new();
    for _ in 0..NOTICES {
        positions.push(till.create(till.meals(4_500)).await.unwrap());
    }
    let router = till.house.house.router.clone();
    // Every fourth comes a second time at once, in the other version.
    let asking: Vec<_> = (0..RECEIPTS)
        .flat_map(|number| {
            let receipt = receipt(&positions[number % NOTICES], &format!("t{number:03}"));
            let twice = number.is_multiple_of(4).then(|| send(&first(&receipt)));
            [Some(send(&receipt)), twice].into_iter().flatten()
        })
        .map(|request| {
            let router = router.clone();
            let body = axum::body::Body::from(request.to_envelope());
            let request = axum::http::Request::post(payments::node::PATH).body(body).unwrap();
            tokio::spawn(async move { crate::support::send(router, request).await })
        })
        .collect();
    for asked in asking {
        let answer = asked.await.unwrap();
        assert!(answer.text.contains("<outcome>OK</outcome>"), "{}", answer.text);
    }
    let (all, notices) = (RECEIPTS as i64, NOTICES as i64);
    assert_eq!(till.counts().await, [all, all, notices, all - notices, notices]);
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, verdict) in till.verdicts().await {
        *verdicts.entry(verdict).or_default() += 1;
    }
    assert_eq!(verdicts, [("settled".to_owned(), NOTICES), ("twice".to_owned(), RECEIPTS - NOTICES)].into());
    assert_eq!(till.house.events("instalment-paid").await, notices);
}
