//! Views and filters of the list, and the keys that go through it.

use axum::http::StatusCode;
use helpdesk::open::Asked;
use helpdesk::ticket::Ticket;
use helpdesk::views::VIEWS_MAX;
use helpdesk::work;
use platform::Tx;

use super::hands::{asked, judged, open};
use crate::support::On;
use crate::support::desk::Signed;
use crate::support::forms::{between, to};

pub async fn a_view_is_ones_own_or_shared_by_who_leads(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let other =
        desk.ask(Asked { subject: "Stampante rotta".into(), ..desk.asked("b@posta.example") }).await.unwrap();
    judged(&desk, ticket.id, Some(1), "Urgente").await.unwrap();
    let (elena, marta) = (Signed::of(&desk, "e.fontana").await, Signed::of(&desk, "m.sala").await);
    let critical = [("name", "Le critiche"), ("severity", "1")];
    let kept = to(&marta.post("desk/views", &critical).await);
    let kept = kept.split("view=").nth(1).unwrap().to_owned();
    let page = marta.get(&format!("desk?view={kept}")).await.text;
    assert!(
        page.contains("Le critiche") && page.contains(&ticket.code) && !page.contains(&other.code),
        "{page}"
    );
    assert!(!elena.get("desk").await.text.contains("Le critiche"), "somebody else's");
    let remove = format!("desk/views/{kept}/remove");
    assert_eq!(elena.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(elena.post(&remove, &[("shared", "yes")]).await.status, StatusCode::NOT_FOUND);
    let shared = [("name", "Da dare"), ("holder", "0"), ("words", "stampante"), ("shared", "yes")];
    assert_eq!(marta.post("desk/views", &shared).await.status, StatusCode::FORBIDDEN);
    let all = to(&elena.post("desk/views", &shared).await);
    let all = all.split("view=").nth(1).unwrap().to_owned();
    let page = marta.get(&format!("desk?view={all}")).await.text;
    assert!(page.contains(&other.code) && !page.contains(&ticket.code), "{page}");
    assert_eq!(
        marta.post(&format!("desk/views/{all}/remove"), &[("shared", "yes")]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(marta.post("desk/views", &critical).await.status, StatusCode::CONFLICT, "the same name");
    for (fields, said) in [
        ([("name", "Tutto"), ("state", "merged")], "almeno una condizione"),
        ([("name", " "), ("kind", "fault")], "un nome"),
    ] {
        let refused = marta.post("desk/views", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(said), "{}", refused.text);
    }
    to(&marta.post(&remove, &[]).await);
    assert!(!marta.get("desk").await.text.contains("Le critiche"));
    for number in 0..VIEWS_MAX {
        to(&marta.post("desk/views", &[("name", &number.to_string()), ("late", "yes")]).await);
    }
    let many = marta.post("desk/views", &[("name", "Una di troppo"), ("late", "yes")]).await;
    assert_eq!(many.status, StatusCode::CONFLICT);
    assert!(!marta.get("desk").await.text.contains("Una di troppo"));
}

pub async fn a_filter_asks_for_all_its_conditions(on: On) {
    let desk = open(on).await;
    let (first, second) = (asked(&desk).await, asked(&desk).await);
    let marta = Signed::of(&desk, "m.sala").await;
    let holder = desk.marta();
    let take = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::take(tx, office, ticket, &holder, holder.staff, now)
    };
    desk.act(first.id, take).await.unwrap();
    for (query, shows) in [
        ("holder=me", [true, false]),
        (
            "holder=me&state=assigned&level=first&kind=fault&channel=web&severity=3&area=0&customer=0",
            [true, false],
        ),
        ("holder=0", [false, true]),
        ("state=new&words=bianca", [false, true]),
        ("words=bianca", [true, true]),
        ("words=bianca&holder=me", [true, false]),
        ("late=yes", [false, false]),
        ("kind=request", [false, false]),
        ("customer=7", [false, false]),
        ("state=nonsense&severity=99", [true, true]),
    ] {
        let page = marta.get(&format!("desk?view=filter&{query}")).await.text;
        assert_eq!([page.contains(&first.code), page.contains(&second.code)], shows, "{query}");
    }
    for (view, shows) in [("mine", [true, false]), ("nobodys", [false, true])] {
        let page = marta.get(&format!("desk?view={view}")).await.text;
        assert_eq!([page.contains(&first.code), page.contains(&second.code)], shows, "{view}");
    }
    desk.at("2026-03-20T10:00:00");
    let page = Signed::of(&desk, "m.sala").await.get("desk?view=filter&late=yes").await.text;
    assert!(page.contains(&first.code) && page.contains(&second.code), "{page}");
}

pub async fn keys_open_the_neighbours_and_tick_the_row(on: On) {
    let desk = open(on).await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(asked(&desk).await.id);
    }
    let marta = Signed::of(&desk, "m.sala").await;
    let link = |page: &str, key: &str| {
        let before = page.split(&format!("\" data-key=\"{key}\"")).next().unwrap().to_owned();
        before.rsplit("desk/").next().unwrap().split('?').next().unwrap().to_owned()
    };
    let page = marta.get("desk").await.text;
    assert_eq!(link(&page, "j"), ids[0].to_string());
    assert!(page.contains("<kbd>j</kbd>"));
    let page = marta.get(&format!("desk/{}?view=mine", ids[1])).await.text;
    assert!(!page.contains("data-key=\"k\""), "not in this list");
    let page = marta.get(&format!("desk/{}?view=open", ids[1])).await.text;
    assert_eq!((link(&page, "k"), link(&page, "j")), (ids[0].to_string(), ids[2].to_string()));
    assert!(between(&page, "name=\"row\" value=\"", "</li>").contains("aria-label"));
    assert!(page.contains("data-key=\"x\""));
}
