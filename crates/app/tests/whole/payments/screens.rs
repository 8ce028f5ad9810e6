//! What the pages of payments say to clerks and accountants: words, days and names, never a code alone.

use super::reconciliation::files;
use crate::support::On;
use crate::support::forms::{form, visitor, visitors_token};
use crate::support::month;
use crate::support::till::Till;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use pagopa::Cents;
use pagopa::settlement::{Line, PayStatus};
use payments::closing;
use payments::create::PositionError;
use payments::position::{Position, State};
use payments::proof::{Accounting, May};
use payments::settlement::{Source, keep_flow};
use platform::events::Actor;
use platform::i18n::{Lang, Tr};
use platform::web::Failed;

on_both_engines! {
    people_read_a_state_in_their_language_and_programs_its_word;
    the_way_of_a_payment_is_told_in_words;
    a_line_whose_receipt_is_missing_says_so;
    a_closed_day_names_who_closed_it;
}

const RECEIPT: &str = "ricevuta-1";
const FLOW: &str = "2026-03-03PSP001-0001";

async fn page(till: &Till, login: &str, rest: &str) -> String {
    let cookie = visitor(&till.house.signed_in(till.body, login).await);
    let path = format!("/{}/payments{rest}", till.slug());
    let answer =
        till.house.request(Request::get(&path).header("cookie", cookie).body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    answer.text
}

/// 45 euro paid on Monday 2 March, with the receipt or without, and told by a flow of Tuesday.
async fn told(till: &Till, receipt: bool) -> (Position, i64) {
    let made = till.create(till.meals(4_500)).await.unwrap();
    let part = &made.options[0].instalments[0];
    if receipt {
        files(till, made.id, part.nav.clone(), RECEIPT).await;
    }
    let line = Line {
        index: 1,
        iuv: part.iuv.clone(),
        iur: RECEIPT.into(),
        id_transfer: Some(1),
        amount: Cents(4_500),
        status: PayStatus::Executed,
        date: date(2026, 3, 2),
    };
    let flow = month::flow(FLOW, 1, 1, date(2026, 3, 3), vec![Ok(line)]);
    till.at("2026-03-04T09:00:00");
    let kept = till
        .act(move |tx, office, now| keep_flow(tx, office, &flow, Source::File, &Actor("staff:1".into()), now))
        .await;
    (made, kept.unwrap().id)
}

async fn people_read_a_state_in_their_language_and_programs_its_word(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let version = meals.version.to_string();
    let cookie = visitor(&till.house.signed_in(till.body, "l.tributi").await);
    let path = format!("/{}/payments/{}/act", till.slug(), meals.id);
    let fields = [("version", version.as_str()), ("what", "publish")];
    let refused = till.house.request(form(&path, &cookie, &visitors_token(), &fields)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("«Da pagare»") && !refused.text.contains("VALID"), "{}", refused.text);
    for state in State::ALL {
        let failed = Failed::from(PositionError::State(state));
        assert_eq!(failed.more["state"], state.word());
        for lang in Lang::ALL {
            let said = failed.sentence.say(Tr(lang));
            let name = Tr(lang).t(&format!("due-state-{}", state.word().to_lowercase().replace('_', "-")));
            assert!(said.contains(&name) && !said.contains(state.word()), "{lang:?}: {said}");
        }
    }
}

async fn the_way_of_a_payment_is_told_in_words(on: On) {
    let till = Till::open(on).await;
    let (position, flow) = told(&till, true).await;
    let shown = page(&till, "l.tributi", &format!("/{}", position.id)).await;
    assert!(shown.contains("Pagata lun 2 mar") && shown.contains("Chiude la rata"), "{shown}");
    assert_eq!(shown.matches(RECEIPT).count(), 1, "its number once: {shown}");
    let lines = page(&till, "r.ragioneria", &format!("/flows/{flow}")).await;
    assert!(lines.contains("Presa: la ricevuta c’è") && lines.contains("lun 2 mar 2026"), "{lines}");
    assert!(lines.contains("regolato mar 3 mar 2026"), "{lines}");
    let bench = page(&till, "r.ragioneria", "/reconciliation?from=2026-03-01&until=2026-03-04").await;
    for said in ["Ricevuta nel flusso", "RT_IUF", "Flusso senza entrata", "non c’è ancora", "lun 2 mar 2026"]
    {
        assert!(bench.contains(said), "{said}: {bench}");
    }
    let some =
        page(&till, "r.ragioneria", "/reconciliation?from=2026-03-01&until=2026-03-04&label=DOPPI").await;
    assert!(some.contains("Nessuna riga in questi giorni"), "{some}");
}

async fn a_line_whose_receipt_is_missing_says_so(on: On) {
    let till = Till::open(on).await;
    let (_, flow) = told(&till, false).await;
    let lines = page(&till, "r.ragioneria", &format!("/flows/{flow}")).await;
    assert!(lines.contains("Presa: la ricevuta è stata richiesta"), "{lines}");
}

async fn a_closed_day_names_who_closed_it(on: On) {
    let till = Till::open(on).await;
    told(&till, true).await;
    let open = page(&till, "r.ragioneria", "/closing/2026-03-02").await;
    assert!(open.contains("Foglio di lunedì 2 marzo 2026") && open.contains("Anteprima"), "{open}");
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let until = date(2026, 3, 3);
    till.act(move |tx, office, now| closing::close_through(tx, office, &accountant, date(2026, 3, 2), now))
        .await
        .unwrap();
    let closed = page(&till, "r.ragioneria", "/closing/2026-03-02").await;
    assert!(closed.contains("da Rita Costa") && !closed.contains("staff:"), "{closed}");
    assert!(closed.contains("Flusso senza entrata"), "the open line has its label in words: {closed}");
    let month = page(&till, "r.ragioneria", "/closing").await;
    assert!(month.contains("Chiusure · marzo 2026") && month.contains("lun 2 mar 2026"), "{month}");
    let next = format!("value=\"{until}\"");
    assert!(month.contains(&next) && !month.contains("aprile 2026"), "the next day to close: {month}");
}
