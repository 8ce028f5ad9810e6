//! Who paid beside what was owed finds that money again: on the page of its notice, in his list, in a mail; and while
//! nobody has decided what becomes of it, nobody calls him to pay more.

use axum::http::StatusCode;
use pagopa::NoticeNumber;
use payments::deliver::Occasion;
use payments::pay_now;
use payments::position::Position;
use payments::refunds::{self, Verdict};

use super::delivering::{own_list, told};
use crate::support::On;
use crate::support::node::receipt;
use crate::support::till::Till;

on_both_engines! {
    what_was_paid_beside_the_plan_is_shown_with_its_receipt;
    the_rest_waits_for_the_decision;
    a_surplus_is_told_by_mail_once;
}

/// 90 euro at once or in three parts; the first part is paid, and then the whole.
struct Race {
    till: Till,
    made: Position,
}

impl Race {
    async fn run(on: On) -> Race {
        let till = Till::open(on).await;
        let both = till.wish("mensa", vec![till.whole(9_000), till.plan(&[3_000, 3_000, 3_000])]);
        let made = till.create(both).await.unwrap();
        till.pays(&made.options[1].instalments[0].nav, "iur-rata", 3_000).await;
        till.receives(&receipt(&made, "iur-tutto")).await;
        Race { till, made }
    }

    fn nav(&self, option: usize, part: usize) -> NoticeNumber {
        self.made.options[option].instalments[part].nav.clone()
    }

    fn address(&self, nav: &NoticeNumber) -> String {
        let secret = pay_now::token(&self.till.house.house.ctx.key, self.till.body, nav);
        format!("/{}/pay/n/{secret}", self.till.slug())
    }

    async fn sees(&self, option: usize, part: usize) -> String {
        self.till.house.get(&self.address(&self.nav(option, part))).await.text
    }

    async fn case(&self) -> i64 {
        let (body, id) = (self.till.body, self.made.id);
        let read = self.till.house.house.ctx.db.read(move |tx| refunds::of_position(tx, body, id));
        read.await.unwrap()[0].id
    }
}

async fn what_was_paid_beside_the_plan_is_shown_with_its_receipt(on: On) {
    let race = Race::run(on).await;
    let page = race.sees(0, 0).await;
    for part in [
        "90,00 €",
        "Pagato: lunedì 2 marzo 2026",
        "è in più",
        "Banca di Prova",
        "iur-tutto",
        "deve ancora decidere",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let (address, case) = (race.address(&race.nav(0, 0)), race.case().await);
    assert!(page.contains(&format!("{address}/receipt.pdf?extra={case}")), "{page}");
    let paper = race.till.house.get(&format!("{address}/receipt.pdf?extra={case}")).await;
    assert!(paper.status == StatusCode::OK && paper.text.starts_with("%PDF"));
    for other in [format!("{address}/receipt.pdf"), format!("{address}/receipt.pdf?extra={}", case + 1)] {
        assert_eq!(race.till.house.get(&other).await.status, StatusCode::NOT_FOUND, "{other}");
    }
    let foreign = format!("{}/receipt.pdf?extra={case}", race.address(&race.nav(1, 1)));
    assert_eq!(race.till.house.get(&foreign).await.status, StatusCode::NOT_FOUND, "not of that notice");
    let list = own_list(&race.till).await;
    for part in ["90,00 €", "questo pagamento è in più", "60,00", "Rata 2 di 3", "aspetta la decisione"] {
        assert!(list.contains(part), "{part} is not in {list}");
    }
}

async fn the_rest_waits_for_the_decision(on: On) {
    let race = Race::run(on).await;
    let page = race.sees(1, 1).await;
    assert!(page.contains("Rata 2 di 3") && page.contains("aspetta la decisione"), "{page}");
    assert!(page.contains("30,00") && page.contains("notice.pdf"), "it can still be paid: {page}");
    assert!(race.till.read(race.made.id).await.payable(&race.nav(1, 1), race.till.now()).is_ok());
    let case = race.case().await;
    let (proposes, decides) = (race.till.as_staff("n.rimborsi"), race.till.as_staff("v.rimborsi"));
    race.till.act(move |tx, _, now| refunds::propose(tx, &proposes, case, now)).await.unwrap();
    assert!(race.sees(1, 1).await.contains("aspetta la decisione"));
    race.till
        .act(move |tx, _, now| refunds::decide(tx, &decides, case, &Verdict::Approved, now))
        .await
        .unwrap();
    assert!(!race.sees(1, 1).await.contains("aspetta la decisione"));
    assert!(race.sees(0, 0).await.contains("è approvato: l’ufficio te lo restituisce"));
}

async fn a_surplus_is_told_by_mail_once(on: On) {
    let race = Race::run(on).await;
    let mails = told(&race.till, "iur-tutto").await;
    assert_eq!(mails.len(), 1);
    for part in ["ada@posta.example", "90,00", "ricevuto il tuo pagamento", "deve ancora decidere"] {
        assert!(mails[0].contains(part), "{part} is not in {}", mails[0]);
    }
    race.till.receives(&receipt(&race.made, "iur-tutto")).await;
    assert_eq!(told(&race.till, "iur-tutto").await.len(), 1, "the same receipt again");
    race.till.receives(&receipt(&race.made, "iur-ancora")).await;
    assert_eq!(told(&race.till, "iur-ancora").await.len(), 1, "one mail for each payment");
    let id = race.made.id;
    let body = race.till.body;
    let sent =
        race.till.house.house.ctx.db.read(move |tx| payments::deliver::sent(tx, body, id)).await.unwrap();
    assert_eq!(sent.iter().filter(|each| each.sending.occasion == Occasion::Surplus).count(), 2);
}
