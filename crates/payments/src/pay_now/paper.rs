//! The notice as a file: for who owes, by its secret address; for the desk, by its number.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::NoticeNumber;
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, html};
use platform::{Lane, Moment};

use super::{Held, at, under_way};
use crate::notice::paid::{self, PaidPaper};
use crate::notice::{self, Notice, NoticeError, Variant};
use crate::position::{self, Position};
use crate::proof::{May, Taking};
use crate::refunds;

/// What files are called, before their number.
const NOTICE: &str = "avviso";
const RECEIPT: &str = "ricevuta";

/// Drawing is work for a processor: not where requests are served.
async fn drawn(
    (name, nav): (&str, &NoticeNumber),
    draw: impl FnOnce() -> Result<Vec<u8>, NoticeError> + Send + 'static,
) -> Result<Response, Failed> {
    let file = tokio::task::spawn_blocking(draw).await.unwrap_or(Err(NoticeError::Nothing))?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}-{}.pdf\"", nav.as_str())),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, file).into_response())
}

pub(super) async fn own(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret)): Path<(String, String)>,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let held = at(&ctx, office.id, &secret, &caller, now).await?;
    let notice = paper(&office, (&held.position, &held.nav), Variant::A4, now)?;
    drawn((NOTICE, &held.nav), move || notice::render(&notice, now)).await
}

#[derive(serde::Deserialize)]
pub(super) struct Which {
    /// The case of what was paid beside what was owed.
    extra: Option<i64>,
}

/// Whoever may see the notice has its receipts; there is none before it is paid.
#[allow(clippy::too_many_arguments)]
pub(super) async fn receipt(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, secret)): Path<(String, String)>,
    Query(which): Query<Which>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let Held { position, nav } = at(&ctx, office.id, &secret, &caller, now).await?;
    let case = match which.extra {
        Some(id) => {
            let body = office.id;
            let found = ctx.db.read(move |tx| refunds::by_id(tx, body, id)).await?;
            Some(found.filter(|case| case.is_of(&nav)).ok_or_else(Failed::not_found)?)
        }
        None => None,
    };
    let paid = PaidPaper::of(&office, &position, (&nav, case.as_ref()), page.lang());
    let paid = paid.map_err(|error| match error {
        NoticeError::Nothing => Failed::not_found(),
        error => error.into(),
    })?;
    drawn((RECEIPT, &nav), move || paid::render(&paid, now)).await
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct How {
    /// `roll` for the thermal printer.
    on: String,
    /// Whoever prints knows that a payment is under way.
    anyway: bool,
}

impl How {
    fn variant(&self) -> Variant {
        if self.on == "roll" { Variant::Thermal } else { Variant::A4 }
    }
}

/// What comes of asking for the paper.
enum Printing {
    /// Somebody may have paid just now: the position, and what it is for.
    Wait(i64, String),
    Now(Box<Notice>),
}

/// Before a notice is printed that somebody may have paid just now.
#[derive(askama::Template)]
#[template(path = "pay_now/wait.html")]
struct WaitPage {
    page: Page,
    heading: String,
    position: i64,
    nav: NoticeNumber,
    on: String,
}

/// For whoever prints at the desk; that it was printed is written down. While a payment is under way he is told
/// first: the paper asks to pay again.
#[allow(clippy::too_many_arguments)]
pub(super) async fn print(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, number)): Path<(String, String)>,
    Query(how): Query<How>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let cashier: May<Taking> = May::prove(&caller, &office)?;
    let nav = NoticeNumber::parse(&number).map_err(|_| Failed::not_found())?;
    let (body, wanted, variant, anyway) = (office.id, nav.clone(), how.variant(), how.anyway);
    let look = move |tx: &mut Tx| -> Result<Printing, Failed> {
        let found = position::by_nav(tx, body, &wanted)?.filter(|found| cashier.dues.covers(found.due));
        let position = found.ok_or_else(Failed::not_found)?;
        let (_, part) = position.option_of(&wanted).ok_or_else(Failed::not_found)?;
        let notice = paper(&office, (&position, &wanted), variant, now)?;
        if !anyway && under_way::of_any(tx, &position, now)? {
            return Ok(Printing::Wait(position.id, part.description.clone()));
        }
        cashier.note(tx, "notice-printed", position.id, serde_json::json!({}), now)?;
        Ok(Printing::Now(Box::new(notice)))
    };
    match ctx.db.write(Lane::of(body, PAYMENTS), look).await? {
        Printing::Wait(position, heading) => Ok(html(&WaitPage { page, heading, position, nav, on: how.on })),
        Printing::Now(notice) => drawn((NOTICE, &nav), move || notice::render(&notice, now)).await,
    }
}

/// The paper of who owes this notice.
fn paper(
    office: &Office,
    (position, nav): (&Position, &NoticeNumber),
    variant: Variant,
    now: Moment,
) -> Result<Notice, NoticeError> {
    let (option, _) = position.option_of(nav).ok_or(NoticeError::Nothing)?;
    Notice::of(office, position, &option.debtor.code, variant, now)
}
