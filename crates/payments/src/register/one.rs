//! One position: created, read, rewritten, published, withdrawn, deleted.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use office::Office;
use platform::store::Tx;
use platform::web::Failed;
use serde_json::Value;

use super::asking::{Asking, Sent};
use super::error::RegisterError;
use super::wire::Version;
use crate::change::{self, Rewritten};
use crate::create::{self, NewPosition};
use crate::position::Position;
use crate::{publish as publishing, withdraw};

pub(super) type Named = Path<(String, String)>;

/// With its version, to be sent back as `If-Match`.
fn answer(status: StatusCode, position: &Position, body: Value) -> Response {
    let mut response = (status, axum::Json(body)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", position.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

pub(super) async fn create<V: Version>(
    asking: Asking,
    Sent(wish, _): Sent<V::Wish>,
) -> Result<Response, Failed> {
    let wish = V::asked(wish, &asking)?;
    let made = asking.act(move |asking, tx, office| make(asking, tx, office, &wish)).await?;
    Ok(answer(StatusCode::CREATED, &made, V::written(&made, asking.now)))
}

/// Creates what the codes of the call let through.
pub(super) fn make(
    asking: &Asking,
    tx: &mut Tx,
    office: &Office,
    wish: &NewPosition,
) -> Result<Position, RegisterError> {
    let made = create::create(tx, office, &asking.clerk, wish, asking.now)?;
    if asking.codes.hold_all(&made) { Ok(made) } else { Err(RegisterError::OutsideCodes) }
}

pub(super) async fn read<V: Version>(asking: Asking, Path((_, iupd)): Named) -> Result<Response, Failed> {
    let found = asking.read(move |asking, tx| asking.find(tx, &iupd)).await?;
    Ok(answer(StatusCode::OK, &found, V::shown(&found, &asking.office, asking.now)))
}

pub(super) async fn update<V: Version>(
    asking: Asking,
    Path((_, iupd)): Named,
    Sent(wish, _): Sent<V::Wish>,
) -> Result<Response, Failed> {
    let wish = V::asked(wish, &asking)?;
    let changed = asking.act(move |asking, tx, office| rewrite(asking, tx, office, &iupd, &wish)).await?;
    Ok(answer(StatusCode::OK, &changed, V::written(&changed, asking.now)))
}

/// Rewrites a position and publishes it where that is asked for.
pub(super) fn rewrite(
    asking: &Asking,
    tx: &mut Tx,
    office: &Office,
    iupd: &str,
    wish: &NewPosition,
) -> Result<Position, RegisterError> {
    let (clerk, now) = (&asking.clerk, asking.now);
    let mut position = asking.find(tx, iupd)?;
    asking.fresh(&position)?;
    let rewritten = Rewritten {
        due: wish.due,
        company_name: wish.company_name.clone(),
        office_name: wish.office_name.clone(),
        stand_in: wish.stand_in,
        options: change::with_fees(&position, wish.options.clone()),
    };
    change::rewrite(tx, office, clerk, &mut position, rewritten, now)?;
    position = asking.after(tx, &position)?;
    if wish.publish && position.published_at.is_none() {
        publishing::publish(tx, clerk, &mut position, now)?;
        position = asking.after(tx, &position)?;
    }
    if asking.codes.hold_all(&position) { Ok(position) } else { Err(RegisterError::OutsideCodes) }
}

pub(super) async fn publish<V: Version>(asking: Asking, Path((_, iupd)): Named) -> Result<Response, Failed> {
    let work = move |asking: &Asking, tx: &mut Tx, _: &Office| {
        let mut position = asking.find(tx, &iupd)?;
        asking.fresh(&position)?;
        publishing::publish(tx, &asking.clerk, &mut position, asking.now)?;
        asking.after(tx, &position)
    };
    let done = asking.act(work).await?;
    Ok(answer(StatusCode::OK, &done, V::written(&done, asking.now)))
}

pub(super) async fn invalidate<V: Version>(
    asking: Asking,
    Path((_, iupd)): Named,
) -> Result<Response, Failed> {
    let work = move |asking: &Asking, tx: &mut Tx, _: &Office| {
        let mut position = asking.find(tx, &iupd)?;
        asking.fresh(&position)?;
        withdraw::invalidate(tx, &asking.clerk, &mut position, asking.now)?;
        asking.after(tx, &position)
    };
    let done = asking.act(work).await?;
    Ok(answer(StatusCode::OK, &done, V::written(&done, asking.now)))
}

pub(super) async fn delete(asking: Asking, Path((_, iupd)): Named) -> Result<Response, Failed> {
    let work = move |asking: &Asking, tx: &mut Tx, office: &Office| {
        let mut position = asking.find(tx, &iupd)?;
        asking.fresh(&position)?;
        withdraw::delete(tx, office, &asking.clerk, &mut position, asking.now)?;
        Ok(())
    };
    asking.act(work).await?;
    Ok(axum::Json("Position deleted").into_response())
}
