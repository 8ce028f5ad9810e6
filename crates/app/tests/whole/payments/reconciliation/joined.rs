//! Journals entered, credits joined by themselves and by hand, notices of programs.

use std::collections::BTreeSet;

use super::{Counted, FLOW, RECEIPT, credited, flow, journal, keep, lines, page};
use crate::support::till::why;
use crate::support::{On, month};
use accounts::reconcile::{self, HandError, Key, NotFree, NoticeVerdict, NoticesError, OwnNotice};
use accounts::treasury::{Incoming, JournalRefused};
use jiff::civil::date;
use pagopa::Cents;
use pagopa::settlement::PayStatus;
use pagopa::treasury::csv::Statement;
use pagopa::treasury::{Movement, Operation};
use payments::proof::{Accounting, May};
use platform::{sql, values};

on_both_engines! {
    a_journal_is_read_when_all_its_pages_are_in;
    a_credit_taken_back_by_the_treasurer_pays_no_flow;
    a_weak_join_ends_when_a_surer_one_arrives;
    a_join_by_hand_has_an_author_and_a_reason_and_can_be_taken_back;
    notices_of_a_program_come_again_without_harm;
}

async fn a_journal_is_read_when_all_its_pages_are_in(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let second = page("GDC-9", (2, 2), vec![credited(FLOW, 4_500)]);
    let kept = journal(till, &second).await.unwrap();
    assert_eq!((kept.missing.as_slice(), kept.movements), ([1].as_slice(), 0));
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
    let other = page("GDC-9", (3, 3), Vec::new());
    assert_eq!(journal(till, &other).await, Err(JournalRefused::Pages));
    let first = page("GDC-9", (1, 2), vec![month::credit("altro", 5, date(2026, 3, 4), "varie")]);
    let kept = journal(till, &first).await.unwrap();
    assert_eq!((kept.missing.len(), kept.movements, kept.changed), (0, 2, 2));
    assert!(counted.labels().await.contains(&vec!["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]));
    // the next day's journal tells the same movements again
    let again = page("GDC-10", (1, 1), vec![credited(FLOW, 4_500)]);
    assert_eq!(journal(till, &again).await.unwrap().changed, 0);
    let csv = Incoming {
        bytes: b"Data;Importo;Causale\n04/03/2026;12,50;Affitto\n05/03/2026;niente;Rotta\n".to_vec(),
        statement: Statement { abi: "05428".into(), account: "1".into(), id: "estratto.csv".into() },
    };
    let kept = journal(till, &csv).await.unwrap();
    assert_eq!((kept.movements, kept.bad), (1, 1));
    let troubles = till
        .act(move |tx, office, _| accounts::treasury::troubles(tx, office.id, kept.journal))
        .await
        .unwrap();
    assert_eq!(troubles[0].reason, "amount");
}

async fn a_credit_taken_back_by_the_treasurer_pays_no_flow(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let credit = credited(FLOW, 4_500);
    let then = |operation| Movement { operation, date: date(2026, 3, 5), ..credit.clone() };
    journal(till, &page("GDC-1", (1, 1), vec![credit.clone()])).await.unwrap();
    let back = page("GDC-2", (1, 1), vec![credit.clone(), then(Operation::Reversed)]);
    journal(till, &back).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_NO_TES", "RT_NO_IUD"]]);
    let restored = vec![credit.clone(), then(Operation::Reversed), then(Operation::Restored)];
    journal(till, &page("GDC-3", (1, 1), restored)).await.unwrap();
    assert_eq!(counted.labels().await, [["RT_IUF", "RT_IUF_TES", "RT_NO_IUD"]]);
}

async fn a_weak_join_ends_when_a_surer_one_arrives(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let longer = "2026-03-03PSP001-00012";
    let other = keep(till, &flow(longer, vec![counted.line("b", 4_500, PayStatus::Executed)])).await.unwrap();
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)])).await.unwrap();
    let joins = || {
        let march = (date(2026, 3, 1), date(2026, 3, 31));
        till.act(move |tx, office, _| reconcile::joins(tx, office, march, &BTreeSet::new()))
    };
    let found = joins().await.unwrap();
    assert_eq!((found[0].flow, found[0].step), (other.id, reconcile::Step::Beginning));
    let named =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let found = joins().await.unwrap();
    assert_eq!((found.len(), found[0].flow, found[0].step), (1, named.id, reconcile::Step::Exact));
}

