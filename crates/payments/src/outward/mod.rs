//! What we ask the platform ourselves, each question with the body's own keys: its flows, its lost receipts, its
//! archive, its checkout.

use std::sync::Arc;

use office::Ctx;
use office::lanes::PAYMENTS;
use platform::Lane;
use platform::egress::{Answer, Egress, EgressError, Request, segment};
use platform::store::{StoreError, Tx};
use tokio::runtime::Handle;

use crate::joining::{Product, keys};
use crate::settlement::Recover;
use crate::stand_in::{Tell, Told};
use crate::{receipts, settlement};

/// Asks an address of the service of flows for its JSON; called on a thread that may block.
pub type Ask = Arc<dyn Fn(i64, &str) -> Result<String, String> + Send + Sync>;

/// Cheap to clone; its questions block, so that they are for threads of jobs.
#[derive(Clone)]
pub struct Outward {
    ctx: Ctx,
    egress: Egress,
    handle: Handle,
}

impl Outward {
    /// # Panics
    /// Outside a tokio runtime.
    pub fn new(ctx: Ctx, egress: Egress) -> Outward {
        Outward { ctx, egress, handle: Handle::current() }
    }

    /// One question with the keys of a product, tried in turn; what the platform refused is remembered.
    pub(crate) fn call(&self, body: i64, product: Product, request: &Request) -> Result<Answer, EgressError> {
        let key = self.ctx.key.clone();
        let known = self.ctx.db.read(move |tx| keys::of(tx, &key, body, product));
        let known = self.handle.block_on(known).unwrap_or_default();
        let called = keys::call(&self.egress, &known, request);
        if !called.refused.is_empty() {
            let (now, refused) = (self.ctx.clock.now(), called.refused);
            let mark = move |tx: &mut Tx| {
                refused.iter().try_for_each(|slot| keys::refused(tx, body, product, *slot, now))
            };
            if let Err(error) = self.handle.block_on(self.ctx.db.write(Lane::of(body, PAYMENTS), mark)) {
                tracing::warn!(%error, body, "a refused key is not marked");
            }
        }
        called.answer
    }

    /// Settlement flows.
    pub fn flows(&self) -> Ask {
        let outward = self.clone();
        Arc::new(move |body, address| {
            let answer = outward.call(body, Product::Flows, &Request::get(address));
            let answer = answer.map_err(said)?;
            if !answer.is_success() {
                return Err(format!("status {}", answer.status));
            }
            answer.text().map(str::to_owned).map_err(said)
        })
    }

    /// Receipts that never came.
    pub fn receipts(&self) -> Recover {
        let outward = self.clone();
        Arc::new(move |body, asked| {
            if let Err(why) = outward.recover(body, asked) {
                tracing::info!(body, why, "a lost receipt is not recovered yet");
            }
        })
    }

    fn recover(&self, body: i64, asked: &settlement::Asked) -> Result<(), String> {
        let office = self.ctx.offices.known(body).ok_or("no such body")?;
        let creditor = office.body.creditor.as_ref().filter(|creditor| !creditor.receipts.is_empty());
        let creditor = creditor.ok_or("no address of the archive")?;
        let base = creditor.receipts.trim_end_matches('/');
        let (code, iur, iuv) = (&creditor.fiscal_code, segment(&asked.iur), segment(&asked.iuv));
        let address = format!("{base}/organizations/{code}/receipts/{iur}/paymentoptions/{iuv}");
        let answer = self.call(body, Product::Receipts, &Request::get(address)).map_err(said)?;
        if !answer.is_success() {
            return Err(format!("status {}", answer.status));
        }
        let arrival = receipts::recovered(&answer.body).map_err(said)?;
        // Another payment's receipt is none of what was asked for, and comes by its own way.
        if arrival.receipt.reference.as_str() != asked.iuv || !receipts::names(&arrival.receipt, &office) {
            return Err("the receipt of another payment".into());
        }
        let (offices, now) = (self.ctx.offices.clone(), self.ctx.clock.now());
        let file = move |tx: &mut Tx| -> Result<(), StoreError> {
            let Some(office) = offices.at(tx, body)? else { return Ok(()) };
            receipts::take_in(tx, &office, &arrival, now).map(drop)
        };
        self.handle.block_on(self.ctx.db.write(Lane::of(body, PAYMENTS), file)).map_err(said)
    }

    /// The archive that answers while we cannot.
    pub fn archive(&self) -> Tell {
        let outward = self.clone();
        Arc::new(move |body, address, entry| {
            let request =
                Request::post_json(format!("{}/paCreatePosition", address.trim_end_matches('/')), entry);
            let gone = entry.amount == pagopa::Cents::ZERO;
            match outward.call(body, Product::Positions, &request) {
                Ok(answer) if answer.is_success() => Told::Yes,
                // Taking off what the archive never had is done already.
                Ok(answer) if answer.status == 404 && gone => Told::Yes,
                Ok(answer) if answer.status < 500 && answer.status != 429 => Told::Refused,
                Ok(_) | Err(_) => Told::Trouble,
            }
        })
    }
}

fn said(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}
