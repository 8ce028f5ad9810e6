//! What we ask the platform ourselves, each question with the body's own keys: its flows, its lost receipts, its
//! archive, its checkout.

use std::sync::Arc;

use office::Ctx;
use platform::Lane;
use platform::egress::{Answer, Egress, EgressError, Request};
use platform::store::{StoreError, Tx};
use tokio::runtime::Handle;

use crate::joining::{Product, keys};
use crate::settlement::{Ask, Recover, Recovered};
use crate::stand_in::{Tell, Told};
use crate::{ROOM, receipts, settlement};

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
            if let Err(error) = self.handle.block_on(self.ctx.db.write(Lane::of(body, ROOM), mark)) {
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
            let answer = answer.map_err(|error| format!("{error:?}"))?;
            if !answer.is_success() {
                return Err(format!("status {}", answer.status));
            }
            answer.text().map(str::to_owned).map_err(|error| format!("{error:?}"))
        })
    }

    /// Receipts that never came.
    pub fn receipts(&self) -> Recover {
        let outward = self.clone();
        Arc::new(move |body, asked| match outward.recover(body, asked) {
            Some(()) => Recovered::Filed,
            None => Recovered::NotYet,
        })
    }

    fn recover(&self, body: i64, asked: &settlement::Asked) -> Option<()> {
        let office = self.ctx.offices.known(body)?;
        let creditor = office.body.creditor.as_ref().filter(|creditor| !creditor.receipts.is_empty())?;
        let base = creditor.receipts.trim_end_matches('/');
        let (code, iur, iuv) = (&creditor.fiscal_code, &asked.iur, &asked.iuv);
        let address = format!("{base}/organizations/{code}/receipts/{iur}/paymentoptions/{iuv}");
        let answer = self.call(body, Product::Receipts, &Request::get(address)).ok()?;
        let arrival = receipts::recovered(&answer.body).ok().filter(|_| answer.is_success())?;
        let (offices, now) = (self.ctx.offices.clone(), self.ctx.clock.now());
        let file = move |tx: &mut Tx| -> Result<bool, StoreError> {
            let Some(office) = offices.at(tx, body)? else { return Ok(false) };
            receipts::take_in(tx, &office, &arrival, now).map(|_| true)
        };
        let filed = self.handle.block_on(self.ctx.db.write(Lane::of(body, ROOM), file));
        filed.is_ok_and(|filed| filed).then_some(())
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
