//! Positions by their dates and states, page by page.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::store::{StoreError, Tx};
use platform::web::Failed;
use platform::{Moment, sql, values};

use super::asking::Asking;
use super::error::unreadable;
use super::wire::Version;
use crate::create::PositionError;
use crate::position::{self, Position, state_in_sql};

/// Positions of a page, and where nothing is said.
const LIMIT_MAX: i64 = 50;
const LIMIT: i64 = 10;
/// Days of an interval of which one end only is said.
const DAYS: i64 = 30;

#[derive(serde::Deserialize)]
pub(super) struct Filter {
    limit: Option<i64>,
    page: Option<i64>,
    due_date_from: Option<Date>,
    due_date_to: Option<Date>,
    payment_date_from: Option<Date>,
    payment_date_to: Option<Date>,
    status: Option<String>,
    orderby: Option<String>,
    ordering: Option<String>,
}

struct Found {
    positions: Vec<Position>,
    all: i64,
}

pub(super) async fn list<V: Version>(
    asking: Asking,
    Query(filter): Query<Filter>,
) -> Result<Response, Failed> {
    let due = interval(filter.due_date_from, filter.due_date_to)?;
    let paid = interval(filter.payment_date_from, filter.payment_date_to)?;
    if due.is_some() && paid.is_some() {
        return Err(unreadable("due_date, payment_date"));
    }
    let limit = filter.limit.unwrap_or(LIMIT);
    let page = filter.page.unwrap_or(0);
    if !(1..=LIMIT_MAX).contains(&limit) || !(0..=i64::from(i32::MAX)).contains(&page) {
        return Err(unreadable("limit, page"));
    }
    let states = match filter.status.as_deref() {
        None => "",
        Some(word) => V::states(word).ok_or_else(|| unreadable("status"))?,
    };
    let order = match filter.orderby.as_deref() {
        None | Some("INSERTED_DATE") => "",
        Some(word @ ("IUPD" | "STATUS" | "COMPANY_NAME")) => word,
        Some(_) => return Err(unreadable("orderby")),
    };
    let rising = match filter.ordering.as_deref() {
        None | Some("DESC") => false,
        Some("ASC") => true,
        Some(_) => return Err(unreadable("ordering")),
    };
    let order = order.to_owned();
    let work = move |asking: &Asking, tx: &mut Tx| {
        Ok(find(tx, asking, (states, due, paid), (&order, rising), (limit, page))?)
    };
    let found = asking.read(work).await?;
    let shown = |position: &Position| V::shown(position, &asking.office, asking.now);
    let answer = serde_json::json!({
        "payment_position_list": found.positions.iter().map(shown).collect::<Vec<_>>(),
        "page_info": {
            "page": page,
            "limit": limit,
            "items_found": found.positions.len(),
            "total_pages": (found.all + limit - 1) / limit,
        },
    });
    Ok(axum::Json(answer).into_response())
}

type Interval = Option<(Moment, Moment)>;

/// From the first moment of a day to the last of another, in UTC as all the register's times.
fn interval(from: Option<Date>, to: Option<Date>) -> Result<Interval, Failed> {
    let wrong = || unreadable("date");
    let (from, to) = match (from, to) {
        (None, None) => return Ok(None),
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => (from, from.checked_add(DAYS.days()).map_err(|_| wrong())?),
        (None, Some(to)) => (to.checked_sub(DAYS.days()).map_err(|_| wrong())?, to),
    };
    if to < from {
        return Err(wrong());
    }
    let start = |day: Date| day.to_zoned(TimeZone::UTC).map(|zoned| Moment::from(zoned.timestamp()));
    let end = to.tomorrow().map_err(|_| wrong())?;
    Ok(Some((start(from).map_err(|_| wrong())?, start(end).map_err(|_| wrong())?)))
}

/// Positions with their states; then the filters.
macro_rules! of_positions {
    () => {
        concat!("FROM (SELECT p.*, ", state_in_sql!("p"), " AS state FROM debt_position p WHERE p.body = ?1) d WHERE (?3 = '' OR ?3 LIKE '%,' || d.state || ',%') AND (CAST(?4 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM instalment i WHERE i.body = ?1 AND i.position = d.id AND i.due_at >= CAST(?4 AS BIGINT) AND i.due_at < CAST(?5 AS BIGINT))) AND (CAST(?6 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM payment m WHERE m.body = ?1 AND m.position = d.id AND m.paid_at >= CAST(?6 AS BIGINT) AND m.paid_at < CAST(?7 AS BIGINT))) AND (?8 = '' OR NOT EXISTS (SELECT 1 FROM instalment i WHERE i.body = ?1 AND i.position = d.id AND ?8 NOT LIKE '%,' || SUBSTR(i.nav, 2, 2) || ',%')) AND (?9 = '' OR ?9 LIKE '%,' || CAST(d.due AS TEXT) || ',%')")
    };
}

/// What a page is sorted by before the order in which positions came.
macro_rules! sorted_by {
    () => {
        "CASE ?10 WHEN 'IUPD' THEN d.iupd WHEN 'COMPANY_NAME' THEN d.company_name WHEN 'STATUS' THEN d.state ELSE '' END"
    };
}

fn find(
    tx: &mut Tx,
    asking: &Asking,
    (states, due, paid): (&str, Interval, Interval),
    (order, rising): (&str, bool),
    (limit, page): (i64, i64),
) -> Result<Found, PositionError> {
    let body = asking.office.id;
    let (due_from, due_to) = due.unwrap_or((Moment(0), Moment(0)));
    let (paid_from, paid_to) = paid.unwrap_or((Moment(0), Moment(0)));
    let (codes, dues) = (asking.codes.0.as_str(), asking.clerk.dues.list());
    let (now, dues) = (asking.now, dues.as_str());
    let all = tx.row(
        sql!(concat!("SELECT COUNT(*) ", of_positions!())),
        values![body, now, states, due_from, due_to, paid_from, paid_to, codes, dues],
    )?;
    let all = all.ok_or_else(|| StoreError::Shape("a count without an answer".into()))?.get(0)?;
    let statement = if rising {
        sql!(concat!(
            "SELECT d.id ",
            of_positions!(),
            " ORDER BY ",
            sorted_by!(),
            ", d.id LIMIT ?11 OFFSET ?12"
        ))
    } else {
        sql!(concat!(
            "SELECT d.id ",
            of_positions!(),
            " ORDER BY ",
            sorted_by!(),
            " DESC, d.id DESC LIMIT ?11 OFFSET ?12"
        ))
    };
    let offset = page.saturating_mul(limit);
    let ids = tx.numbers::<1>(
        statement,
        values![body, now, states, due_from, due_to, paid_from, paid_to, codes, dues, order, limit, offset],
    )?;
    Ok(Found { positions: position::load_in_order(tx, body, ids.as_flattened())?, all })
}
