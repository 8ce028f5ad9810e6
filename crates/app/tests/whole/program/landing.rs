//! Where somebody of the staff begins after signing in, on the first page of his own menu, and where its links
//! lead him: nowhere where he may not go.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::till::Till;
use crate::support::{Answer, On};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use office::docs::Role;
use platform::Lane;
use platform::store::Tx;

on_both_engines! {
    everybody_begins_on_a_page_that_opens;
    who_wanted_a_page_of_his_own_goes_there_and_to_nobody_elses;
    no_link_leads_to_a_closed_door;
    a_citizen_without_his_notice_finds_the_way_to_his_payments;
}

const PASSWORD: &str = "una frase lunga per la prova";

/// The town, where everybody has the same password.
async fn town(on: On, change: impl Fn(String) -> String) -> Till {
    let till = Till::open_with(on, change).await;
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
    let till = town(on, |text| text).await;
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
    let till = town(on, |text| text).await;
    let wanted = |rest: &str| format!("/{}/{rest}", till.slug());
    for (next, lands_on) in [
        ("payments/closing", "payments/closing"),
        ("payments?q=1", "payments?q=1"),
        ("counter", "payments"),
        ("console/events?x=1", "payments"),
        // A form is sent there, programs speak there, nobody who has signed in goes there, and nothing is there.
        ("sign-out", "payments"),
        ("payments/12/act", "payments"),
        ("sign-in", "payments"),
        ("locked?next=x", "payments"),
        ("no/such/page", "payments"),
    ] {
        assert_eq!(lands(&till, "r.ragioneria", &wanted(next)).await, (lands_on.to_owned(), StatusCode::OK));
    }
    assert_eq!(enters(&till, "r.ragioneria", "//evil.example").await.headers["location"], wanted("payments"));
}

/// Of pages that differ in numbers and questions only: the days of a calendar have no end.
const ALIKE_MAX: usize = 3;
/// More than anybody's links lead to.
const WALK_MAX: usize = 400;

const ACCOUNTANT: &str = "roles = [\"accountant\"]\n";
const OF_MEALS: &str =
    "\n[[staff]]\nlogin = \"m.mensa\"\nname = \"Mara Mensa\"\nroles = [\"accountant\"]\ndues = [\"mensa\"]\n";

/// What pages have in common that are of the same kind.
fn kind(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.chars().map(|sign| if sign.is_ascii_digit() { '0' } else { sign }).collect()
}

/// Every page that the links lead a member of the staff to, from where his work begins.
async fn walked(till: &Till, login: &str) -> BTreeSet<String> {
    let home = format!("/{}/", till.slug());
    let entered = enters(till, login, "").await;
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    let (mut seen, mut next) = (BTreeSet::new(), VecDeque::from([to(&entered)]));
    while let Some(path) = next.pop_front() {
        assert!(seen.len() < WALK_MAX, "{login}: {seen:?}");
        let request = Request::get(&path).header("cookie", entered.cookies()).body(Body::empty()).unwrap();
        let page = till.house.request(request).await;
        assert_eq!(page.status, StatusCode::OK, "{login} on {path}");
        seen.insert(path.strip_prefix(&home).unwrap().to_owned());
        if page.headers[header::CONTENT_TYPE] != "text/html; charset=utf-8" {
            continue;
        }
        let links = page.text.split("<a ").skip(1).filter_map(|link| link.split("href=\"").nth(1));
        for link in links.filter_map(|link| link.split(['"', '#']).next()) {
            let link = link.replace("&#38;", "&").replace("&amp;", "&");
            let known = seen.contains(link.strip_prefix(&home).unwrap_or_default()) || next.contains(&link);
            if !link.starts_with(&home) || link == home || known {
                continue;
            }
            let like_it = alike.entry(kind(&link)).or_default();
            if *like_it < ALIKE_MAX {
                *like_it += 1;
                next.push_back(link);
            }
        }
    }
    seen
}

async fn no_link_leads_to_a_closed_door(on: On) {
    let till = town(on, |text| text.replacen(ACCOUNTANT, &format!("{ACCOUNTANT}{OF_MEALS}"), 1)).await;
    let meals = till.create(till.meals(4_500)).await.unwrap();
    let sent = format!("payments/{}/sent", meals.id);
    // One for each set of roles, with all kinds of due and with some.
    let office = till.office();
    let kinds: BTreeMap<_, _> = office
        .staff
        .iter()
        .map(|one| ((format!("{:?}", one.doc.roles), one.doc.dues.clone()), &one.doc))
        .collect();
    for ((held, dues), member) in kinds {
        let login = &member.login;
        let pages = walked(&till, login).await;
        let (all, accounts) = (dues.is_empty(), held.contains("Accountant"));
        assert_eq!(pages.contains("payments/inbox"), accounts && all, "{login}: {pages:?}");
        let payments = ["Cashier", "PositionClerk", "Accountant", "RefundOfficer", "PaymentAuditor"];
        let reads = payments.iter().any(|role| held.contains(role));
        assert_eq!(pages.contains(&sent), reads, "{login}, {held}: {pages:?}");
        // What is of the accounts is for whoever keeps or audits them; whole flows for those over every kind.
        let audits = held.contains("PaymentAuditor");
        assert_eq!(pages.contains("payments/flows"), (accounts || audits) && all, "{login}: {pages:?}");
        assert_eq!(pages.contains("payments/closing"), accounts || audits, "{login}: {pages:?}");
        assert!(held != "[PaymentAdmin]" || pages.contains("payments/service-level"), "{login}: {pages:?}");
        assert!(held != "[BodyAdmin]" || pages.contains("console"), "{login}: {pages:?}");
    }
}

async fn a_citizen_without_his_notice_finds_the_way_to_his_payments(on: On) {
    let till = Till::open(on).await;
    let home = format!("/{}/pay", till.slug());
    let page = till.house.get(&home).await;
    assert!(page.text.contains(&format!("href=\"{home}/mine\"")), "{}", page.text);
    assert_eq!(till.house.get(&format!("{home}/mine")).await.status, StatusCode::OK);
}
