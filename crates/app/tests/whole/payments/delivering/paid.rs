use identity::Email;
use office::Office;
use office::people::mail::{address_index, came_back};
use pagopa::Cents;
use payments::deliver::{Occasion, Outcome, Way, once};
use payments::pay;
use payments::position::{self, Debtor, Position};
use platform::Moment;
use platform::i18n::Lang;
use platform::store::Tx;

use super::sending::{MAILED, went};
use super::{Signed, mails, notify, work};
use crate::support::On;
use crate::support::till::{Till, ada, nav_of, why};

/// Mails that say something of a receipt.
pub async fn told(till: &Till, receipt: &str) -> Vec<String> {
    work(till).await;
    mails(till).into_iter().filter(|mail| mail.contains(receipt)).collect()
}

pub async fn who_paid_is_told_once_in_her_language(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.wish("mensa", vec![till.plan(&[2_000, 2_500])]);
    wish.lang = Lang::De;
    let made = till.create(wish).await.unwrap();
    till.pays(&nav_of(&made, 0), "iur-1", 2_000).await;
    let first = told(&till, "iur-1").await;
    assert_eq!(first.len(), 1);
    let link = payments::pay_now::address(&till.house.house.ctx, &till.office(), &nav_of(&made, 0));
    for part in [
        "ada@posta.example",
        "Quittungsnummer (IUR): iur-1",
        "20,00",
        "02/03/2026, 10:00",
        "Banca di Prova",
        &nav_of(&made, 0).grouped(),
        &link,
        "Es sind noch Teile zu zahlen",
        "Rate 1 von 2",
    ] {
        assert!(first[0].contains(part), "{part} is not in {}", first[0]);
    }
    assert!(!first[0].contains("application/pdf") && !first[0].contains("RSSDAA"));
    let (_, page) = link.split_once(&format!("/{}/", till.slug())).unwrap();
    assert_eq!(Signed::nobody(&till).get(page).await.status, 200);
    // The same receipt again, and other money for the same part: nothing more is said.
    till.pays(&nav_of(&made, 0), "iur-1", 2_000).await;
    till.pays(&nav_of(&made, 0), "iur-other", 2_000).await;
    assert_eq!(told(&till, "iur-").await.len(), 1);
    till.pays(&nav_of(&made, 1), "iur-2", 2_500).await;
    let second = told(&till, "iur-2").await;
    assert_eq!(second.len(), 1);
    assert!(!second[0].contains("Es sind noch Teile"), "all is paid: {}", second[0]);
    assert_eq!(went(&till, &made).await, [(Occasion::Paid, vec![MAILED]), (Occasion::Paid, vec![MAILED])]);
    let clerk = Signed::of(&till, "s.scuola").await;
    let page = clerk.get(&format!("payments/{}/sent", made.id)).await;
    assert!(page.text.contains("Ricevuta del pagamento"), "{}", page.text);
}

pub async fn who_has_no_address_is_not_written_to(on: On) {
    let till = Till::open(on).await;
    let mut silent = till.meals(4_500);
    silent.options[0].debtor = Debtor { email: None, ..ada() };
    let silent = till.create(silent).await.unwrap();
    till.pays(&nav_of(&silent, 0), "iur-1", 4_500).await;
    // Not the price: a case of giving back, and the part stays open.
    let open = till.create(till.meals(4_500)).await.unwrap();
    till.pays(&nav_of(&open, 0), "iur-2", 100).await;
    work(&till).await;
    assert_eq!(
        (went(&till, &silent).await, went(&till, &open).await, mails(&till).len()),
        (vec![], vec![], 0)
    );
}

/// A cashier writes down what was paid so many days ago.
async fn took(till: &Till, position: &Position, days: i64) {
    let (cashier, id, nav) = (till.as_staff("p.cassa"), position.id, nav_of(position, 0));
    let work = move |tx: &mut Tx, office: &Office, now: Moment| {
        let mut position = position::load(tx, office.id, id)?.unwrap();
        let reason = why("Al banco");
        let taken = (Cents(4_500), now.plus_s(-86_400 * days), "cash", &reason);
        pay::elsewhere(tx, &cashier, &mut position, &nav, taken, now)
    };
    till.act(work).await.unwrap();
}

pub async fn what_was_paid_long_ago_is_no_news(on: On) {
    let till = Till::open(on).await;
    let (new, old) =
        (till.create(till.meals(4_500)).await.unwrap(), till.create(till.meals(4_500)).await.unwrap());
    took(&till, &new, 30).await;
    took(&till, &old, 31).await;
    work(&till).await;
    assert_eq!(
        (went(&till, &new).await, went(&till, &old).await),
        (vec![(Occasion::Paid, vec![MAILED])], vec![])
    );
    let mail = mails(&till).remove(0);
    assert!(mail.contains("31/01/2026") && !mail.contains("(IUR)"), "no receipt, no hour: {mail}");
}

pub async fn a_returned_address_is_said_and_a_receipt_silences_no_reminder(on: On) {
    let till = Till::open_with(on, notify("mensa", "before_days = 5")).await;
    // Due on 1 April and on 1 May.
    let made = till.create(till.wish("mensa", vec![till.plan(&[2_000, 2_500])])).await.unwrap();
    till.at("2026-04-25T10:00:00");
    till.pays(&nav_of(&made, 0), "iur-1", 2_000).await;
    work(&till).await;
    till.at("2026-04-26T03:00:00");
    assert_eq!(once(&till.house.house.ctx, till.body).await.unwrap(), 1, "the second part is near");
    let mailbox = Email::parse("ada@posta.example").unwrap();
    let mailbox = address_index(&till.house.house.ctx.key, till.body, &mailbox);
    till.act(move |tx, office, now| came_back(tx, office.id, mailbox.clone(), (true, "5.1.1"), now))
        .await
        .unwrap();
    till.pays(&nav_of(&made, 1), "iur-2", 2_500).await;
    work(&till).await;
    let all = went(&till, &made).await;
    assert!(all.contains(&(Occasion::Paid, vec![(Way::Mail, Outcome::NotThere)])), "{all:?}");
}
