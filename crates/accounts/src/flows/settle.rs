//! What flows mean for the positions they name, portion by portion.

use office::Ctx;
use office::lanes::PAYMENTS;
use payments::settlement::settle_some;
use platform::store::{StoreError, Tx};
use platform::{Lane, Moment};

/// So many lines are one transaction: a tenth of a second.
const PORTION: usize = 250;

/// Settles every flow of a body that waits for it.
pub(crate) async fn settle_all(ctx: &Ctx, body: i64, now: Moment) -> Result<(), StoreError> {
    loop {
        let offices = ctx.offices.clone();
        let some = move |tx: &mut Tx| match offices.at(tx, body)? {
            Some(office) => settle_some(tx, &office, PORTION, now),
            None => Ok(false),
        };
        if !ctx.db.write::<_, StoreError, _>(Lane::of(body, PAYMENTS), some).await? {
            return Ok(());
        }
    }
}
