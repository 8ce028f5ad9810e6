//! What a notice says of its days: counted from its service, told once it is known, or none at all.

use crate::support::node::verify;
use crate::support::till::{Till, nav};
use crate::support::{On, at};
use jiff::civil::date;
use pagopa::Cents;
use pagopa::soap::Response;
use payments::change;
use payments::create::{self, NewPosition, PositionError};
use payments::notice::{Asked, Due, Notice, Variant};
use payments::position::{Origin, Position, State};
use platform::Moment;
use platform::i18n::Lang;

on_both_engines! {
    a_fine_counts_from_the_day_on_which_it_was_served;
    the_day_of_service_is_told_once_and_never_ahead;
    who_may_change_a_fine_tells_when_it_was_served;
    what_has_no_date_names_none;
    banks_find_the_body_by_its_code;
}

async fn fines(on: On) -> Till {
    Till::open_with(on, |text| text.replace("percent_off = 30 }", "percent_off = 30, from_service = true }"))
        .await
}

/// Of a kind, for Ada, payable within a month.
fn wish(till: &Till, kind: &str, cents: i64) -> NewPosition {
    let (office, now) = (till.office(), till.now());
    let due = office.dues.iter().find(|due| due.doc.key == kind).unwrap();
    let debtor = till.meals(cents).options[0].debtor.clone();
    let by = at("2026-04-01T23:59:59");
    let way = create::whole(&office, &due.doc, debtor, "Sosta vietata", (Cents(cents), by), now).unwrap();
    create::of_due(due, Origin::Desk, Lang::It, vec![way])
}

fn asked(till: &Till, position: &Position) -> Asked {
    Notice::of(&till.office(), position, &position.options[0].debtor.code, Variant::A4, till.now())
        .unwrap()
        .asked
}

/// What the platform is told, in cents.
async fn price(till: &Till, position: &Position) -> i64 {
    let Response::Verify(Ok(verified)) = till.ask(&verify(&nav(position))).await else { panic!("payable") };
    verified.amount.cents().0
}

async fn serve(till: &Till, login: &str, of: &Position, on: jiff::civil::Date) -> Result<(), PositionError> {
    let (clerk, id) = (till.as_staff(login), of.id);
    let told = till.act(move |tx, office, now| {
        let mut position = payments::position::load(tx, office.id, id)?.unwrap();
        change::served(tx, office, &clerk, &mut position, on, now)
    });
    told.await
}

async fn a_fine_counts_from_the_day_on_which_it_was_served(on: On) {
    let till = fines(on).await;
    let fine = till.create(wish(&till, "multe", 4_200)).await.unwrap();
    let Asked::Fine { discounted, reduced } = asked(&till, &fine) else { panic!("a fine") };
    assert_eq!((discounted.amount, discounted.due), (Cents(2_940), Due::AfterService { days: 5 }));
    assert_eq!((reduced.amount, reduced.due), (Cents(4_200), Due::AfterService { days: 60 }));
    till.at("2026-03-20T10:00:00");
    assert_eq!(price(&till, &fine).await, 2_940, "nobody is late for what he has not got");
    serve(&till, "l.tributi", &fine, date(2026, 3, 18)).await.unwrap();
    let known = till.read(fine.id).await;
    assert!(known.version > fine.version);
    let Asked::Fine { discounted, reduced } = asked(&till, &known) else { panic!("a fine") };
    assert_eq!((discounted.due, reduced.due), (Due::On(date(2026, 3, 23)), Due::On(date(2026, 5, 17))));
    assert_eq!(price(&till, &fine).await, 2_940);
    till.at("2026-03-23T23:59:00");
    assert_eq!(price(&till, &fine).await, 2_940, "all the fifth day");
    till.at("2026-03-24T00:00:00");
    assert_eq!(price(&till, &fine).await, 4_200);
    assert_eq!(till.house.events("position-served").await, 1);
}

