//! Reminders: every night who owes soon, or owed already, is looked for; each is reminded once of each due date.

use std::time::Duration;

use jiff::ToSpan;
use office::docs::NotifyDoc;
use office::lanes::PAYMENTS;
use office::{Ctx, Office, nightly};
use platform::events::Actor;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment, limits, sql, values};

use super::rule::ask;
use super::{Occasion, Sending};
use crate::{own, position, receipts};

const LOOK_EVERY: Duration = Duration::from_secs(3_600);
/// People are reminded in the morning.
const SENT_AT_HOUR: i8 = 8;
/// Instalments looked at in one transaction.
const PAGE: i64 = 100;
/// Transactions of one kind of due in one night; what is left waits for the next.
const PAGES_MAX: usize = 1_000;
/// After something was sent, no reminder comes for so many seconds.
const QUIET_S: i64 = 3 * 86_400;
/// Days for which a reminder after the due date is still sent, when nights were missed.
const CATCH_UP_DAYS: i64 = 7;

/// Runs for ever.
pub async fn run(ctx: Ctx) {
    nightly(ctx, LOOK_EVERY, |ctx, office, _| async move {
        if let Err(error) = once(&ctx, office.id).await {
            tracing::warn!(%error, body = office.id, "reminders wait for another night");
        }
        if let Err(error) = own::forget(&ctx, office.id).await {
            tracing::warn!(%error, body = office.id, "old links are forgotten another night");
        }
    })
    .await;
}

/// One night's look; answers how many reminders it asked for.
pub async fn once(ctx: &Ctx, body: i64) -> Result<usize, StoreError> {
    let Some(office) = ctx.offices.known(body) else { return Ok(0) };
    let now = ctx.clock.now();
    let mut asked = 0;
    for due in &office.dues {
        let Some(notify) = due.doc.notify else { continue };
        for occasion in [Occasion::Before, Occasion::After] {
            if let Some(between) = window(&office, notify, occasion, now) {
                asked += all(ctx, (body, due.id), occasion, between, now).await?;
            }
        }
    }
    Ok(asked)
}

/// The due dates that are reminded of now: from, until (not within).
fn window(office: &Office, notify: NotifyDoc, occasion: Occasion, now: Moment) -> Option<(Moment, Moment)> {
    let today = office.date_of(now);
    let begin = |days: i64| office.begin_of(today.checked_add(days.days()).ok()?);
    match occasion {
        Occasion::Before if notify.before_days > 0 => Some((begin(1)?, begin(notify.before_days + 1)?)),
        Occasion::After if notify.after_days > 0 => {
            Some((begin(-notify.after_days - CATCH_UP_DAYS)?, begin(1 - notify.after_days)?))
        }
        _ => None,
    }
}

async fn all(
    ctx: &Ctx,
    (body, due): (i64, i64),
    occasion: Occasion,
    (from, until): (Moment, Moment),
    now: Moment,
) -> Result<usize, StoreError> {
    let (mut after, mut asked) = ((from.ms(), 0), 0);
    for _ in 0..PAGES_MAX {
        let inner = ctx.clone();
        let work = move |tx: &mut Tx| {
            let Some(office) = inner.offices.at(tx, body)? else { return Ok((0, None)) };
            page(tx, &office, (due, occasion), (after, until), now)
        };
        let (some, next) = ctx.db.write(Lane::of(body, PAYMENTS), work).await?;
        asked += some;
        let Some(next) = next else { return Ok(asked) };
        after = next;
    }
    limits::hit("REMINDER_PAGES_MAX");
    Ok(asked)
}

/// How many were asked for, and where the next page begins.
type Looked = (usize, Option<(i64, i64)>);

fn page(
    tx: &mut Tx,
    office: &Office,
    (due, occasion): (i64, Occasion),
    ((due_at, id), until): ((i64, i64), Moment),
    now: Moment,
) -> Result<Looked, StoreError> {
    let rows = tx.numbers::<3>(
        sql!("SELECT i.due_at, i.id, i.position FROM instalment i JOIN debt_position p ON p.body = i.body AND p.id = i.position WHERE i.body = ?1 AND i.due_at >= ?2 AND i.due_at < ?3 AND (i.due_at > ?2 OR i.id > ?4) AND p.due = ?5 AND p.published_at IS NOT NULL AND p.invalid_at IS NULL AND p.progress < 2 AND NOT EXISTS (SELECT 1 FROM payment y WHERE y.body = i.body AND y.position = i.position AND y.instalment = i.id) AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.body = i.body AND d.position = i.position AND (d.asked_at > ?6 AND d.occasion NOT IN (?9, ?10) OR d.occasion = ?7 AND d.part = i.id AND d.mark = i.due_at)) ORDER BY i.due_at, i.id LIMIT ?8"),
        values![
            office.id,
            due_at,
            until,
            id,
            due,
            now.plus_s(-QUIET_S),
            occasion.word(),
            PAGE,
            Occasion::Paid.word(),
            Occasion::Surplus.word()
        ],
    )?;
    let (mut asked, actor) = (0, Actor::server());
    let morning = morning(office, now);
    for [due_at, part, id] in &rows {
        let Some(position) = position::load(tx, office.id, *id)? else { continue };
        let found = position.instalments().find(|(_, each)| each.id == *part);
        // Not of an option that nobody chose, and not of what cannot be paid any more.
        let open = found.filter(|(_, each)| position.payable(&each.nav, now).is_ok());
        // Nor of what somebody seems to have paid: its receipt waits for people.
        let held = open.map_or(Ok(false), |(_, each)| receipts::is_held(tx, &position, &each.nav))?;
        if open.is_some() && !held {
            let sending = Sending { position: *id, occasion, part: *part, mark: *due_at };
            asked += usize::from(ask(tx, (office.id, &actor), sending, morning, now)?);
        }
    }
    let full = rows.len() as i64 == PAGE;
    Ok((asked, rows.last().filter(|_| full).map(|[due_at, id, _]| (*due_at, *id))))
}

/// The morning of the day, or now if it has begun.
fn morning(office: &Office, now: Moment) -> Moment {
    let morning = office.moment_of(office.date_of(now).at(SENT_AT_HOUR, 0, 0, 0));
    morning.map_or(now, |morning| morning.max(now))
}
