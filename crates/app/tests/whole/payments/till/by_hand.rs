//! What clerks and cashiers write by hand.

use super::list::listed;
use super::{BY_HAND, ask, tell};
use crate::support::On;
use crate::support::forms::to;
use crate::support::till::{Till, nav};
use axum::http::StatusCode;
use pagopa::Cents;
use payments::desk::Filter;
use payments::position::{Origin, State};

pub async fn a_position_is_written_by_hand_once(on: On) {
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

pub async fn what_is_typed_wrong_is_said_and_kept(on: On) {
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

pub async fn of_two_clerks_one_is_told(on: On) {
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

pub async fn a_cashier_takes_money_and_changes_nothing(on: On) {
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

pub async fn other_amounts_and_dates_keep_the_numbers(on: On) {
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