async fn the_day_of_service_is_told_once_and_never_ahead(on: On) {
    let till = fines(on).await;
    let fine = till.create(wish(&till, "multe", 4_200)).await.unwrap();
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let paid = till.create(wish(&till, "multe", 4_200)).await.unwrap();
    till.pays(&nav(&paid), "r", 2_940).await;
    till.at("2026-03-10T10:00:00");
    for day in [date(2026, 3, 11), date(2026, 3, 1)] {
        assert_eq!(serve(&till, "l.tributi", &fine, day).await, Err(PositionError::Service), "{day}");
    }
    for other in [&meals, &paid] {
        assert_eq!(serve(&till, "l.tributi", other, date(2026, 3, 9)).await, Err(PositionError::Service));
    }
    assert_eq!(till.read(fine.id).await, fine);
    assert_eq!(till.read(paid.id).await.state(till.now()), State::Paid);
    serve(&till, "l.tributi", &fine, date(2026, 3, 9)).await.unwrap();
    let once = till.read(fine.id).await;
    assert_eq!(serve(&till, "l.tributi", &fine, date(2026, 3, 10)).await, Err(PositionError::Service));
    assert_eq!(till.read(fine.id).await, once);
}

async fn who_may_change_a_fine_tells_when_it_was_served(on: On) {
    let till = fines(on).await;
    let fine = till.create(wish(&till, "multe", 4_200)).await.unwrap();
    let path = format!("payments/{}", fine.id);
    let page = till.page("l.tributi", &path).await.text;
    assert!(page.contains("entro 5 giorni dalla notifica") && page.contains("Notificato il"), "{page}");
    let version = fine.version.to_string();
    let fields = [("what", "served"), ("version", version.as_str()), ("on", "2026-03-02")];
    for (login, status) in [("s.scuola", 404), ("p.cassa", 403)] {
        let refused = till.sends(login, &format!("{path}/act"), &fields).await;
        assert_eq!(refused.status, status, "{login}");
    }
    let none = [("what", "served"), ("version", version.as_str()), ("on", "domani")];
    assert!(
        till.sends("l.tributi", &format!("{path}/act"), &none)
            .await
            .text
            .contains("Il giorno della notifica")
    );
    assert_eq!(till.read(fine.id).await, fine, "nothing changed so far");
    assert_eq!(till.sends("l.tributi", &format!("{path}/act"), &fields).await.status, 303);
    let page = till.page("l.tributi", &path).await.text;
    assert!(page.contains("fino al 07/03/2026") && page.contains("Notificata"), "{page}");
    assert!(!page.contains("Notificato il"));
}

async fn what_has_no_date_names_none(on: On) {
    let till = Till::open_with(on, |text| text.replace("days = 15\n", "days = 15\nundated = true\n")).await;
    let made = till.create(wish(&till, "edilizia", 5_000)).await.unwrap();
    let Asked::Once(payment) = asked(&till, &made) else { panic!("one payment") };
    assert_eq!(payment.due, Due::Open);
    till.at("2026-04-20T10:00:00");
    let Response::Verify(Ok(verified)) = till.ask(&verify(&nav(&made))).await else { panic!("payable") };
    assert_eq!(verified.due, Some(date(2026, 4, 1)), "the platform wants one");
    let token = payments::pay_now::token(&till.house.house.ctx.key, till.body, &nav(&made));
    for page in [
        till.page("", &format!("pay/n/{token}")).await.text,
        till.page("l.tributi", &format!("payments/{}", made.id)).await.text,
    ] {
        assert!(
            page.contains("Senza scadenza") && !page.contains("Scad") && !page.contains("04/2026"),
            "{page}"
        );
    }
}

async fn banks_find_the_body_by_its_code(on: On) {
    let till = Till::open(on).await;
    let made = till.create(till.meals(4_500)).await.unwrap();
    let creditor = |till: &Till| {
        Notice::of(&till.office(), &made, &made.options[0].debtor.code, Variant::A4, Moment(till.now().ms()))
            .unwrap()
            .creditor
    };
    assert_eq!(creditor(&till).interbank.as_deref(), Some("AB1C2"));
}
