//! Telling the archive what it does not know yet.

use std::sync::Arc;
use std::time::Duration;

use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use platform::Lane;
use platform::store::{StoreError, Tx};

use super::Archived;
use super::rule::{self, Untold};

const LOOK_EVERY: Duration = Duration::from_secs(5);
/// After a trouble that passes by itself, and after a refusal that somebody must look at.
const TROUBLE_S: i64 = 60;
const REFUSED_S: i64 = 6 * 3_600;

/// How the archive took an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Yes,
    Refused,
    Trouble,
}

/// Tells the archive of a body one entry. Blocks.
pub type Tell = Arc<dyn Fn(i64, &str, &Archived) -> Told + Send + Sync>;

/// Runs for ever.
pub async fn run(ctx: Ctx, tell: Tell) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        if let Err(error) = once(&ctx, &tell).await {
            tracing::warn!(%error, "the archive waits");
        }
    }
}

/// Tells what is due; answers how many positions and notices were told whole.
pub async fn once(ctx: &Ctx, tell: &Tell) -> Result<usize, StoreError> {
    let mut done = 0;
    for office in ctx.offices.all() {
        done += of_body(ctx, &office, tell).await?;
    }
    Ok(done)
}

/// One body's archive that does not answer does not stop another's.
async fn of_body(ctx: &Ctx, office: &Arc<Office>, tell: &Tell) -> Result<usize, StoreError> {
    let address = office.body.creditor.as_ref().map_or("", |creditor| &creditor.archive).to_owned();
    if address.is_empty() {
        return Ok(0);
    }
    let (now, body, known) = (ctx.clock.now(), office.id, office.clone());
    let mut done = 0;
    for what in ctx.db.read(move |tx: &mut Tx| rule::untold(tx, &known, now)).await? {
        let told = all(&address, tell, &what).await;
        done += usize::from(told == Told::Yes);
        let settle = move |tx: &mut Tx| match told {
            Told::Yes => rule::told(tx, &what),
            Told::Trouble => rule::later(tx, &what, now.plus_s(TROUBLE_S)),
            Told::Refused => rule::later(tx, &what, now.plus_s(REFUSED_S)),
        };
        ctx.db.write(Lane::of(body, PAYMENTS), settle).await?;
    }
    Ok(done)
}

/// All entries of one thing, until one is not taken.
async fn all(address: &str, tell: &Tell, what: &Untold) -> Told {
    let body = what.body();
    for entry in what.entries() {
        let (tell, address) = (tell.clone(), address.to_owned());
        let told = tokio::task::spawn_blocking(move || tell(body, &address, &entry)).await;
        match told.unwrap_or(Told::Trouble) {
            Told::Yes => {}
            other => return other,
        }
    }
    Told::Yes
}

impl Untold {
    fn body(&self) -> i64 {
        match self {
            Untold::Position { body, .. } | Untold::Gone { body, .. } => *body,
        }
    }

    fn entries(&self) -> Vec<Archived> {
        match self {
            Untold::Position { entries, .. } => entries.clone(),
            Untold::Gone { entry, .. } => vec![(**entry).clone()],
        }
    }
}
