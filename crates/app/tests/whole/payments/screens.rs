//! What the pages of payments say to clerks and accountants: words, days and names, never a code alone.

use super::reconciliation::{Counted, FLOW, RECEIPT, flow, keep};
use crate::support::On;
use crate::support::till::Till;
use accounts::closing;
use axum::http::StatusCode;
use jiff::civil::date;
use pagopa::settlement::PayStatus;
use payments::create::PositionError;
use payments::position::State;
use payments::proof::{Accounting, May};
use platform::i18n::{Lang, Tr};
use platform::web::Failed;

on_both_engines! {
    people_read_a_state_in_their_language_and_programs_its_word;
    the_way_of_a_payment_is_told_in_words;
    a_line_whose_receipt_is_missing_says_so;
    a_closed_day_names_who_closed_it;
    a_list_until_a_day_holds_what_falls_due_on_it;
}

async fn page(till: &Till, login: &str, rest: &str) -> String {
    let answer = till.page(login, &format!("payments{rest}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{rest}: {}", answer.text);
    answer.text
}

/// 45 euro paid on Monday 2 March, with the receipt or without, and told by a flow of Tuesday: the flow's number.
async fn told(on: On, receipt: bool) -> (Counted, i64) {
    let counted = Counted::open(on, receipt).await;
    counted.till.at("2026-03-04T09:00:00");
    let told = flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)]);
    let kept = keep(&counted.till, &told).await.unwrap();
    (counted, kept.id)
}

/// What people read, in two of the languages.
const NAMES: [(State, &str, &str); 8] = [
    (State::Draft, "Bozza", "Entwurf"),
    (State::Published, "Pubblicata, non ancora pagabile", "Veröffentlicht, noch nicht zahlbar"),
    (State::Valid, "Da pagare", "Zu zahlen"),
    (State::PartiallyPaid, "Pagata in parte", "Teilweise bezahlt"),
    (State::Paid, "Pagata", "Bezahlt"),
    (State::Reported, "Pagata e rendicontata", "Bezahlt und abgerechnet"),
    (State::Expired, "Scaduta", "Abgelaufen"),
    (State::Invalid, "Annullata", "Zurückgezogen"),
];

async fn people_read_a_state_in_their_language_and_programs_its_word(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let version = meals.version.to_string();
    let fields = [("version", version.as_str()), ("what", "publish")];
    let refused = till.sends("l.tributi", &format!("payments/{}/act", meals.id), &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("«Da pagare»") && !refused.text.contains("VALID"), "{}", refused.text);
    assert_eq!(NAMES.map(|(state, ..)| state), State::ALL);
    for (state, italian, german) in NAMES {
        let failed = Failed::from(PositionError::State(state));
        for (lang, name) in [(Lang::It, italian), (Lang::De, german)] {
            let said = failed.sentence.say(Tr(lang));
            let quoted = said.contains(&format!("«{name}»")) || said.contains(&format!("„{name}“"));
            assert!(quoted, "{lang:?}: {said}");
        }
        assert_eq!(failed.more["state"], state.word());
        for lang in Lang::ALL {
            let said = failed.sentence.say(Tr(lang));
            let name = Tr(lang).t(&format!("due-state-{}", state.word().to_lowercase().replace('_', "-")));
            assert!(said.contains(&name) && !said.contains(state.word()), "{lang:?}: {said}");
        }
    }
}

async fn the_way_of_a_payment_is_told_in_words(on: On) {
    let (counted, flow) = told(on, true).await;
    let till = &counted.till;
    let shown = page(till, "l.tributi", &format!("/{}", counted.position)).await;
    assert!(shown.contains("Pagata lun 2 mar") && shown.contains("Chiude la rata"), "{shown}");
    assert_eq!(shown.matches(RECEIPT).count(), 1, "its number once: {shown}");
    let lines = page(till, "r.ragioneria", &format!("/flows/{flow}")).await;
    assert!(lines.contains("Presa: la ricevuta c’è") && lines.contains("lun 2 mar 2026"), "{lines}");
    assert!(lines.contains("regolato mar 3 mar 2026"), "{lines}");
    let bench = page(till, "r.ragioneria", "/reconciliation?from=2026-03-01&until=2026-03-04").await;
    for said in ["Ricevuta nel flusso", "RT_IUF", "Flusso senza entrata", "non c’è ancora", "lun 2 mar 2026"]
    {
        assert!(bench.contains(said), "{said}: {bench}");
    }
    let some =
        page(till, "r.ragioneria", "/reconciliation?from=2026-03-01&until=2026-03-04&label=DOPPI").await;
    assert!(some.contains("Nessuna riga in questi giorni"), "{some}");
}

async fn a_line_whose_receipt_is_missing_says_so(on: On) {
    let (counted, flow) = told(on, false).await;
    let lines = page(&counted.till, "r.ragioneria", &format!("/flows/{flow}")).await;
    assert!(lines.contains("Presa: la ricevuta è stata richiesta"), "{lines}");
}

async fn a_closed_day_names_who_closed_it(on: On) {
    let (counted, _) = told(on, true).await;
    let till = &counted.till;
    let open = page(till, "r.ragioneria", "/closing/2026-03-02").await;
    assert!(open.contains("Foglio di lunedì 2 marzo 2026") && open.contains("Anteprima"), "{open}");
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let until = date(2026, 3, 3);
    till.act(move |tx, office, now| closing::close_through(tx, office, &accountant, date(2026, 3, 2), now))
        .await
        .unwrap();
    let closed = page(till, "r.ragioneria", "/closing/2026-03-02").await;
    assert!(closed.contains("da Rita Costa") && !closed.contains("staff:"), "{closed}");
    assert!(closed.contains("Flusso senza entrata"), "the open line has its label in words: {closed}");
    let month = page(till, "r.ragioneria", "/closing").await;
    assert!(month.contains("Chiusure · marzo 2026") && month.contains("lun 2 mar 2026"), "{month}");
    let next = format!("value=\"{until}\"");
    assert!(month.contains(&next) && !month.contains("aprile 2026"), "the next day to close: {month}");
}

async fn a_list_until_a_day_holds_what_falls_due_on_it(on: On) {
    let till = Till::open(on).await;
    let mut wish = till.meals(4_500);
    // The last moment of the day, as every door writes it.
    wish.options[0].instalments[0].due_at =
        platform::Moment(crate::support::at("2026-04-01T00:00:00").ms() - 1);
    wish.options[0].description = "Mensa di fine marzo".into();
    till.create(wish).await.unwrap();
    let holds = async |days: &str| page(&till, "l.tributi", &format!("?{days}")).await.contains("fine marzo");
    assert!(holds("from=2026-03-31&to=2026-03-31").await);
    assert!(!holds("from=2026-03-31&to=2026-03-30").await && !holds("to=2026-03-30").await);
    assert!(!holds("from=2026-04-01").await);
}
