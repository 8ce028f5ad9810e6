//! Telling the archive what it does not know yet.

use std::sync::Arc;
use std::time::Duration;

use office::Ctx;
use platform::Lane;
use platform::store::{StoreError, Tx};

use super::Archived;
use super::rule::{self, Untold};
use crate::ROOM;

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
    let (now, inner) = (ctx.clock.now(), ctx.clone());
    let look = move |tx: &mut Tx| rule::untold(tx, |tx, body| inner.offices.at(tx, body), now);
    let mut done = 0;
    for what in ctx.db.read(look).await? {
        let told = all(ctx, tell, &what).await;
        let body = what.body();
        done += usize::from(told == Told::Yes);
        let settle = move |tx: &mut Tx| match told {
            Told::Yes => rule::told(tx, &what),
            Told::Trouble => rule::later(tx, &what, now.plus_s(TROUBLE_S)),
            Told::Refused => rule::later(tx, &what, now.plus_s(REFUSED_S)),
        };
        ctx.db.write(Lane::of(body, ROOM), settle).await?;
    }
    Ok(done)
}

/// All entries of one thing, until one is not taken. A body without an archive has told all it had to.
async fn all(ctx: &Ctx, tell: &Tell, what: &Untold) -> Told {
    let body = what.body();
    let address =
        ctx.offices.known(body).and_then(|office| Some(office.body.creditor.as_ref()?.archive.clone()));
    let Some(address) = address.filter(|address| !address.is_empty()) else { return Told::Yes };
    for entry in what.entries() {
        let (tell, address) = (tell.clone(), address.clone());
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
