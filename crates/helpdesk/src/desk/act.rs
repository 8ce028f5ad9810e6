//! What is done to a ticket, one form each; every one says which version its reader saw.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use office::lanes::HELPDESK;
use office::{Ctx, Here, Office};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, Sentence};
use platform::{Lane, Moment};

use super::join::join;
use crate::ticket::{Kind, Level, Ticket};
use crate::work::{self, AtDesk, WorkError};

/// Characters of a reason: a sentence or two, read by whoever comes next.
const REASON_MAX: usize = 2_000;

/// One of the things that can be done; only its own fields are read.
#[derive(serde::Deserialize)]
pub(super) struct Deed {
    pub what: String,
    version: i64,
    #[serde(default)]
    holder: i64,
    #[serde(default)]
    state: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    area: i64,
    #[serde(default)]
    urgency: i64,
    #[serde(default)]
    impact: i64,
    #[serde(default)]
    item: i64,
    #[serde(default)]
    done: String,
    /// Civil time of a call back, as a browser writes it.
    #[serde(default)]
    at: String,
    #[serde(default)]
    chosen: String,
    /// Code of another ticket, or a message of this one.
    #[serde(default)]
    pub other: String,
    #[serde(default)]
    pub message: i64,
    #[serde(default)]
    severity: i64,
}

pub(super) async fn act(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(deed): Posted<Deed>,
) -> Result<Response, Failed> {
    let desk = AtDesk::prove(&caller)?;
    if deed.reason.chars().count() > REASON_MAX {
        return Err(Failed::bad(Sentence::new("desk-error-long").with("most", REASON_MAX)));
    }
    if matches!(deed.what.as_str(), "merge" | "unmerge" | "link" | "split") {
        let shown = join(&ctx, &office, desk, id, deed, now).await?;
        return Ok(Redirect::to(&page.at(&format!("desk/{shown}"))).into_response());
    }
    let version = deed.version;
    let work = move |tx: &mut Tx, office: &Office, ticket: &mut Ticket, desk: &AtDesk| {
        do_it(tx, office, ticket, desk, &deed, now)
    };
    carry_out(&ctx, office.id, desk, (id, version), work).await?;
    Ok(Redirect::to(&page.at(&format!("desk/{id}"))).into_response())
}

fn do_it(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    deed: &Deed,
    now: Moment,
) -> Result<(), WorkError> {
    let is_done = !deed.done.is_empty();
    match deed.what.as_str() {
        "take" => work::take(tx, office, ticket, desk, desk.staff, now),
        "assign" => work::take(tx, office, ticket, desk, deed.holder, now),
        "state" => {
            let next = deed.state.parse().map_err(|_| WorkError::Transition)?;
            work::become_state(tx, office, ticket, desk, next, now)
        }
        "judge" => {
            let kind: Kind = deed.kind.parse().map_err(|_| WorkError::Whom)?;
            work::judge(tx, office, ticket, desk, (kind, deed.area), (deed.urgency, deed.impact), now)
        }
        "hand" => {
            let to = match deed.to.parse::<Level>() {
                Ok(level) => (level, 0),
                Err(_) => (Level::Supplier, deed.to.parse().map_err(|_| WorkError::Whom)?),
            };
            work::hand_over(tx, office, ticket, desk, to, &deed.reason, now).map(|_| ())
        }
        "callback" => {
            let at = office.typed_moment(&deed.at).ok_or(WorkError::Past)?;
            let when = (at, !deed.chosen.is_empty());
            work::agree_callback(tx, office, ticket, desk, when, now)
        }
        "check" => work::check(tx, office, ticket, desk, (deed.item, is_done), now),
        "severity" => work::set_severity(tx, office, ticket, desk, (deed.severity, &deed.reason), now),
        "severity-back" => work::give_back_severity(tx, office, ticket, desk, now),
        "on-site" => work::on_site(tx, office, ticket, desk, is_done, now),
        _ => Err(WorkError::Whom),
    }
}

/// Does something to the ticket that its reader saw at that version.
pub(super) async fn carry_out<F>(
    ctx: &Ctx,
    body: i64,
    desk: AtDesk,
    (id, version): (i64, i64),
    work: F,
) -> Result<(), WorkError>
where
    F: Fn(&mut Tx, &Office, &mut Ticket, &AtDesk) -> Result<(), WorkError> + Send + Sync + 'static,
{
    let inner = ctx.clone();
    let job = move |tx: &mut Tx| {
        let (office, mut ticket) = work::load(tx, &inner, body, id, Some(version))?;
        work(tx, &office, &mut ticket, &desk)
    };
    ctx.db.write(Lane::of(body, HELPDESK), job).await
}
