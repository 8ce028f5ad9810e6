//! The job that sends notices: at least once, always under the same Message-ID.

use std::sync::Arc;

use agenda::mail::host;
use office::Ctx;
use platform::jobs::{Doer, Failure};
use platform::mail::ours::{self, About};
use platform::mail::{Answer, Certified, Message, SendError};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};
use tokio::runtime::Handle;

use super::{mailbox, notice};
use crate::intake;
use crate::open::ROOM;

/// The kind of job.
pub const JOB: &str = "formal-notice";

#[derive(serde::Deserialize)]
struct Work {
    notice: i64,
}

/// Does the job on a blocking thread of the runtime that this is called in.
///
/// # Panics
/// Outside a tokio runtime: jobs are set up once, at start, inside it.
pub fn doer(ctx: Ctx) -> Doer {
    let handle = Handle::current();
    Arc::new(move |body, work| {
        let work: Work = serde_json::from_value(work.clone()).map_err(|e| Failure::Never(e.to_string()))?;
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let read = ctx.db.read(move |tx| message(tx, &inner, body, work.notice, now));
        let found = handle.block_on(read).map_err(|error| Failure::Later(error.to_string()))?;
        let Some((certified, message)) = found else {
            return Err(Failure::Later("no certified mailbox, or no address".into()));
        };
        let answer = Answer { message, references: Vec::new(), files: Vec::new() };
        hand_over(&ctx, &handle, &certified, &answer, (body, work.notice, work.notice))
    })
}

/// Gives a message to the provider. What it refuses for good is written on the message it was about, as
/// `(body, subject, message)`: nobody waits for a receipt that cannot come.
pub(crate) fn hand_over(
    ctx: &Ctx,
    handle: &Handle,
    certified: &Certified,
    answer: &Answer,
    (body, subject, message): (i64, i64, i64),
) -> Result<(), Failure> {
    let refused = match certified.post.send_answer(answer) {
        Ok(()) => return Ok(()),
        Err(SendError { temporary: true, reason }) => return Err(Failure::Later(reason)),
        Err(SendError { reason, .. }) => reason,
    };
    let (now, said) = (ctx.clock.now(), refused.clone());
    let note = move |tx: &mut Tx| intake::unsent(tx, body, (subject, message), &said, now);
    handle
        .block_on(ctx.db.write(Lane::of(body, ROOM), note))
        .map_err(|error: StoreError| Failure::Later(error.to_string()))?;
    Err(Failure::Never(refused))
}

fn message(
    tx: &mut Tx,
    ctx: &Ctx,
    body: i64,
    id: i64,
    now: Moment,
) -> Result<Option<(Certified, Message)>, StoreError> {
    let (Some(office), Some(notice)) = (ctx.offices.at(tx, body)?, notice::by_id(tx, body, id)?) else {
        return Ok(None);
    };
    let Some(certified) = mailbox(ctx, &office) else { return Ok(None) };
    let Some(to) = notice::address(tx, &office, notice.recipient)? else { return Ok(None) };
    let about = About { body, subject: id, message: id, recipient: notice.recipient };
    let message = Message {
        id: ours::message_id(&ctx.key, &host(&ctx.public_address), about),
        from: certified.from.clone(),
        from_name: Some(office.body.name.clone()),
        to,
        to_name: None,
        reply_to: None,
        subject: notice.subject,
        text: format!("{}\n\n{}\n", notice.text, office.body.name),
        html: None,
        calendar: None,
        date: now.timestamp(),
        automatic: false,
    };
    Ok(Some((certified.clone(), message)))
}
