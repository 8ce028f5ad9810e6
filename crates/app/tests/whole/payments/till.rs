//! The desk of payments, who owes, what he opens himself, what goes back.

use std::sync::{Arc, Mutex};

use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::till::{Till, ada, nav, why};
use crate::support::{Answer, On, send};
use axum::Extension;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use office::beside::{self, Reader, Thing};
use pagopa::cart::Cart;
use pagopa::{Cents, NoticeNumber};
use payments::desk::{Filter, PAGE, Search, lines};
use payments::pay_now::{self, Checkout, CheckoutError};
use payments::position::{Origin, State, load};
use payments::proof::{May, Refunding, Seeing};
use payments::refunds::{self, RefundError, Verdict};
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::{sql, values};

on_both_engines! {
    the_list_says_what_the_position_says;
    a_position_is_found_by_number_code_and_the_words_of_a_name;
    without_a_filter_there_is_the_newest_page_only;
    a_clerk_sees_his_own_kinds_of_due_only;
    another_body_sees_nothing;
    whoever_looks_leaves_a_trace_without_names;
    a_position_is_written_by_hand_once;
    what_is_typed_wrong_is_said_and_kept;
    of_two_clerks_one_is_told;
    a_cashier_takes_money_and_changes_nothing;
    other_amounts_and_dates_keep_the_numbers;
    a_citizen_finds_his_notice_and_nobody_elses;
    a_citizen_opens_what_he_pays_once;
    a_cart_goes_out_and_only_the_receipt_pays;
    money_goes_back_through_four_hands;
    the_counter_is_told_of_a_fee;
}

pub(super) async fn ask(till: &Till, login: &str, rest: &str) -> Answer {
    let cookie = visitor(&till.house.signed_in(till.body, login).await);
    let path = format!("/{}/{rest}", till.slug());
    till.house.request(Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap()).await
}

pub(super) async fn tell(till: &Till, login: &str, rest: &str, fields: &[(&str, &str)]) -> Answer {
    let cookie = visitor(&till.house.signed_in(till.body, login).await);
    till.house.request(form(&format!("/{}/{rest}", till.slug()), &cookie, &visitors_token(), fields)).await
}

/// A citizen: nobody in particular.
async fn citizen(till: &Till, rest: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/{}/{rest}", till.slug());
    till.house.request(form(&path, &visitor(""), &visitors_token(), fields)).await
}

async fn listed(till: &Till, login: &str, filter: Filter) -> Vec<(i64, State)> {
    let reader: May<Seeing> = till.as_staff(login);
    let found = till.act(move |tx, _, now| lines(tx, &reader, &filter, now)).await;
    found
        .unwrap_or_else(|error: StoreError| panic!("{error}"))
        .iter()
        .map(|line| (line.id, line.state))
        .collect()
}

fn secret(till: &Till, nav: &NoticeNumber) -> String {
    pay_now::token(&till.house.house.ctx.key, till.body, nav)
}

async fn count(till: &Till) -> usize {
    listed(till, "l.tributi", Filter { due: till.due("cie"), ..Filter::default() }).await.len()
}

