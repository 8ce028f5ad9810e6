//! What the list of positions shows, and how one is found.

use super::ask;
use crate::support::On;
use crate::support::till::{Till, nav};
use payments::desk::{Filter, PAGE, Search, lines};
use payments::position::{State, load};
use payments::proof::{May, Seeing};
use platform::store::StoreError;

pub async fn listed(till: &Till, login: &str, filter: Filter) -> Vec<(i64, State)> {
    let reader: May<Seeing> = till.as_staff(login);
    let found = till.act(move |tx, _, now| lines(tx, &reader, &filter, now)).await;
    found
        .unwrap_or_else(|error: StoreError| panic!("{error}"))
        .iter()
        .map(|line| (line.id, line.state))
        .collect()
}

pub async fn the_list_says_what_the_position_says(on: On) {
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

pub async fn a_position_is_found_by_number_code_and_the_words_of_a_name(on: On) {
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

pub async fn without_a_filter_there_is_the_newest_page_only(on: On) {
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
