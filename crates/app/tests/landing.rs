//! Where somebody of the staff begins after signing in, on the first page of his own menu.

mod support;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use office::docs::Role;
use platform::Lane;
use platform::store::Tx;
use support::forms::{form, to, visitor, visitors_token};
use support::till::Till;
use support::{Answer, On};

on_both_engines! {
    everybody_begins_on_a_page_that_opens;
    who_wanted_a_page_of_his_own_goes_there_and_to_nobody_elses;
}

const PASSWORD: &str = "una frase lunga per la prova";

/// The town, where everybody has the same password.
async fn town(on: On) -> Till {
    let till = Till::open(on).await;
    let ctx = &till.house.house.ctx;
    let hash = ctx.hasher.hash(PASSWORD.into()).await.unwrap();
    let (body, staff): (i64, Vec<i64>) = (till.body, till.office().staff.iter().map(|one| one.id).collect());
    let set = move |tx: &mut Tx| {
        staff.iter().try_for_each(|member| office::sign_in::set_password(tx, body, *member, &hash))
    };
    ctx.db.write(Lane::HOUSE, set).await.unwrap();
    till
}

async fn enters(till: &Till, login: &str, next: &str) -> Answer {
    let fields = [("login", login), ("password", PASSWORD), ("next", next)];
    let path = format!("/{}/sign-in", till.slug());
    till.house.request(form(&path, &visitor(""), &visitors_token(), &fields)).await
}

/// The page on which somebody lands, below the town, and how it answers him.
async fn lands(till: &Till, login: &str, next: &str) -> (String, StatusCode) {
    let entered = enters(till, login, next).await;
    let page = to(&entered);
    let asked = Request::get(&page).header("cookie", entered.cookies()).body(Body::empty());
    let status = till.house.request(asked.unwrap()).await.status;
    let home = format!("/{}/", till.slug());
    (page.strip_prefix(&home).unwrap_or(&page).to_owned(), status)
}

async fn everybody_begins_on_a_page_that_opens(on: On) {
    let till = town(on).await;
    let mut seen = Vec::new();
    for member in &till.office().staff {
        let (page, status) = lands(&till, &member.doc.login, "").await;
        assert_eq!(status, StatusCode::OK, "{} on {page}", member.doc.login);
        seen.push((member.doc.roles[0], page));
    }
    for (role, page) in [
        (Role::Operator, "counter"),
        (Role::BodyAdmin, "counter"),
        (Role::Cashier, "payments"),
        (Role::PositionClerk, "payments"),
        (Role::Accountant, "payments"),
        (Role::RefundOfficer, "payments"),
        (Role::PaymentAuditor, "payments"),
        (Role::PaymentAdmin, "payments/joining"),
    ] {
        let mut of_role = seen.iter().filter(|(held, _)| *held == role).peekable();
        assert!(of_role.peek().is_some(), "nobody is {role:?}");
        assert!(of_role.all(|(_, begins)| begins == page), "{role:?}: {seen:?}");
    }
}

async fn who_wanted_a_page_of_his_own_goes_there_and_to_nobody_elses(on: On) {
    let till = town(on).await;
    let wanted = |rest: &str| format!("/{}/{rest}", till.slug());
    for (next, lands_on) in [
        ("payments/closing", "payments/closing"),
        ("payments?q=1", "payments?q=1"),
        ("counter", "payments"),
        ("console/events?x=1", "payments"),
    ] {
        assert_eq!(lands(&till, "r.ragioneria", &wanted(next)).await, (lands_on.to_owned(), StatusCode::OK));
    }
    assert_eq!(enters(&till, "r.ragioneria", "//evil.example").await.headers["location"], wanted("payments"));
}