async fn the_list_says_what_the_position_says(on: On) {
    let till = Till::open(on).await;
    let mut draft = till.meals(100);
    draft.publish = false;
    let draft = till.create(draft).await.unwrap();
    let mut ahead = till.meals(100);
    ahead.options[0].valid_from = Some(till.now().plus_s(86_400));
    let ahead = till.create(ahead).await.unwrap();
    let open = till.create(till.meals(100)).await.unwrap();
    let mut ends = till.meals(100);
    ends.options[0].switch_to_expired = true;
    let ends = till.create(ends).await.unwrap();
    let part = till.create(till.wish("mensa", vec![till.plan(&[100, 100])])).await.unwrap();
    till.pays(&nav(&part), "parte", 100).await;
    let paid = till.create(till.meals(100)).await.unwrap();
    till.pays(&nav(&paid), "tutto", 100).await;
    let found = till.create(till.meals(100)).await.unwrap();
    till.pays(&nav(&found), "riversato", 100).await;
    let (clerk, id) = (till.as_staff("l.tributi"), found.id);
    till.act(move |tx, office, now| {
        let mut position = load(tx, office.id, id)?.unwrap();
        let nav = nav(&position);
        payments::register::report(tx, &clerk, &mut position, (&nav, 1), now)
    })
    .await
    .unwrap();
    let gone = till.create(till.meals(100)).await.unwrap();
    let (clerk, id) = (till.as_staff("l.tributi"), gone.id);
    till.act(move |tx, office, now| {
        let mut position = load(tx, office.id, id)?.unwrap();
        payments::withdraw::invalidate(tx, &clerk, &mut position, now)
    })
    .await
    .unwrap();
    for moment in ["2026-03-02T10:00:00", "2026-03-04T10:00:00", "2026-05-02T10:00:00"] {
        till.at(moment);
        let all = listed(&till, "l.tributi", Filter::default()).await;
        assert_eq!(all.len(), 8);
        for (id, state) in all {
            assert_eq!(state, till.read(id).await.state(till.now()), "at {moment}");
        }
    }
    let of = |state| listed(&till, "l.tributi", Filter { state: Some(state), ..Filter::default() });
    assert_eq!(of(State::Draft).await, [(draft.id, State::Draft)]);
    assert_eq!(of(State::Expired).await, [(ends.id, State::Expired)]);
    assert_eq!(of(State::Valid).await, [(open.id, State::Valid), (ahead.id, State::Valid)]);
    assert_eq!(of(State::Reported).await, [(found.id, State::Reported)]);
    assert_eq!(of(State::PartiallyPaid).await, [(part.id, State::PartiallyPaid)]);
}

async fn a_position_is_found_by_number_code_and_the_words_of_a_name(on: On) {
    let till = Till::open(on).await;
    let mine = till.create(till.meals(100)).await.unwrap();
    let mut other = till.meals(100);
    other.options[0].debtor.name = "Ugo De Luca".into();
    other.options[0].debtor.code = "DLCGUO80A01L424P".into();
    let other = till.create(other).await.unwrap();
    let by = |typed: String| {
        let search = Search::parse(&typed);
        assert!(search.is_some(), "{typed}");
        listed(&till, "l.tributi", Filter { search, ..Filter::default() })
    };
    for typed in
        [mine.iupd.clone(), nav(&mine).grouped(), "rssdaa80a41l424t".into(), "ada r".into(), "ADA".into()]
    {
        assert_eq!(by(typed.clone()).await, [(mine.id, State::Valid)], "{typed}");
    }
    for typed in ["rossi", "ROS ad", "rossi ada", "Ada Rossi"] {
        assert_eq!(by(typed.into()).await, [(mine.id, State::Valid)], "{typed}");
    }
    for typed in ["ugo de", "luca", "de luca ugo", "luca  ug"] {
        assert_eq!(by(typed.into()).await, [(other.id, State::Valid)], "{typed}");
    }
    for typed in ["ossi", "rossi ugo", "luca ada"] {
        assert_eq!(by(typed.into()).await, [], "each word is looked for from its beginning: {typed}");
    }
    let body = till.body;
    let kept = platform::sql!("SELECT COUNT(*) FROM debtor_word WHERE body = ?1");
    let kept = move |tx: &mut platform::Tx| tx.row(kept, platform::values![body])?.unwrap().get::<i64>(0);
    assert_eq!(till.house.house.ctx.db.read(kept).await.unwrap(), 5);
    assert_eq!(by("RSSDAA80A41".into()).await, [], "a code is looked for whole");
    assert_eq!(by("ad%si".into()).await, [], "no sign stands for others");
    assert_eq!(Search::parse("ad"), None);
    let page = ask(&till, "l.tributi", "payments?q=ad").await;
    assert!(page.text.contains("almeno tre lettere") && !page.text.contains("Ada Rossi"));
}

async fn without_a_filter_there_is_the_newest_page_only(on: On) {
    let till = Till::open(on).await;
    let mut ids = Vec::new();
    for _ in 0..=PAGE {
        ids.push(till.create(till.meals(100)).await.unwrap().id);
    }
    ids.reverse();
    let first = listed(&till, "l.tributi", Filter::default()).await;
    assert_eq!(first.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids[..PAGE as usize]);
    let after = Some(ids[PAGE as usize - 1]);
    let more = listed(&till, "l.tributi", Filter { after, ..Filter::default() }).await;
    assert_eq!(more, first, "no leafing through everybody");
    let more =
        listed(&till, "l.tributi", Filter { after, due: till.due("mensa"), ..Filter::default() }).await;
    assert_eq!(more, [(ids[PAGE as usize], State::Valid)]);
}

