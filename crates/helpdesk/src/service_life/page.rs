//! `/{body}/desk/services/{customer}`: its courses with their stages, and what can be done now.

use axum::extract::{Path, State};
use axum::response::Response;
use office::{Ctx, Here, Office};
use platform::files;
use platform::store::{Row, StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};
use platform::{Moment, sql, values};

use super::course::{Stage, by_id};
use super::shown::{Shown, read, shown};
use crate::erase::{Counts, Scope, hold, recent};
use crate::said::when;
use crate::work::Lead;

/// Letters of a customer offered as its notice.
const LETTERS: i64 = 20;

/// A certified letter of the customer.
struct Letter {
    id: i64,
    said: String,
}

struct Certificate {
    asked: String,
    /// Empty while it runs.
    done: String,
    counts: Counts,
}

#[derive(askama::Template)]
#[template(path = "service_life/customer.html")]
struct CustomerPage {
    page: Page,
    id: i64,
    name: String,
    address: String,
    running: bool,
    /// Under a legal hold.
    held: bool,
    courses: Vec<Shown>,
    letters: Vec<Letter>,
    certificates: Vec<Certificate>,
    wrong: Option<String>,
}

pub(super) async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, customer)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    render(&ctx, &office, (page, customer), None, now).await
}

pub(super) async fn render(
    ctx: &Ctx,
    office: &Office,
    (page, customer): (Page, i64),
    wrong: Option<String>,
    now: Moment,
) -> Result<Response, Failed> {
    let part = office::by_id(&office.customers, customer).ok_or_else(Failed::not_found)?;
    let body = office.id;
    let all = move |tx: &mut Tx| {
        let held = hold::on_customer(tx, body, customer)?;
        let erased = recent(tx, body, Scope::Customer, customer)?;
        Ok::<_, StoreError>((read(tx, body, customer)?, letters(tx, body, customer)?, held, erased))
    };
    let (courses, letters, held, erased) = ctx.db.read(all).await?;
    let letter = |(id, at, code): (i64, Moment, String)| Letter {
        id,
        said: format!("{} · {code}", when(office, &page, at)),
    };
    let certificates = erased.iter().map(|one| Certificate {
        asked: when(office, &page, one.asked_at),
        done: one.done_at.map_or_else(String::new, |at| when(office, &page, at)),
        counts: one.counts,
    });
    Ok(html(&CustomerPage {
        id: customer,
        name: part.doc.name.clone(),
        address: part.doc.certified_mail.clone(),
        running: courses.iter().any(|(course, _)| course.over_at.is_none()),
        held,
        courses: courses.iter().map(|each| shown(office, &page, each, now)).collect(),
        letters: letters.into_iter().map(letter).collect(),
        certificates: certificates.collect(),
        wrong,
        page,
    }))
}

/// Its newest certified letters, with the instant that counts and the code of their request.
fn letters(tx: &mut Tx, body: i64, customer: i64) -> Result<Vec<(i64, Moment, String)>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT l.id, m.at, t.code FROM ticket t JOIN letter l ON l.body = t.body AND l.ticket = t.id JOIN ticket_message m ON m.body = l.body AND m.id = l.message WHERE t.body = ?1 AND t.customer = ?2 AND l.certified = 1 AND m.channel = 'pec' ORDER BY l.id DESC LIMIT ?3"),
        values![body, customer, LETTERS],
    )?;
    let read = |row: &Row| Ok((row.get(0)?, Moment(row.get(1)?), row.get(2)?));
    rows.iter().map(read).collect()
}

/// The document of an offer.
pub(super) async fn document(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, customer, course)): Path<(String, i64, i64)>,
    caller: Caller,
) -> Result<Response, Failed> {
    Lead::prove(&caller)?;
    offered(&ctx, office.id, customer, course).await
}

pub(super) async fn offered(ctx: &Ctx, body: i64, customer: i64, course: i64) -> Result<Response, Failed> {
    let read = move |tx: &mut Tx| {
        let course = by_id(tx, body, course)?.filter(|course| course.customer == customer);
        match course.and_then(|course| course.step(Stage::Offered)?.file) {
            Some(file) => files::get(tx, body, file),
            None => Ok(None),
        }
    };
    let file = ctx.db.read(read).await?.ok_or_else(Failed::not_found)?;
    files::download(&ctx.files, &file).await
}
