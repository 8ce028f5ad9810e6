//! Many positions in one call: all of them or none. With an `Idempotency-Key` the same call sent again is
//! answered as the first time.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::Office;
use platform::idempotency::{self, Key, Once};
use platform::store::Tx;
use platform::web::Failed;

use super::asking::{Asking, Sent};
use super::error::{RegisterError, unreadable};
use super::wire::{V1, Version, v1};
use super::{BULK_MAX, one};
use crate::create::NewPosition;
use crate::withdraw;

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Many {
    payment_positions: Vec<v1::Wish>,
}

impl Many {
    fn asked(self, asking: &Asking) -> Result<Vec<NewPosition>, Failed> {
        if self.payment_positions.is_empty() || self.payment_positions.len() > BULK_MAX {
            return Err(unreadable(format!("paymentPositions: 1-{BULK_MAX}")));
        }
        self.payment_positions.into_iter().map(|wish| V1::asked(wish, asking)).collect()
    }
}

#[derive(serde::Deserialize)]
pub(super) struct Names {
    #[serde(rename = "paymentPositionIUPDs")]
    iupds: Vec<String>,
}

/// Does `work` unless this very call was done before.
async fn once(
    asking: &Asking,
    route: &'static str,
    text: String,
    work: impl Fn(&Asking, &mut Tx, &Office) -> Result<(), RegisterError> + Send + 'static,
) -> Result<(), Failed> {
    let key = asking.key.as_deref();
    let key = key.map(|key| Key::new(asking.office.id, &asking.caller.name, route, key, &text));
    let inside = move |asking: &Asking, tx: &mut Tx, office: &Office| {
        let done = idempotency::once(tx, key.as_ref(), asking.now, |tx| {
            work(asking, tx, office)?;
            Ok::<_, RegisterError>(((), String::new()))
        })?;
        if done == Once::Other { Err(RegisterError::Key) } else { Ok(()) }
    };
    asking.act(inside).await
}

pub(super) async fn create(asking: Asking, Sent(many, text): Sent<Many>) -> Result<Response, Failed> {
    let wishes = many.asked(&asking)?;
    let work = move |asking: &Asking, tx: &mut Tx, office: &Office| {
        wishes.iter().try_for_each(|wish| one::make(asking, tx, office, wish).map(|_| ()))
    };
    once(&asking, "register-create", text, work).await?;
    Ok(StatusCode::CREATED.into_response())
}

pub(super) async fn update(asking: Asking, Sent(many, text): Sent<Many>) -> Result<Response, Failed> {
    let wishes = many.asked(&asking)?;
    let work = move |asking: &Asking, tx: &mut Tx, office: &Office| {
        wishes.iter().try_for_each(|wish| {
            let iupd = wish.iupd.as_deref().unwrap_or_default();
            one::rewrite(asking, tx, office, iupd, wish).map(|_| ())
        })
    };
    once(&asking, "register-update", text, work).await?;
    Ok(StatusCode::OK.into_response())
}

pub(super) async fn delete(asking: Asking, Sent(names, text): Sent<Names>) -> Result<Response, Failed> {
    if names.iupds.is_empty() || names.iupds.len() > BULK_MAX {
        return Err(unreadable(format!("paymentPositionIUPDs: 1-{BULK_MAX}")));
    }
    let work = move |asking: &Asking, tx: &mut Tx, office: &Office| {
        names.iupds.iter().try_for_each(|iupd| {
            let mut position = asking.find(tx, iupd)?;
            Ok(withdraw::delete(tx, office, &asking.clerk, &mut position, asking.now)?)
        })
    };
    once(&asking, "register-delete", text, work).await?;
    Ok(axum::Json("Positions deleted").into_response())
}
