//! The journal of payments as an auditor asks it: by what he has before him, page by page.

use super::accounts::Member;
use super::reconciliation::{Counted, FLOW, flow, journal, keep, page};
use crate::support::till::{Till, why};
use crate::support::{On, month};
use jiff::civil::date;
use pagopa::settlement::PayStatus;
use payments::proof::{Accounting, May};
use platform::{sql, values};

on_both_engines! {
    the_journal_is_found_by_what_is_on_paper_and_tells_reasons;
    the_journal_goes_page_by_page;
}

async fn published(till: &Till) {
    let ctx = &till.house.house.ctx;
    platform::events::publish_pending(&ctx.db, &ctx.feed).await.unwrap();
}

async fn the_journal_is_found_by_what_is_on_paper_and_tells_reasons(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let made = till.read(counted.position).await;
    let nav = made.options[0].instalments[0].nav.clone();
    let other = till.create(till.meals(700)).await.unwrap();
    let cashier = till.as_staff("p.cassa");
    let (paid, at) = (nav.clone(), till.now());
    till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, made.id)?.unwrap();
        let what = (pagopa::Cents(4_500), at, "cash", &why("Pagata a mano il giorno del blocco"));
        payments::pay::elsewhere(tx, &cashier, &mut position, &paid, what, now)
    })
    .await
    .unwrap();
    let kept = keep(till, &flow(FLOW, vec![counted.line("z", 5, PayStatus::Executed)])).await.unwrap();
    let mute = month::credit("muto", 4_400, date(2026, 3, 2), "GIROFONDO");
    journal(till, &page("GDC-1", (1, 1), vec![mute])).await.unwrap();
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    till.act(move |tx, office, now| {
        let rows =
            tx.numbers::<1>(sql!("SELECT id FROM treasury_movement WHERE body = ?1"), values![office.id])?;
        let [movement] = rows[0];
        accounts::reconcile::join_by_hand(
            tx,
            office,
            &accountant,
            (kept.id, movement),
            &why("Detto dalla banca"),
            now,
        )?;
        accounts::reconcile::take_back(tx, office, &accountant, movement, &why("Non era questo"), now)
    })
    .await
    .unwrap();
    published(till).await;
    let ivo = Member::of(till, "i.revisione").await;
    let days = "from=2026-03-01&until=2026-03-04";
    let (shown, file) =
        (ivo.page(&format!("journal?{days}")).await, ivo.page(&format!("journal.csv?{days}")).await);
    for said in [
        "Pagata a mano il giorno del blocco",
        "Detto dalla banca",
        "Non era questo",
        "contanti",
        "02/03/2026",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
        assert!(file.contains(said), "{said}: {file}");
    }
    assert!(!shown.contains("credit-joined") && file.contains("credit-joined"), "{shown}");
    let count = async |subject: &str| {
        let shown = ivo.page(&format!("journal?{days}&subject={subject}")).await;
        assert!(!shown.contains(&format!("/payments/{}\"", other.id)), "{subject}: {shown}");
        shown.matches("Posizione creata").count()
    };
    let grouped = nav.grouped().replace(' ', "+");
    for subject in [nav.as_str(), &grouped, counted.iuv.as_str(), &made_name(till, &counted).await] {
        assert_eq!(count(subject).await, 1, "{subject}");
    }
    assert_eq!(count(&counted.position.to_string()).await, 1);
    assert_eq!(count("niente").await, 0, "what nothing bears is not everything");
}

async fn made_name(till: &Till, counted: &Counted) -> String {
    till.read(counted.position).await.iupd.to_string()
}

async fn the_journal_goes_page_by_page(on: On) {
    let till = Till::open(on).await;
    for _ in 0..101 {
        till.create(till.meals(700)).await.unwrap();
    }
    published(&till).await;
    let ivo = Member::of(&till, "i.revisione").await;
    let days = "from=2026-03-01&until=2026-03-04&kind=positions";
    let first = ivo.page(&format!("journal?{days}")).await;
    assert_eq!(first.matches("<th scope=\"row\">").count(), 100);
    let before = first.split("before=").nth(1).unwrap().split('"').next().unwrap();
    let second = ivo.page(&format!("journal?{days}&before={before}")).await;
    assert!(second.matches("<th scope=\"row\">").count() >= 1 && !second.contains("Più vecchi"), "{second}");
}
