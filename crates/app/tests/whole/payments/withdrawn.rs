//! Journals that were brought by mistake: withdrawn, nothing they alone told counts; what others tell stays.

use crate::support::On;
use crate::support::till::{Till, why};
use accounts::closing::{ClosingError, Kind, Part, close_through};
use accounts::reckon::reckon;
use accounts::treasury::{Incoming, WithdrawError, withdraw};
use axum::http::StatusCode;
use jiff::civil::date;
use pagopa::settlement::PayStatus;
use pagopa::treasury::csv::Statement;
use payments::proof::{Accounting, May};
use platform::{sql, values};

use super::accounts::{Member, refused};
use super::reconciliation::{Counted, FLOW, close, credited, flow, journal, keep, page, page_of, sheet};

on_both_engines! {
    what_only_a_withdrawn_journal_told_counts_no_more;
    a_statement_brought_under_a_wrong_account_is_brought_again_rightly;
    what_another_journal_tells_as_well_stays;
    a_later_journal_repeats_what_the_one_before_told;
    the_same_file_under_another_name_is_the_same_file;
    a_corrected_amount_goes_back_to_what_the_other_journal_tells;
    a_closed_day_gets_an_adjustment;
    stopped_halfway_it_goes_on_and_nothing_is_closed_meanwhile;
    it_is_the_accountants_and_wants_a_reason;
}

const JOINED: [&str; 3] = ["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"];
const UNJOINED: [&str; 3] = ["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"];

/// A payment of 45 euro whose flow is in, and its credit by a journal.
async fn credit_in(on: On) -> (Counted, i64) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)])).await.unwrap();
    let id = journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap().journal;
    assert_eq!(counted.labels().await, [JOINED]);
    till.at("2026-03-05T09:00:00");
    (counted, id)
}

/// The first transaction, and nothing of what follows.
async fn marks(till: &Till, id: i64) -> Result<(), WithdrawError> {
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| withdraw(tx, office, &accountant, id, &why("Conto sbagliato"), now)).await
}

async fn withdraws(till: &Till, id: i64) {
    marks(till, id).await.unwrap();
    reckon(&till.house.house.ctx, till.body, till.now()).await.unwrap();
}

/// How each join ended, the first one first; nothing for one that stands.
async fn ends(till: &Till) -> Vec<Option<String>> {
    let body = till.body;
    let read = move |tx: &mut platform::Tx| {
        let rows = tx.rows(
            sql!("SELECT ended FROM flow_movement WHERE body = ?1 ORDER BY linked_at, id"),
            values![body],
        )?;
        rows.iter()
            .map(|row| row.get(0))
            .collect::<Result<Vec<Option<String>>, platform::store::StoreError>>()
    };
    till.house.house.ctx.db.read(read).await.unwrap()
}

async fn what_only_a_withdrawn_journal_told_counts_no_more(on: On) {
    let (counted, id) = credit_in(on).await;
    let till = &counted.till;
    withdraws(till, id).await;
    assert_eq!(counted.labels().await, [UNJOINED]);
    assert_eq!(ends(till).await, [Some("journal-withdrawn".to_owned())]);
    assert_eq!(till.house.events("journal-withdrawn").await, 1);
    assert_eq!(till.house.events("journal-read").await, 1, "it is not read by being withdrawn");
    assert_eq!(marks(till, id).await, Err(WithdrawError::Withdrawn));
    // It comes again, and counts again.
    till.at("2026-03-05T10:00:00");
    let again = journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    assert_eq!((again.journal, again.changed), (id, 1));
    assert_eq!(counted.labels().await, [JOINED]);
}

