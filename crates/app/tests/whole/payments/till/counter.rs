//! What the counter is told of a fee.

use super::ask;
use crate::support::On;
use crate::support::till::{Till, ada, nav};
use office::beside::{self, Reader, Thing};
use platform::i18n::Lang;
use platform::store::StoreError;

pub async fn the_counter_is_told_of_a_fee(on: On) {
    let till = Till::open(on).await;
    let mut fee = till.wish("cie", vec![till.whole(2_221)]);
    fee.tie = Some(Thing::Appointment(77));
    let fee = till.create(fee).await.unwrap();
    let by = |login: &str, thing: Thing| {
        let staff = till.office().staff.iter().find(|one| one.doc.login == login).unwrap().id;
        let reader = Reader { staff, lang: Lang::It };
        till.act(move |tx, office, now| beside::notes(tx, office, thing, reader, now))
    };
    let notes = |thing: Thing| by("p.cassa", thing);
    let told = notes(Thing::Appointment(77)).await.unwrap_or_else(|error: StoreError| panic!("{error}"));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].path, format!("payments/{}", fee.id));
    // Who takes no payments reads of none, and a clerk of another kind of due of none of this kind.
    for login in ["m.rossi", "r.ragioneria", "m.sala", "s.scuola"] {
        let told = by(login, Thing::Appointment(77)).await;
        assert!(told.unwrap_or_else(|error: StoreError| panic!("{error}")).is_empty(), "{login}");
    }
    assert!(
        told[0].words.contains("22,21 €") && told[0].symbol.as_ref().is_some_and(|svg| svg.contains("<svg"))
    );
    till.pays(&nav(&fee), "r", 2_221).await;
    let told = notes(Thing::Appointment(77)).await.unwrap_or_else(|error: StoreError| panic!("{error}"));
    assert!(told[0].words.contains("Pagata") && told[0].symbol.is_none());
    for thing in [Thing::Appointment(78), Thing::Ticket(77)] {
        assert!(notes(thing).await.unwrap_or_else(|error: StoreError| panic!("{error}")).is_empty());
    }
    let page = ask(&till, "p.cassa", "payments/of/appointment/77").await;
    assert!(page.text.contains(&ada().name), "{}", page.text);
    // Who takes money for other kinds of due, or none at all, hears nothing of it.
    for (office, login) in
        [("roles = [\"cashier\"]\ndues = [\"mensa\"]", "p.cassa"), ("roles = [\"cashier\"]", "r.ragioneria")]
    {
        let till = Till::open_with(on, |text| text.replacen("roles = [\"cashier\"]", office, 1)).await;
        for (due, told) in [("cie", 0), ("mensa", usize::from(login == "p.cassa"))] {
            let mut fee = till.wish(due, vec![till.whole(2_221)]);
            fee.tie = Some(Thing::Appointment(77));
            let fee = till.create(fee).await.unwrap();
            let staff = till.office().staff.iter().find(|member| member.doc.login == login).unwrap().id;
            let (thing, reader) = (Thing::Appointment(77), Reader { staff, lang: Lang::It });
            let notes = till.act(move |tx, office, now| beside::notes(tx, office, thing, reader, now)).await;
            let notes = notes.unwrap_or_else(|error: StoreError| panic!("{error}"));
            let of_it = notes.iter().filter(|note| note.path == format!("payments/{}", fee.id));
            assert_eq!(of_it.count(), told, "{login}: {due}");
        }
    }
}
