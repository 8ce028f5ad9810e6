//! What a clerk who is new here reads on the pages of positions: what is wrong, what comes next, what is late.

use super::flows::revised;
use super::reconciliation::{Counted, FLOW, flow, keep};
use super::till::{BY_HAND, ask, tell};
use crate::support::On;
use crate::support::forms::{between, to};
use crate::support::till::Till;
use axum::http::StatusCode;
use pagopa::settlement::PayStatus;
use payments::desk::{Filter, lines};
use payments::position::Position;
use payments::proof::{May, Seeing};
use platform::store::StoreError;

on_both_engines! {
    the_form_says_everything_that_is_wrong_each_at_its_field;
    other_amounts_that_cannot_be_are_said_at_their_fields;
    a_draft_is_published_before_anybody_pays_it;
    what_cannot_be_undone_is_asked_about_first;
    what_was_never_sent_is_sent_not_sent_again;
    paid_elsewhere_without_a_reason_is_asked_for_at_its_field;
    what_is_late_says_since_when_and_is_found;
    what_is_open_again_says_so_in_its_story;
}

async fn wished(till: &Till, publish: bool) -> Position {
    let mut wish = till.meals(4_500);
    wish.publish = publish;
    till.create(wish).await.unwrap()
}

async fn position(till: &Till, id: i64) -> String {
    let page = ask(till, "l.tributi", &format!("payments/{id}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.text
}

async fn the_form_says_everything_that_is_wrong_each_at_its_field(on: On) {
    let till = Till::open(on).await;
    let mensa = till.due("mensa").to_string();
    let (kind, due) = (("kind", "G"), ("due", mensa.as_str()));
    let wrong = [
        ("code", "12345678904", "L’ultima cifra della partita IVA"),
        ("name", "", "Questo campo serve"),
        ("email", "ada", "Non è un indirizzo e-mail"),
        ("province", "Roma", "una sigla di due lettere"),
        ("reason", " ", "Scrivi la causale"),
        ("amount", "dieci", "un importo come"),
        ("until", "2026-03-01", "da oggi in poi"),
        ("parts", "25", "da 1 a 24"),
        ("tie", "Z 99", "Nessun appuntamento"),
        ("second_code", "12345678904", "undici cifre"),
        ("second_iban", "IT60X", "Controlla l’IBAN"),
    ];
    let typed = wrong.map(|(field, typed, _)| (field, typed));
    let mut fields: Vec<(&str, &str)> = BY_HAND.to_vec();
    fields.retain(|(name, _)| *name != kind.0 && typed.iter().all(|(field, _)| field != name));
    fields.extend(typed.into_iter().chain([kind, due]));
    let answer = tell(&till, "l.tributi", "payments/new", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (field, _, said) in wrong {
        let at = between(&answer.text, &format!("id=\"{field}-e\">"), "</span>");
        assert!(at.contains(said), "{field}: {at}");
        let control = between(&answer.text, &format!(" id=\"{field}\""), ">");
        let told = format!("aria-describedby=\"{field}-e");
        assert!(control.contains("aria-invalid=\"true\"") && control.contains(&told), "{field}: {control}");
        assert!(answer.text.contains(&format!("<a href=\"#{field}\">")), "{field} is named above the form");
    }
    assert!(!answer.text.contains("codice fiscale: non torna"), "a VAT number is no fiscal code");
    assert!(answer.text.contains("<details class=\"tried\" open>"), "what is wrong is not folded away");
    // The name and the amount of the second body are missing as well.
    assert_eq!(answer.text.matches("aria-invalid").count(), wrong.len() + 2);
    assert_eq!(till.house.events("position-created").await, 0);
}

async fn other_amounts_that_cannot_be_are_said_at_their_fields(on: On) {
    let till = Till::open(on).await;
    let plan = till.create(till.wish("mensa", vec![till.plan(&[100, 100])])).await.unwrap();
    let ids: Vec<i64> = plan.instalments().map(|(_, part)| part.id).collect();
    let names = [format!("amount-{}", ids[0]), format!("day-{}", ids[1])];
    let version = plan.version.to_string();
    let fields = [("version", version.as_str()), (&names[0], "venti"), (&names[1], "")];
    let answer = tell(&till, "l.tributi", &format!("payments/{}/edit", plan.id), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (name, said) in names.iter().zip(["un importo come", "da oggi in poi"]) {
        let at = between(&answer.text, &format!("id=\"{name}-e\">"), "</span>");
        assert!(at.contains(said), "{at}");
    }
    assert!(answer.text.contains("value=\"venti\""), "nothing typed is lost");
    assert_eq!(till.read(plan.id).await, plan);
}

async fn a_draft_is_published_before_anybody_pays_it(on: On) {
    let till = Till::open(on).await;
    let draft = wished(&till, false).await;
    let page = position(&till, draft.id).await;
    assert!(page.contains("Bozza</span>") && !page.contains("Da pagare"), "{page}");
    assert!(!page.contains("Stampa l’avviso") && page.contains("dopo la pubblicazione"), "{page}");
    let version = draft.version.to_string();
    let act = format!("payments/{}/act", draft.id);
    to(&tell(&till, "l.tributi", &act, &[("what", "publish"), ("version", &version)]).await);
    let page = position(&till, draft.id).await;
    assert!(page.contains("Stampa l’avviso") && page.contains("Da pagare"), "{page}");
}

async fn what_cannot_be_undone_is_asked_about_first(on: On) {
    let till = Till::open(on).await;
    let open = wished(&till, true).await;
    let page = position(&till, open.id).await;
    let asked = between(&page, "Annulla la posizione</summary>", "</details>");
    assert!(asked.contains("Nessuno potrà più pagare") && asked.contains("value=\"withdraw\""), "{asked}");
    assert_eq!(page.matches("value=\"withdraw\"").count(), 1, "no other way to it");
    let version = open.version.to_string();
    let act = format!("payments/{}/act", open.id);
    to(&tell(&till, "l.tributi", &act, &[("what", "withdraw"), ("version", &version)]).await);
    let page = position(&till, open.id).await;
    assert!(!page.contains("Non serve più"), "{page}");
    assert_eq!(page.matches("Annullata</span>").count(), 2, "the position and its instalment: {page}");
    let asked = between(&page, "Elimina per sempre</summary>", "</details>");
    assert!(asked.contains("Non si torna indietro") && asked.contains("value=\"delete\""), "{asked}");
}

async fn what_was_never_sent_is_sent_not_sent_again(on: On) {
    let till = Till::open(on).await;
    let open = wished(&till, true).await;
    let sent = format!("payments/{}/sent", open.id);
    let page = ask(&till, "l.tributi", &sent).await.text;
    assert!(page.contains(">Invia</button>") && !page.contains("Invia di nuovo"), "{page}");
    to(&tell(&till, "l.tributi", &sent, &[]).await);
    let page = ask(&till, "l.tributi", &sent).await.text;
    assert!(page.contains(">Invia di nuovo</button>") && page.contains("Inviato a mano"), "{page}");
    let story = position(&till, open.id).await;
    assert!(story.contains("Invio chiesto: Inviato a mano"), "{story}");
}

async fn paid_elsewhere_without_a_reason_is_asked_for_at_its_field(on: On) {
    let till = Till::open(on).await;
    let open = wished(&till, true).await;
    let (nav, version) = (open.options[0].instalments[0].nav.clone(), open.version.to_string());
    let say = async |amount: &str, day: &str, reason: &str| {
        let fields = [
            ("version", version.as_str()),
            ("nav", nav.as_str()),
            ("amount", amount),
            ("day", day),
            ("method", "cash"),
            ("reason", reason),
        ];
        tell(&till, "p.cassa", &format!("payments/{}/elsewhere", open.id), &fields).await
    };
    for (amount, day, reason, field, said) in [
        ("4500", "2026-02-27", "", "reason", "Scrivi il motivo"),
        ("4500", "2026-02-27", "Da RSSDAA80A41L424T", "reason", "Togli nomi"),
        ("4500", "2026-03-03", "Visto in banca", "day", "non oltre oggi"),
        ("4500", "", "Visto in banca", "day", "non oltre oggi"),
        ("4400", "2026-03-02", "Visto in banca", "amount", "un altro importo"),
        // Nobody had been asked for anything yet, however long ago.
        ("4500", "2026-03-01", "Visto in banca", "day", "non c’era ancora"),
        ("4500", "2019-05-01", "Visto in banca", "day", "non c’era ancora"),
    ] {
        let answer = say(amount, day, reason).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let at = between(&answer.text, &format!("id=\"{field}-e-{}\">", nav.as_str()), "</span>");
        assert!(at.contains(said), "{at}");
        assert_eq!(answer.text.matches("class=\"invalid\"").count(), 1);
        let form = between(&answer.text, "<details open><summary>Pagato in altro modo", "</details>");
        assert!(
            form.contains(&format!("value=\"{day}\"")) && form.contains("value=\"cash\" selected"),
            "{form}"
        );
        assert!(form.contains(&format!("value=\"{reason}\"")), "what was typed is kept: {form}");
        let (asks, does) = (form.find("Non si torna indietro"), form.find("Sì, è pagato"));
        assert!(asks.is_some() && asks < does, "what it means is said before: {form}");
    }
    let both = say("4500", "2026-03-03", "").await;
    assert_eq!(both.text.matches("class=\"invalid\"").count(), 2, "all at once");
    till.at("2026-03-04T09:00:00");
    to(&say("4500", "2026-03-02", "Visto in banca").await);
    assert_eq!(till.house.events("instalment-paid").await, 1);
    let page = position(&till, open.id).await;
    assert!(page.contains("lun 2 mar 2026") && !page.contains("23:59"), "no hour that nobody gave: {page}");
}

async fn what_is_late_says_since_when_and_is_found(on: On) {
    let till = Till::open(on).await;
    let late = till.create(till.meals(100)).await.unwrap();
    // Of a plan whose first part is paid the second is waited for, and the way that was not taken is not.
    let ways = till.wish("mensa", vec![till.whole(200), till.plan(&[100, 100])]);
    let plan = till.create(ways).await.unwrap();
    till.pays(&plan.options[1].instalments[0].nav, "prima", 100).await;
    let paid = till.create(till.meals(100)).await.unwrap();
    till.pays(&paid.options[0].instalments[0].nav, "tutto", 100).await;
    let mut ends = till.meals(100);
    ends.options[0].switch_to_expired = true;
    let ends = till.create(ends).await.unwrap();
    let draft = wished(&till, false).await;
    let found = async |late: bool| {
        let reader: May<Seeing> = till.as_staff("l.tributi");
        let filter = Filter { late, ..Filter::default() };
        let found: Result<_, StoreError> = till.act(move |tx, _, now| lines(tx, &reader, &filter, now)).await;
        found.unwrap()
    };
    for (day, expected) in [
        ("2026-04-01T09:00:00", vec![]),
        ("2026-04-04T09:00:00", vec![ends.id, late.id]),
        ("2026-05-04T09:00:00", vec![ends.id, plan.id, late.id]),
    ] {
        till.at(day);
        for line in found(false).await {
            let (id, waited) = (line.id, till.read(line.id).await.waited_at());
            assert_eq!(line.waited_at, waited, "the list says what the position says: {id}");
            assert_eq!(line.is_late(till.now()), expected.contains(&id), "{day} {id}");
        }
        let ids: Vec<i64> = found(true).await.iter().map(|line| line.id).collect();
        assert_eq!(ids, expected, "{day}");
    }
    let list = ask(&till, "l.tributi", "payments?state=late").await.text;
    assert!(list.contains("scaduta da 33 giorni"), "the first of April was its day: {list}");
    assert!(list.contains("01/05/2026") && list.contains("scaduta da 3 giorni"), "{list}");
    assert!(!list.contains(&format!("payments/{}\"", draft.id)), "nobody is asked for a draft");
    let shown = position(&till, late.id).await;
    assert!(shown.contains("scaduta da 33 giorni"), "{shown}");
}

async fn what_is_open_again_says_so_in_its_story(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let lines =
        vec![counted.line("ok", 4_500, PayStatus::Executed), counted.line("altra", 7, PayStatus::NoRpt)];
    let told = flow(FLOW, lines);
    keep(till, &told).await.unwrap();
    keep(till, &revised(&told, 2, |iur| iur != "ok")).await.unwrap();
    let page = position(till, counted.position).await;
    assert!(page.contains("Di nuovo da pagare: la rendicontazione è stata corretta"), "{page}");
}