async fn a_statement_brought_under_a_wrong_account_is_brought_again_rightly(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)])).await.unwrap();
    let csv = format!("Data;Importo;Causale\n04/03/2026;45,00;/PUR/LGPE-RIVERSAMENTO/URI/{FLOW}\n");
    // A day later nobody is signed in any more.
    let brings = |account: &'static str| {
        let csv = csv.clone();
        async move {
            let rita = Member::of(till, "r.ragioneria").await;
            rita.send("journals", &[("abi", "05428"), ("account", account)], csv.as_bytes()).await
        }
    };
    assert_eq!(brings("0000999").await.status, StatusCode::SEE_OTHER);
    refused(&brings("0000123").await, &["0000999"]);
    till.at("2026-03-05T09:00:00");
    let body = till.body;
    let read = move |tx: &mut platform::Tx| {
        tx.numbers::<1>(sql!("SELECT id FROM treasury_journal WHERE body = ?1"), values![body])
    };
    let id = till.house.house.ctx.db.read(read).await.unwrap()[0][0];
    withdraws(till, id).await;
    assert_eq!(counted.labels().await, [UNJOINED]);
    till.at("2026-03-05T10:00:00");
    assert_eq!(brings("0000123").await.status, StatusCode::SEE_OTHER);
    assert_eq!(counted.labels().await, [JOINED]);
    let rita = Member::of(till, "r.ragioneria").await;
    assert_eq!(rita.page("journals").await.matches("Ritirato").count(), 1);
}

async fn what_another_journal_tells_as_well_stays(on: On) {
    for withdrawn_is_last in [true, false] {
        let (counted, first) = credit_in(on).await;
        let till = &counted.till;
        let second =
            journal(till, &page("GDC-2", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap().journal;
        withdraws(till, if withdrawn_is_last { second } else { first }).await;
        assert_eq!(counted.labels().await, [JOINED]);
        assert_eq!(ends(till).await, [None], "the join never ended");
        till.at("2026-03-05T10:00:00");
        withdraws(till, if withdrawn_is_last { first } else { second }).await;
        assert_eq!(counted.labels().await, [UNJOINED]);
    }
}

/// Journals are cumulative: the one of the fifth tells the fourth again, and whichever came first, what the one of the
/// fourth tells never stops counting.
async fn a_later_journal_repeats_what_the_one_before_told(on: On) {
    for later_came_first in [true, false] {
        let counted = Counted::open(on, true).await;
        let till = &counted.till;
        keep(till, &flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)])).await.unwrap();
        let mut ids = [0, 0];
        for (place, day) in if later_came_first { [(1, 5), (0, 4)] } else { [(0, 4), (1, 5)] } {
            let told =
                page_of(&format!("GDC-{day}"), date(2026, 3, day), (1, 1), vec![credited(FLOW, 4_500)]);
            ids[place] = journal(till, &told).await.unwrap().journal;
            till.at(&format!("2026-03-05T1{place}:00:00"));
        }
        till.at("2026-03-06T09:00:00");
        withdraws(till, ids[1]).await;
        assert_eq!(counted.labels().await, [JOINED]);
        assert_eq!(ends(till).await, [None], "the join never ended");
        till.at("2026-03-06T10:00:00");
        withdraws(till, ids[0]).await;
        assert_eq!(counted.labels().await, [UNJOINED]);
    }
}

async fn the_same_file_under_another_name_is_the_same_file(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line("ricevuta-1", 4_500, PayStatus::Executed)])).await.unwrap();
    let csv = format!("Data;Importo;Causale\n04/03/2026;45,00;/PUR/LGPE-RIVERSAMENTO/URI/{FLOW}\n");
    let named = |name: &str| Incoming {
        bytes: csv.clone().into_bytes(),
        statement: Statement { abi: "05428".into(), account: "0000123".into(), id: name.into() },
    };
    let first = journal(till, &named("a.csv")).await.unwrap().journal;
    for name in ["b.csv", "a.csv"] {
        till.at("2026-03-05T08:00:00");
        let again = journal(till, &named(name)).await.unwrap();
        assert_eq!((again.journal, again.movements), (first, 0), "{name}");
    }
    let body = till.body;
    let kept = move |tx: &mut platform::Tx| {
        tx.numbers::<1>(sql!("SELECT COUNT(*) FROM treasury_page WHERE body = ?1"), values![body])
    };
    assert_eq!(till.house.house.ctx.db.read(kept).await.unwrap(), [[1]], "what is known is not kept again");
    till.at("2026-03-05T09:00:00");
    withdraws(till, first).await;
    assert_eq!(counted.labels().await, [UNJOINED]);
    till.at("2026-03-05T10:00:00");
    journal(till, &named("c.csv")).await.unwrap();
    assert_eq!(counted.labels().await, [JOINED], "it counts again, whatever it is called");
}

