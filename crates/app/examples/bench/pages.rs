//! The pages of the help desk as a browser gets them, through the doors of the program but without a socket.

use std::time::Instant;

use app::compose::House;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use platform::secrets::Token;
use platform::session::{self, Session};
use platform::store::StoreError;
use platform::{Lane, sql, values};
use tower::ServiceExt;

use crate::furnish::{BODY, CUSTOMERS_LOGIN, DESK_LOGIN};
use crate::report::{Bar, Report};
use crate::{Extent, Res};

/// Any list, search or figures of the help desk at the 99th percentile.
const PAGE_MS_MAX: f64 = 300.0;
const PAGE_BYTES_MAX: usize = 64 << 20;

pub async fn measure(report: &mut Report, extent: Extent, house: &House, body: i64) -> Res<()> {
    let (desk, customer) =
        (sign_in(house, body, DESK_LOGIN).await?, sign_in(house, body, CUSTOMERS_LOGIN).await?);
    let ids = house.ctx.db.read(move |tx| some_tickets(tx, body)).await?;
    let ticket = |at: usize| format!("desk/{}", ids[at % ids.len()]);
    let always = |path: &'static str| move |_: usize| path.to_owned();
    page(report, extent, house, "working list", &desk, always("desk")).await?;
    page(report, extent, house, "list of what is late", &desk, always("desk?view=late")).await?;
    page(report, extent, house, "list of what is solved", &desk, always("desk?view=solved")).await?;
    page(report, extent, house, "search at the desk", &desk, always("desk?q=password+pagina")).await?;
    page(report, extent, house, "a ticket", &desk, ticket).await?;
    page(report, extent, house, "knowledge", &desk, always("desk/knowledge")).await?;
    page(report, extent, house, "the customer's desk", &customer, always("customer")).await?;
    page(report, extent, house, "contracts and what they cost", &desk, always("desk/contracts")).await?;
    Ok(())
}

async fn page(
    report: &mut Report,
    extent: Extent,
    house: &House,
    name: &str,
    cookie: &str,
    path: impl Fn(usize) -> String,
) -> Res<()> {
    let mut all = Vec::new();
    for round in 0..extent.questions {
        let address = format!("/{BODY}/{}", path(round));
        let request = Request::get(&address).header("host", "127.0.0.1").header("cookie", cookie);
        let began = Instant::now();
        let answer = house.router.clone().oneshot(request.body(Body::empty())?).await?;
        let status = answer.status();
        to_bytes(answer.into_body(), PAGE_BYTES_MAX).await?;
        all.push(began.elapsed().as_secs_f64() * 1e3);
        if status != StatusCode::OK {
            return Err(format!("{address} answers {status}").into());
        }
    }
    all.sort_by(f64::total_cmp);
    report.row(&format!("{name}: p50"), all[all.len() / 2], "ms", Bar::None);
    let p99 = all[(all.len() * 99 / 100).min(all.len() - 1)];
    report.row(&format!("{name}: p99"), p99, "ms", Bar::AtMost(PAGE_MS_MAX));
    Ok(())
}

/// The cookie of a member of the staff.
async fn sign_in(house: &House, body: i64, login: &str) -> Res<String> {
    let office = house.ctx.offices.known(body).ok_or("no office")?;
    let member = office.staff.iter().find(|member| member.doc.login == login).ok_or("nobody at the desk")?;
    let (token, now) = (Token::random(), house.ctx.clock.now());
    let cookie = format!("__Host-session={}", token.text());
    let (holder_kind, rights) = ("staff".to_owned(), String::new());
    let session = Session { body, holder_kind, holder: member.id, rights, opened: now, seen: now };
    let open = move |tx: &mut platform::Tx| session::open(tx, &token, &session, now.plus_s(36_000));
    house.ctx.db.write(Lane::HOUSE, open).await?;
    Ok(cookie)
}

/// From the beginning, the middle and the end.
fn some_tickets(tx: &mut platform::Tx, body: i64) -> Result<Vec<i64>, StoreError> {
    let ids: Vec<i64> = tx
        .numbers(sql!("SELECT id FROM ticket WHERE body = ?1 ORDER BY id"), values![body])?
        .into_iter()
        .map(|[id]| id)
        .collect();
    Ok(ids.iter().copied().step_by(ids.len() / 100 + 1).collect())
}