async fn a_join_by_hand_has_an_author_and_a_reason_and_can_be_taken_back(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    till.at("2026-03-20T17:00:00");
    let mute = month::credit("muto", 4_400, date(2026, 3, 20), "GIROFONDO");
    journal(till, &page("GDC-1", (1, 1), vec![mute])).await.unwrap();
    let open = lines(till).await.into_iter().find_map(|line| match line.key {
        Key::Credit(id) => Some(id),
        _ => None,
    });
    let movement = open.unwrap();
    let flow = kept.id;
    let join = |reason: &'static str, movement: i64| {
        let accountant: May<Accounting> = till.as_staff("r.ragioneria");
        till.act(move |tx, office, now| {
            reconcile::join_by_hand(tx, office, &accountant, (flow, movement), &why(reason), now)
        })
    };
    assert_eq!(join("Visto con la banca", 1).await, Err(HandError::Credit(NotFree::Unknown)));
    assert_eq!(join("Visto con la banca", movement).await, Ok(()));
    assert_eq!(join("Ancora", movement).await, Err(HandError::Credit(NotFree::Joined)));
    assert_eq!(counted.labels().await, [["RT_IUF", "IUF_TES_DIV_IMP", "RT_NO_IUD"]]);
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| {
        reconcile::take_back(tx, office, &accountant, movement, &why("Era altro"), now)
    })
    .await
    .unwrap();
    assert!(counted.labels().await.contains(&vec!["TES_NO_MATCH"]));
    assert_eq!(till.house.events("credit-parted").await, 1);
    // what was taken back is not joined again, even where the id would say so
    let named = page("GDC-2", (1, 1), vec![credited(FLOW, 4_500)]);
    journal(till, &named).await.unwrap();
    let body = till.body;
    let row = till
        .act(move |tx, _, _| {
            tx.row(
                sql!("SELECT movement FROM flow_movement WHERE body = ?1 AND ended_at IS NULL"),
                values![body],
            )
        })
        .await;
    let joined: i64 = row.unwrap().unwrap().get(0).unwrap();
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| {
        reconcile::take_back(tx, office, &accountant, joined, &why("Prova"), now)
    })
    .await
    .unwrap();
    let joins = reconcile::match_all(&till.house.house.ctx, till.body, till.now()).await.unwrap();
    assert_eq!(joins, 0);
}

async fn notices_of_a_program_come_again_without_harm(on: On) {
    let counted = Counted::open(on, true).await;
    let text = format!("iud;iuv;importo;data\nA1;{0};45.00;2026-03-02\nA2;;1.00;2026-03-02\n", counted.iuv);
    let rows: Vec<_> =
        reconcile::read_notices(text.as_bytes()).unwrap().into_iter().map(|(_, row)| row).collect();
    assert_eq!(rows[1], Err("iuv"));
    // as offices write files: other places, other amounts, quotes, the older alphabet
    let office = format!("Data;Citt\u{e0};IUD;Importo;IUV\n02/03/2026;x;\"A;7\";1.245,00;{}\n", counted.iuv);
    let bytes: Vec<u8> = office.chars().map(|letter| letter as u8).collect();
    let notice = OwnNotice {
        iud: "A;7".into(),
        iuv: counted.iuv.clone(),
        amount: Cents(124_500),
        paid_on: date(2026, 3, 2),
    };
    assert_eq!(reconcile::read_notices(&bytes), Ok(vec![(2, Ok(notice))]));
    let lacking = NoticesError::Column("importo");
    assert_eq!(reconcile::read_notices(b"iud;iuv;data\nA;B;C\n"), Err(lacking));
    let put = |rows: Vec<Result<OwnNotice, &'static str>>| {
        counted.till.act(move |tx, office, now| {
            reconcile::keep_notices(tx, office, &May::house(office.id, "program"), &rows, now)
        })
    };
    assert_eq!(put(rows.clone()).await.unwrap(), [NoticeVerdict::Kept, NoticeVerdict::Bad("iuv")]);
    assert_eq!(put(rows.clone()).await.unwrap()[0], NoticeVerdict::Known);
    assert_eq!(counted.labels().await, [["RT_NO_IUF"]]);
    let mut less = rows[0].clone().unwrap();
    less.amount = Cents(4_000);
    assert_eq!(put(vec![Ok(less)]).await.unwrap(), [NoticeVerdict::Changed]);
    assert_eq!(counted.labels().await, [["RT_NO_IUF", "IUD_NO_RT"]]);
}
