//! The job that sends notices: at least once, always under the same Message-ID.

use agenda::mail::host;
use office::Ctx;
use office::lanes::HELPDESK;
use platform::jobs::{self, Doer, Failure, Worker};
use platform::mail::ours::{self, About};
use platform::mail::{Answer, Certified, Message, SendError};
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

use super::{mailbox, notice};
use crate::intake;

/// The kind of job.
pub const JOB: &str = "formal-notice";

#[derive(serde::Deserialize)]
struct Work {
    notice: i64,
}

pub fn doer(ctx: Ctx) -> Doer {
    jobs::doer(move |worker, body, work: Work| {
        let (inner, now) = (ctx.clone(), ctx.clock.now());
        let read = ctx.db.read(move |tx| message(tx, &inner, body, work.notice, now));
        let Some((certified, message)) = worker.wait(read)? else {
            return Err(Failure::Later("no certified mailbox, or no address".into()));
        };
        let answer = Answer { message, references: Vec::new(), files: Vec::new() };
        hand_over(&ctx, worker, &certified, &answer, (body, work.notice, work.notice))
    })
}

/// Gives a message to the provider. What it refuses for good is written on the message it was about, as
/// `(body, subject, message)`: nobody waits for a receipt that cannot come.
pub(crate) fn hand_over(
    ctx: &Ctx,
    worker: &Worker,
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
    worker.wait(ctx.db.write(Lane::of(body, HELPDESK), note))?;
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