async fn a_clerk_sees_his_own_kinds_of_due_only(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let waste = till.create(till.wish("rifiuti", vec![till.whole(100)])).await.unwrap();
    assert_eq!(listed(&till, "s.scuola", Filter::default()).await, [(meals.id, State::Valid)]);
    let search = Search::parse(nav(&waste).as_str());
    assert_eq!(listed(&till, "s.scuola", Filter { search, ..Filter::default() }).await, []);
    let due = till.due("rifiuti");
    assert_eq!(listed(&till, "s.scuola", Filter { due, ..Filter::default() }).await, []);
    let version = waste.version.to_string();
    let pages = [format!("payments/{}", waste.id), format!("payments/{}/edit", waste.id)];
    for page in pages {
        assert_eq!(ask(&till, "s.scuola", &page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let pdf = format!("payments/{}/notice.pdf", nav(&waste));
    assert_eq!(ask(&till, "s.scuola", &pdf).await.status, StatusCode::NOT_FOUND);
    let act = format!("payments/{}/act", waste.id);
    let refused = tell(&till, "s.scuola", &act, &[("what", "withdraw"), ("version", &version)]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(till.read(waste.id).await, waste);
    assert_eq!(ask(&till, "s.scuola", &format!("payments/{}", meals.id)).await.status, StatusCode::OK);
}

async fn another_body_sees_nothing(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let other = till.neighbour().await;
    let cookie = visitor(&till.house.signed_in(other, "l.tributi").await);
    for rest in [format!("payments/{}", meals.id), format!("payments/{}/notice.pdf", nav(&meals))] {
        let path = format!("/altrove/{rest}");
        let request = Request::get(path).header("cookie", &cookie).body(Body::empty()).unwrap();
        assert_eq!(till.house.request(request).await.status, StatusCode::NOT_FOUND, "{rest}");
    }
    let list = Request::get("/altrove/payments?q=ada").header("cookie", &cookie).body(Body::empty()).unwrap();
    assert!(!till.house.request(list).await.text.contains("Ada Rossi"));
    let (number, code) = (nav(&meals), "RSSDAA80A41L424T");
    let fields = [("number", number.as_str()), ("code", code)];
    let found = till.house.request(form("/altrove/pay", &visitor(""), &visitors_token(), &fields)).await;
    assert_eq!(found.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("/altrove/pay/n/{}", secret(&till, &number));
    assert_eq!(till.house.get(&path).await.status, StatusCode::NOT_FOUND, "a secret opens its own body's");
}

async fn whoever_looks_leaves_a_trace_without_names(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let page = ask(&till, "i.revisione", &format!("payments/{}", meals.id)).await;
    assert!(page.text.contains("Ada Rossi") && page.text.contains("Da pagare"), "{}", page.text);
    assert_eq!(till.house.events("position-viewed").await, 1);
    ask(&till, "p.cassa", &format!("payments/{}/notice.pdf", nav(&meals))).await;
    assert_eq!(till.house.events("notice-printed").await, 1);
    ask(&till, "i.revisione", "payments?q=RSSDAA80A41L424T").await;
    ask(&till, "i.revisione", "payments?q=ada").await;
    assert_eq!(till.house.events("positions-searched").await, 2);
    let body = till.body;
    let read = till.house.house.ctx.db.read(move |tx| {
        tx.rows(sql!("SELECT facts FROM event WHERE body = ?1 AND kind IN ('position-created', 'position-viewed', 'positions-searched', 'notice-printed')"), values![body])?
            .iter()
            .map(|row| row.get::<String>(0))
            .collect::<Result<String, _>>()
    });
    let facts: Result<String, StoreError> = read.await;
    let facts = facts.unwrap().to_lowercase();
    assert!(facts.contains("\"found\":1") && !facts.contains("ada") && !facts.contains("rss"), "{facts}");
}

pub(super) const BY_HAND: [(&str, &str); 9] = [
    ("request", "0123456789abcdef0123456789abcdef"),
    ("kind", "F"),
    ("code", "RSSDAA80A41L424T"),
    ("name", "Ada  Rossi"),
    ("reason", "Mensa, primo semestre"),
    ("amount", "100,00"),
    ("parts", "3"),
    ("at_once", "yes"),
    ("publish", "yes"),
];

async fn a_position_is_written_by_hand_once(on: On) {
    let till = Till::open(on).await;
    let due = till.due("mensa").to_string();
    let mut fields = BY_HAND.to_vec();
    fields.extend([
        ("due", due.as_str()),
        ("second_code", "00001234566"),
        ("second_name", "Provincia di Valdora"),
        ("second_iban", "IT54D0200802200000000222222"),
        ("second_amount", "10"),
    ]);
    let (one, two) = tokio::join!(
        tell(&till, "l.tributi", "payments/new", &fields),
        tell(&till, "l.tributi", "payments/new", &fields)
    );
    assert_eq!(to(&one), to(&two), "a double click is one position");
    let id: i64 = to(&one).rsplit('/').next().unwrap().parse().unwrap();
    let position = till.read(id).await;
    assert_eq!((position.origin, position.state(till.now())), (Origin::Desk, State::Valid));
    assert_eq!(position.office_name.as_deref(), Some("Servizi scolastici"));
    let amounts = |option: usize| {
        let parts = position.options[option].instalments.iter();
        parts
            .map(|part| part.transfers.iter().map(|share| share.amount.0).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(amounts(0), [[9_000, 1_000]]);
    assert_eq!(amounts(1), [[3_000, 334], [3_000, 333], [3_000, 333]]);
    assert_eq!(position.options[0].debtor.name, "Ada Rossi");
    // Thirty days are the kind of due's own; the others follow by a month.
    let days: Vec<String> = position.options[1]
        .instalments
        .iter()
        .map(|part| till.office().date_of(part.due_at).to_string())
        .collect();
    assert_eq!(days, ["2026-04-01", "2026-05-01", "2026-06-01"]);
    let page = ask(&till, "l.tributi", &format!("payments/{id}")).await;
    assert!(page.text.contains("33,34 €") && page.text.contains("Provincia di Valdora"), "{}", page.text);
}

async fn what_is_typed_wrong_is_said_and_kept(on: On) {
    let till = Till::open(on).await;
    let (mine, foreign) = (till.due("mensa").to_string(), till.due("rifiuti").to_string());
    let wrong = [
        ("code", "RSSDAA80A41L424A", "non torna con il resto"),
        ("amount", "0", "un importo come"),
        ("amount", "12,345", "un importo come"),
        ("until", "2026-03-01", "da oggi in poi"),
        ("parts", "25", "da 1 a 24"),
        ("tie", "Z 99", "Nessun appuntamento"),
        ("due", foreign.as_str(), "non è tra i tuoi"),
    ];
    for (field, typed, said) in wrong {
        let mut fields: Vec<_> = BY_HAND.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, typed));
        if field != "due" {
            fields.push(("due", &mine));
        }
        let answer = tell(&till, "s.scuola", "payments/new", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(answer.text.contains(said), "{field}: {}", answer.text);
        assert!(answer.text.contains("Mensa, primo semestre"), "nothing typed is lost");
    }
    assert_eq!(listed(&till, "l.tributi", Filter::default()).await, []);
}

async fn of_two_clerks_one_is_told(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(100)).await.unwrap();
    let (act, edit) = (format!("payments/{}/act", meals.id), format!("payments/{}/edit", meals.id));
    let version = meals.version.to_string();
    let amount = format!("amount-{}", meals.options[0].instalments[0].id);
    let first = tell(
        &till,
        "l.tributi",
        &edit,
        &[("version", &version), (&amount, "2,50"), ("why", "Tariffa ridotta")],
    )
    .await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let second = tell(&till, "s.scuola", &act, &[("version", &version), ("what", "withdraw")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert_eq!(till.read(meals.id).await.state(till.now()), State::Valid);
}

async fn a_cashier_takes_money_and_changes_nothing(on: On) {
    let till = Till::open(on).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let (number, version) = (nav(&meals), meals.version.to_string());
    for (rest, fields) in
        [("act", vec![("what", "withdraw"), ("version", version.as_str())]), ("edit", vec![])]
    {
        let refused = tell(&till, "p.cassa", &format!("payments/{}/{rest}", meals.id), &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{rest}");
    }
    let rest = format!("payments/{}/elsewhere", meals.id);
    let say = |method: &'static str, day: &'static str, reason: &'static str| {
        let fields = [
            ("version", version.as_str()),
            ("nav", number.as_str()),
            ("amount", "4500"),
            ("day", day),
            ("method", method),
            ("reason", reason),
        ];
        let (till, rest) = (&till, &rest);
        async move { tell(till, "p.cassa", rest, &fields).await.status }
    };
    assert_eq!(say("gold", "2026-03-02", "Pagato allo sportello").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(say("cash", "2026-03-02", "").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(say("cash", "2026-03-02", "Da RSSDAA80A41L424T").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(say("cash", "2026-03-03", "Pagato domani").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(say("cash", "2026-03-02", "Pagato allo sportello").await, StatusCode::SEE_OTHER);
    let paid = till.read(meals.id).await;
    let payment = paid.options[0].instalments[0].payment.clone().unwrap();
    assert_eq!((payment.method.as_str(), payment.amount), ("cash", Cents(4_500)));
    assert_eq!(say("cash", "2026-03-02", "Di nuovo").await, StatusCode::CONFLICT);
}

async fn other_amounts_and_dates_keep_the_numbers(on: On) {
    let till = Till::open(on).await;
    let fine = till.create(till.wish("multe", vec![till.whole(10_000)])).await.unwrap();
    let part = &fine.options[0].instalments[0];
    let (version, amount, day) =
        (fine.version.to_string(), format!("amount-{}", part.id), format!("day-{}", part.id));
    let rest = format!("payments/{}/edit", fine.id);
    let fields = |cents: &'static str| {
        vec![
            ("version".to_owned(), version.clone()),
            (amount.clone(), cents.to_owned()),
            (day.clone(), "2026-06-30".into()),
            ("why".to_owned(), "Ricorso accolto in parte".into()),
        ]
    };
    // The second is all that a number can hold.
    for cents in ["0", "92233720368547758,07"] {
        let wrong = fields(cents);
        let wrong: Vec<(&str, &str)> =
            wrong.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let refused = tell(&till, "l.tributi", &rest, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{cents}");
    }
    let right = fields("80,00");
    let right: Vec<(&str, &str)> =
        right.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(tell(&till, "l.tributi", &rest, &right).await.status, StatusCode::SEE_OTHER);
    let now = till.read(fine.id).await;
    let changed = &now.options[0].instalments[0];
    assert_eq!(
        (changed.nav.clone(), changed.amount, changed.transfers[0].amount),
        (part.nav.clone(), Cents(8_000), Cents(8_000))
    );
    assert_eq!(till.office().date_of(changed.due_at).to_string(), "2026-06-30");
}

async fn a_citizen_finds_his_notice_and_nobody_elses(on: On) {
    let till = Till::open(on).await;
    let meals =
        till.create(till.wish("mensa", vec![till.whole(4_500), till.plan(&[2_000, 2_500])])).await.unwrap();
    let mut draft = till.meals(100);
    draft.publish = false;
    let draft = till.create(draft).await.unwrap();
    let (number, hidden) = (nav(&meals), nav(&draft));
    let code = "RSSDAA80A41L424T";
    let found = citizen(&till, "pay", &[("number", &number.grouped()), ("code", &code.to_lowercase())]).await;
    let address = to(&found);
    let page = till.house.get(&address).await;
    assert!(page.text.contains("45,00 €") && page.text.contains("Ada Rossi"), "{}", page.text);
    assert!(
        page.text.contains("class=\"qr\"") && page.text.contains("20,00 €"),
        "the parts are on the same paper"
    );
    assert!(!page.text.contains("Paga online"), "no checkout is configured");
    let pdf = till.house.get(&format!("{address}/notice.pdf")).await;
    assert_eq!(
        (pdf.status, pdf.headers["content-type"].to_str().unwrap()),
        (StatusCode::OK, "application/pdf")
    );
    let mut said = Vec::new();
    for (typed, code) in [
        (number.as_str(), "DLCGUO80A01L424P"),
        ("301000000000009999", code),
        (hidden.as_str(), code),
        ("999999999999999999", code),
    ] {
        let answer = citizen(&till, "pay", &[("number", typed), ("code", code)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        said.push(answer.text.replace(typed, "N").replace(&format!("value=\"{code}\""), "C"));
    }
    assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "one answer for all");
    assert!(said[0].contains("Non c’è un avviso con questi due codici"), "{}", said[0]);
    let (of_number, of_code) = ("Il codice avviso ha 18 cifre.", "Il codice ha 16 caratteri, o 11 cifre");
    for (typed, typed_code, wrong) in [
        ("", "", [true, true]),
        ("abc", "abc", [true, true]),
        ("30100000000000999", code, [true, false]),
        (number.as_str(), "", [false, true]),
        (number.as_str(), "8001234567A", [false, true]),
        (number.as_str(), "80012345676", [false, false]),
    ] {
        let answer = citizen(&till, "pay", &[("number", typed), ("code", typed_code)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            [of_number, of_code].map(|said| answer.text.contains(said)),
            wrong,
            "{typed}, {typed_code}"
        );
        let unknown = answer.text.contains("Non c’è un avviso con questi due codici");
        assert_eq!(unknown, wrong == [false, false], "{typed}, {typed_code}");
    }
    let guess = format!("/{}/pay/n/{}", till.slug(), "a".repeat(26));
    assert_eq!(till.house.get(&guess).await.status, StatusCode::NOT_FOUND);
    let path = format!("/{}/pay/n/{}", till.slug(), secret(&till, &hidden));
    assert_eq!(till.house.get(&path).await.status, StatusCode::NOT_FOUND, "nobody outside knows of a draft");
    till.pays(&number, "r", 4_500).await;
    let page = till.house.get(&address).await;
    for part in ["45,00 €", "Pagato: lunedì 2 marzo 2026", "Banca di Prova"] {
        assert!(page.text.contains(part), "{part} is not in {}", page.text);
    }
    assert!(!page.text.contains("class=\"qr\""), "{}", page.text);
}

async fn a_citizen_opens_what_he_pays_once(on: On) {
    let till = Till::open(on).await;
    let door = till.house.get(&format!("/{}/pay", till.slug())).await;
    assert!(door.text.contains("22,21 €") && door.text.contains("/pay/new/edilizia"), "{}", door.text);
    assert!(!door.text.contains("/pay/new/mensa"));
    let empty = till.house.get(&format!("/{}/pay/new/edilizia", till.slug())).await;
    assert!(empty.text.contains("da 5,00 € a 5.000,00 €"), "the limits are said before: {}", empty.text);
    let fields = [
        ("request", "0123456789abcdef0123456789abcdef"),
        ("f-nome", "Ada Rossi"),
        ("name", "Ada Rossi"),
        ("code", "RSSDAA80A41L424T"),
        ("email", ""),
    ];
    let (one, two) =
        tokio::join!(citizen(&till, "pay/new/cie", &fields), citizen(&till, "pay/new/cie", &fields));
    assert_eq!(to(&one), to(&two));
    assert_eq!(count(&till).await, 1);
    let page = till.house.get(&to(&one)).await;
    assert!(
        page.text.contains("Carta d&#x27;identità di Ada Rossi")
            || page.text.contains("identità di Ada Rossi")
    );
    assert!(page.text.contains("22,21 €"));
    let mut other = fields.to_vec();
    other[1].1 = "Ugo Rossi";
    assert_eq!(citizen(&till, "pay/new/cie", &other).await.status, StatusCode::CONFLICT);
    assert_eq!(citizen(&till, "pay/new/mensa", &fields).await.status, StatusCode::NOT_FOUND);
    let building = |amount: &'static str| {
        let fields = [
            ("f-pratica", "12/2026"),
            ("amount", amount),
            ("name", "Ada Rossi"),
            ("code", "RSSDAA80A41L424T"),
        ];
        let till = &till;
        async move { citizen(till, "pay/new/edilizia", &fields).await.status }
    };
    assert_eq!(building("4,99").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(building("5000,01").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(building("5,00").await, StatusCode::SEE_OTHER);
}

/// A checkout that remembers what it got, and answers as it is told.
#[derive(Default)]
struct Told(Mutex<Vec<Cart>>, Mutex<Option<Result<String, CheckoutError>>>);

impl Checkout for Told {
    fn open(&self, _: i64, address: &str, cart: &Cart) -> Result<String, CheckoutError> {
        assert_eq!(address, "https://checkout.example/ec/v2");
        self.0.lock().unwrap().push(cart.clone());
        self.1.lock().unwrap().clone().unwrap_or_else(|| Ok("https://checkout.example/c/1".into()))
    }
}

async fn a_cart_goes_out_and_only_the_receipt_pays(on: On) {
    let line = "segregation = 1\n[body.creditor.postal_account]";
    let with =
        "segregation = 1\ncheckout = \"https://checkout.example/ec/v2\"\n[body.creditor.postal_account]";
    let till = Till::open_with(on, |text| text.replacen(line, with, 1)).await;
    let first = till.create(till.meals(4_500)).await.unwrap();
    let second = till.create(till.meals(1_000)).await.unwrap();
    let mut foreign = till.meals(9_900);
    foreign.options[0].debtor.code = "DLCGUO80A01L424P".into();
    let foreign = till.create(foreign).await.unwrap();
    let told = Arc::new(Told::default());
    let at: Arc<dyn Checkout> = told.clone();
    let router = till.house.house.router.clone().layer(Extension(at));
    let base = format!("/{}/pay/n/{}", till.slug(), secret(&till, &nav(&first)));
    let post = |rest: &str, fields: &[(&str, &str)]| {
        send(router.clone(), form(&format!("{base}/{rest}"), &visitor(""), &visitors_token(), fields))
    };
    let refused = post("add", &[("with", ""), ("number", nav(&foreign).as_str())]).await;
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another's debts are not even told to exist"
    );
    let added = to(&post("add", &[("with", ""), ("number", nav(&second).as_str())]).await);
    let with = added.split("with=").nth(1).unwrap().to_owned();
    let smuggled = format!("{with}.{}", secret(&till, &nav(&foreign)));
    let out = post("online", &[("with", &smuggled)]).await;
    assert_eq!(
        (out.status, out.headers["refresh"].to_str().unwrap()),
        (StatusCode::OK, "0; url=https://checkout.example/c/1")
    );
    assert!(out.text.contains("href=\"https://checkout.example/c/1\""), "without the header there is a link");
    let cart = told.0.lock().unwrap()[0].request().clone();
    let amounts: Vec<i64> = cart.payment_notices.iter().map(|notice| notice.amount.0).collect();
    assert_eq!(amounts, [4_500, 1_000]);
    let back = cart.return_urls.return_ok_url.strip_prefix("http://127.0.0.1:8080").unwrap().to_owned();
    let page = till.house.get(&back).await;
    assert!(page.text.contains("Stiamo aspettando la ricevuta"), "{}", page.text);
    assert_eq!(till.read(first.id).await, first, "coming back proves nothing");
    till.pays(&nav(&first), "r1", 4_500).await;
    assert!(till.house.get(&back).await.text.contains("Stiamo aspettando la ricevuta"), "one of two");
    till.pays(&nav(&second), "r2", 1_000).await;
    assert!(till.house.get(&back).await.text.contains("Pagamento ricevuto"));
    let again = post("online", &[("with", "")]).await;
    assert_eq!(to(&again), base, "what is paid goes to no checkout");
    assert_eq!(told.0.lock().unwrap().len(), 1);
    let third = till.create(till.meals(700)).await.unwrap();
    let base = format!("/{}/pay/n/{}/online", till.slug(), secret(&till, &nav(&third)));
    for answer in
        [Ok("http://eve.example/".to_owned()), Err(CheckoutError::Away), Err(CheckoutError::Refused)]
    {
        *told.1.lock().unwrap() = Some(answer);
        let page = send(router.clone(), form(&base, &visitor(""), &visitors_token(), &[("with", "")])).await;
        assert_eq!(page.status, StatusCode::BAD_GATEWAY);
        assert!(page.text.contains("Non è stato pagato niente"), "{}", page.text);
    }
    let wrong = format!("/{}/pay/back/{}/ok", till.slug(), "a".repeat(26));
    assert_eq!(till.house.get(&wrong).await.status, StatusCode::NOT_FOUND);
}

/// A case of giving back, as the filing of a receipt opens it.
async fn case(till: &Till, id: i64, position: i64) {
    till.act(move |tx, office, now| {
        tx.execute(
            sql!("INSERT INTO refund_case (body, id, receipt_id, position, amount, cause, opened_at, reason) VALUES (?1, ?2, ?3, ?4, 4500, 'twice', ?5, '')"),
            values![office.id, id, format!("ricevuta-{id}"), position, now],
        )
    })
    .await
    .unwrap_or_else(|error: StoreError| panic!("{error}"));
}

async fn money_goes_back_through_four_hands(on: On) {
    let till = Till::open_with(on, |text| {
        text.replacen("login = \"v.rimborsi\"", "login = \"z.rimborsi\"\nname = \"Zoe Pini\"\nroles = [\"refund_officer\"]\ndues = [\"rifiuti\"]\n\n[[staff]]\nlogin = \"v.rimborsi\"", 1)
    })
    .await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    for id in [1, 2] {
        case(&till, id, meals.id).await;
    }
    type Step = fn(&mut platform::Tx, &May<Refunding>, platform::Moment) -> Result<(), RefundError>;
    let by = |login: &'static str, step: Step| {
        let officer: May<Refunding> = till.as_staff(login);
        till.act(move |tx, _, now| step(tx, &officer, now))
    };
    let refuse = |reason: &str| Verdict::Refused(why(reason));
    assert_eq!(
        by("v.rimborsi", |tx, who, now| refunds::decide(tx, who, 1, &Verdict::Approved, now)).await,
        Err(RefundError::Moved),
        "nobody proposed it"
    );
    assert_eq!(
        by("z.rimborsi", |tx, who, now| refunds::propose(tx, who, 1, now)).await,
        Err(RefundError::Unknown),
        "another's kind of due"
    );
    assert_eq!(by("n.rimborsi", |tx, who, now| refunds::propose(tx, who, 1, now)).await, Ok(()));
    assert_eq!(
        by("v.rimborsi", |tx, who, now| refunds::propose(tx, who, 1, now)).await,
        Err(RefundError::Moved)
    );
    assert_eq!(
        by("n.rimborsi", |tx, who, now| refunds::decide(tx, who, 1, &Verdict::Approved, now)).await,
        Err(RefundError::Same)
    );
    let executed = |on: &str, mandate: &str| refunds::Executed {
        on: on.parse().ok(),
        mandate: mandate.to_owned(),
        note: Some(why("Bonifico")),
    };
    let done = |executed: refunds::Executed| {
        let officer: May<Refunding> = till.as_staff("n.rimborsi");
        till.act(move |tx, office, now| refunds::done(tx, office, &officer, (1, &executed), now))
    };
    let right = || executed("2026-03-02", "2026/118");
    assert_eq!(done(right()).await, Err(RefundError::Moved), "not approved");
    assert_eq!(
        by("v.rimborsi", |tx, who, now| refunds::decide(tx, who, 1, &Verdict::Approved, now)).await,
        Ok(())
    );
    for (on, mandate, wrong) in [
        ("", "118", RefundError::Day),
        ("2026-03-01", "118", RefundError::Day),
        ("2026-03-03", "118", RefundError::Day),
        ("2026-03-02", " ", RefundError::Mandate),
        ("2026-03-02", "RSSDAA80A41L424T", RefundError::Mandate),
    ] {
        assert_eq!(done(executed(on, mandate)).await, Err(wrong), "{on} {mandate}");
    }
    assert_eq!(done(right()).await, Ok(()));
    assert_eq!(done(right()).await, Err(RefundError::Moved));
    let propose = tell(&till, "n.rimborsi", "refunds/2", &[("what", "propose")]).await;
    assert_eq!(propose.status, StatusCode::SEE_OTHER);
    for (reason, wrong) in [
        ("Chiama 3331234567", RefundError::Personal),
        ("RSSDAA80A41L424T", RefundError::Personal),
        ("ada@posta.example", RefundError::Personal),
    ] {
        let (officer, verdict): (May<Refunding>, _) = (till.as_staff("v.rimborsi"), refuse(reason));
        let refused = till.act(move |tx, _, now| refunds::decide(tx, &officer, 2, &verdict, now)).await;
        assert_eq!(refused, Err(wrong), "{reason}");
    }
    let refused =
        tell(&till, "v.rimborsi", "refunds/2", &[("what", "refuse"), ("reason", "Già compensato")]).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    let over = ask(&till, "v.rimborsi", "refunds?view=over").await;
    assert!(
        over.text.contains("Già compensato")
            && over.text.contains("Nico Basso")
            && over.text.contains("Vera Galli")
            && over.text.contains("Mandato n. 2026/118 di lun 2 mar 2026 · Bonifico")
    );
    assert!(ask(&till, "v.rimborsi", "refunds").await.text.contains("Nessun rimborso"));
    assert!(!ask(&till, "z.rimborsi", "refunds?view=over").await.text.contains("ricevuta-2"));
    assert_eq!(till.house.events("refund-decided").await, 2);
}

async fn the_counter_is_told_of_a_fee(on: On) {
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
