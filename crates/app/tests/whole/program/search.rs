//! The same words find the same things on both engines, and never those of another realm.

use crate::support::{On, TestHouse};
use platform::i18n::Lang;
use platform::search::{Asked, Index, Query, Realms, Words};
use platform::store::StoreError;
use platform::{Db, Lane};

const INDEX: Index = Index { body: 1, scope: "paper" };

async fn put(db: &Db, papers: &[(i64, i64, &str, Lang)]) {
    let papers: Vec<_> =
        papers.iter().map(|(at, realm, text, lang)| (*at, *realm, Words::of(text, Some(*lang)))).collect();
    let done = db.write(Lane::HOUSE, move |tx| {
        for (subject, realm, words) in &papers {
            INDEX.put(tx, *realm, *subject, words)?;
            INDEX.put(tx, *realm, *subject, words)?;
        }
        Ok::<_, StoreError>(())
    });
    done.await.unwrap();
}

async fn found(db: &Db, asked: &str, realms: Option<&[i64]>, before: Option<i64>, limit: usize) -> Vec<i64> {
    let (asked, realms) = (Asked::of(asked), realms.map(<[i64]>::to_vec));
    let found = db.read(move |tx| {
        let realms = realms.as_deref().map_or(Realms::All, Realms::Only);
        INDEX.find(tx, &Query { realms, asked: &asked, before, limit })
    });
    found.await.unwrap()
}

async fn words_find_their_things_in_every_language(on: On) {
    let house = TestHouse::open(on).await;
    let db = &house.house.ctx.db;
    put(
        db,
        &[
            (1, 10, "La bolletta dell'acqua è sbagliata", Lang::It),
            (2, 10, "Rechnungen für die Müllabfuhr in der Bahnhofstraße", Lang::De),
            (3, 20, "Élèves: demandes de remboursement", Lang::Fr),
            (4, 20, "Vloga za občinsko pomoč, računi priloženi", Lang::Sl),
            (5, 20, "Bollette del gas, pratica 2031", Lang::It),
        ],
    )
    .await;
    for (asked, expected) in [
        ("bollette", vec![5, 1]),
        ("BOLL", vec![5, 1]),
        ("sbagliato acqua", vec![1]),
        ("rechnung mull", vec![2]),
        ("bahnhofstrasse", vec![2]),
        ("eleve demande", vec![3]),
        ("vloge racun", vec![4]),
        ("203", vec![5]),
        ("bollette rechnung", vec![]),
        ("' OR 1=1 -- %", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(found(db, asked, None, None, 10).await, expected, "{asked:?}, {on:?}");
    }
}

async fn another_realm_is_never_answered(on: On) {
    let house = TestHouse::open(on).await;
    let db = &house.house.ctx.db;
    let papers: Vec<_> = (1..=60).map(|at| (at, at % 20, "perdita in via Verdi", Lang::It)).collect();
    put(db, &papers).await;
    let many: Vec<i64> = (0..20).collect();
    for asked in ["perdita", "ver", "verdi perdita"] {
        assert_eq!(found(db, asked, Some(&[7]), None, 10).await, [47, 27, 7], "{on:?}");
        assert_eq!(found(db, asked, Some(&[7, 8, 7]), Some(47), 3).await, [28, 27, 8], "{on:?}");
        assert_eq!(found(db, asked, Some(&[]), None, 10).await, [0; 0], "{on:?}");
        assert_eq!(found(db, asked, Some(&[99]), None, 10).await, [0; 0], "{on:?}");
        // More realms than one statement takes.
        assert_eq!(found(db, asked, Some(&many), Some(31), 2).await, [30, 29], "{on:?}");
    }
}

async fn what_moves_or_goes_is_found_no_more_where_it_was(on: On) {
    let house = TestHouse::open(on).await;
    let db = &house.house.ctx.db;
    put(db, &[(1, 10, "guasto al lampione", Lang::It), (2, 10, "guasto alla caldaia", Lang::It)]).await;
    let changed = db.write(Lane::HOUSE, |tx| {
        INDEX.put(tx, 20, 1, &Words::of("quartiere nord", Some(Lang::It)))?;
        INDEX.replace(tx, 10, 2, &Words::of("caldaia riparata", Some(Lang::It)))
    });
    changed.await.unwrap();
    assert_eq!(found(db, "guasto", Some(&[10]), None, 10).await, [0; 0], "{on:?}");
    assert_eq!(found(db, "guasti nord", Some(&[20]), None, 10).await, [1], "{on:?}");
    assert_eq!(found(db, "caldaia", None, None, 10).await, [2], "{on:?}");
    db.write(Lane::HOUSE, |tx| {
        INDEX.forget(tx, 1)?;
        INDEX.forget(tx, 2)
    })
    .await
    .unwrap();
    let left = db.read(|tx| {
        tx.numbers::<1>(
            platform::sql!(
                "SELECT (SELECT COUNT(*) FROM search_term) + (SELECT COUNT(*) FROM search_entry) + (SELECT COUNT(*) FROM search_subject)"
            ),
            &[],
        )
    });
    assert_eq!(left.await, Ok(vec![[0]]), "no word of theirs stays, {on:?}");
}

on_both_engines! {
    words_find_their_things_in_every_language;
    another_realm_is_never_answered;
    what_moves_or_goes_is_found_no_more_where_it_was;
}