async fn a_corrected_amount_goes_back_to_what_the_other_journal_tells(on: On) {
    let (counted, _) = credit_in(on).await;
    let till = &counted.till;
    let wrong = journal(till, &page("GDC-2", (1, 1), vec![credited(FLOW, 4_000)])).await.unwrap().journal;
    let amount = || async {
        let body = till.body;
        let read = move |tx: &mut platform::Tx| {
            tx.numbers::<1>(sql!("SELECT amount FROM treasury_movement WHERE body = ?1"), values![body])
        };
        till.house.house.ctx.db.read(read).await.unwrap()
    };
    assert_eq!(amount().await, [[4_000]]);
    withdraws(till, wrong).await;
    assert_eq!(amount().await, [[4_500]]);
    assert_eq!(counted.labels().await, [JOINED]);
}

async fn a_closed_day_gets_an_adjustment(on: On) {
    let (counted, id) = credit_in(on).await;
    let till = &counted.till;
    close(till, date(2026, 3, 4)).await.unwrap();
    let closed = sheet(till, date(2026, 3, 4)).await;
    withdraws(till, id).await;
    till.at("2026-03-06T09:00:00");
    close(till, date(2026, 3, 5)).await.unwrap();
    let next = sheet(till, date(2026, 3, 5)).await;
    assert_eq!(next.cents(&[Kind::Treasury], &[Part::Adjustment]), -4_500);
    assert_eq!(sheet(till, date(2026, 3, 4)).await, closed);
}

async fn stopped_halfway_it_goes_on_and_nothing_is_closed_meanwhile(on: On) {
    let (counted, id) = credit_in(on).await;
    let till = &counted.till;
    marks(till, id).await.unwrap();
    assert_eq!(counted.labels().await, [JOINED], "nothing of it is done yet");
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let closing =
        till.act(move |tx, office, now| close_through(tx, office, &accountant, date(2026, 3, 4), now));
    assert_eq!(closing.await, Err(ClosingError::Reckoning));
    till.at("2026-03-05T09:02:00");
    till.house.house.runner.round().await.unwrap();
    assert_eq!(counted.labels().await, [UNJOINED]);
    close(till, date(2026, 3, 4)).await.unwrap();
}

async fn it_is_the_accountants_and_wants_a_reason(on: On) {
    let (counted, id) = credit_in(on).await;
    let till = &counted.till;
    let (at, reason) = (format!("journals/{id}/withdraw"), [("reason", "Conto sbagliato")]);
    let luca = Member::of(till, "l.tributi").await;
    assert_eq!(luca.post(&at, &reason).await.status, StatusCode::FORBIDDEN);
    let auditor = Member::of(till, "i.revisione").await;
    assert_eq!(auditor.post(&at, &reason).await.status, StatusCode::FORBIDDEN);
    assert!(!auditor.page(&format!("journals/{id}")).await.contains("/withdraw"));
    let rita = Member::of(till, "r.ragioneria").await;
    let asked = rita.page(&format!("journals/{id}")).await;
    for said in ["Movimenti che non contano più: 1", "Abbinamenti che finiscono: 1"] {
        assert!(asked.contains(said), "{said}: {asked}");
    }
    refused(&rita.post(&at, &[("reason", " ")]).await, &["id=\"withdraw-wrong\""]);
    let long = "a".repeat(201);
    refused(&rita.post(&at, &[("reason", &long)]).await, &[&long]);
    assert_eq!(
        rita.post(&format!("journals/{}/withdraw", id + 1), &reason).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(rita.post(&at, &reason).await.status, StatusCode::SEE_OTHER);
    let shown = rita.page(&format!("journals/{id}")).await;
    assert!(shown.contains("«Conto sbagliato»") && !shown.contains("/withdraw\""), "{shown}");
    assert_eq!(counted.labels().await, [UNJOINED]);
    refused(&rita.post(&at, &reason).await, &["già stato ritirato"]);
}
