//! The register of positions as programs written for the platform's own one (GPD) know it, versions 1 and 3:
//! a client has its base address set to `/api/gpd` of this house and goes on as before.
//!
//! The body is found by the fiscal code in the address, and the caller's token must be one of that body; it
//! comes as `Authorization: Bearer` or as `Ocp-Apim-Subscription-Key`. Names, limits and answers are those of
//! `gpd.json` and `gpd_v3.json` (pagopa-api, SANP 3.13) and of the routes of pagopa-debt-position.

mod answers;
mod asking;
mod bulk;
mod error;
mod list;
mod one;
mod options;
mod parts;
mod pay;
mod report;
mod wire;

pub use answers::as_register;
pub(crate) use asking::key_of;
pub use options::options_of;
pub use report::report;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use office::{Ctx, rights};
use platform::web::{Access, Routes};

use wire::{V1, V3};

/// Positions of one call of the bulk routes (pagopa-debt-position, `ValidMaxDebtPositions`).
const BULK_MAX: usize = 100;

pub fn routes() -> Routes<Ctx> {
    let (owe, take) = (Access::Right(rights::POSITIONS), Access::Right(rights::TAKE_PAYMENTS));
    Routes::new()
        .get("/api/gpd/info", Access::Public, info)
        .get("/api/gpd/v1/organizations/{cf}/debtpositions", owe, list::list::<V1>)
        .post("/api/gpd/v1/organizations/{cf}/debtpositions", owe, one::create::<V1>)
        .put("/api/gpd/v1/organizations/{cf}/debtpositions", owe, bulk::update)
        .delete("/api/gpd/v1/organizations/{cf}/debtpositions", owe, bulk::delete)
        .post("/api/gpd/v1/organizations/{cf}/debtpositions/bulk", owe, bulk::create)
        .patch("/api/gpd/v1/organizations/{cf}/debtpositions/transfers", owe, parts::replace_account)
        .get("/api/gpd/v1/organizations/{cf}/debtpositions/{iupd}", owe, one::read::<V1>)
        .put("/api/gpd/v1/organizations/{cf}/debtpositions/{iupd}", owe, one::update::<V1>)
        .delete("/api/gpd/v1/organizations/{cf}/debtpositions/{iupd}", owe, one::delete)
        .post("/api/gpd/v1/organizations/{cf}/debtpositions/{iupd}/publish", owe, one::publish::<V1>)
        .post("/api/gpd/v1/organizations/{cf}/debtpositions/{iupd}/invalidate", owe, one::invalidate::<V1>)
        .get("/api/gpd/v1/organizations/{cf}/paymentoptions/{number}", owe, parts::read)
        .get("/api/gpd/v1/organizations/{cf}/paymentoptions/{number}/debtposition", owe, parts::position)
        .put("/api/gpd/v1/organizations/{cf}/paymentoptions/{number}/notificationfee", owe, parts::set_fee)
        .post("/api/gpd/v1/organizations/{cf}/paymentoptions/{number}/pay", take, pay::pay)
        .post("/api/gpd/v1/organizations/{cf}/paymentoptions/paids/{number}", take, pay::paid)
        .post(
            "/api/gpd/v1/organizations/{cf}/paymentoptions/{number}/transfers/{place}/report",
            owe,
            parts::report,
        )
        .get("/api/gpd/v3/organizations/{cf}/debtpositions", owe, list::list::<V3>)
        .post("/api/gpd/v3/organizations/{cf}/debtpositions", owe, one::create::<V3>)
        .get("/api/gpd/v3/organizations/{cf}/debtpositions/{iupd}", owe, one::read::<V3>)
        .put("/api/gpd/v3/organizations/{cf}/debtpositions/{iupd}", owe, one::update::<V3>)
        .delete("/api/gpd/v3/organizations/{cf}/debtpositions/{iupd}", owe, one::delete)
        .post("/api/gpd/v3/organizations/{cf}/debtpositions/{iupd}/publish", owe, one::publish::<V3>)
        .post("/api/gpd/v3/organizations/{cf}/debtpositions/{iupd}/invalidate", owe, one::invalidate::<V3>)
        .post("/api/gpd/payment-options/organizations/{cf}/notices/{number}", owe, options::verify)
}

/// `AppInfo`: what clients ask first, to know whether anybody is there.
async fn info(State(ctx): State<Ctx>) -> Response {
    let environment = if ctx.demo { "demo" } else { "prod" };
    let version = env!("CARGO_PKG_VERSION");
    axum::Json(serde_json::json!({ "name": "sportello", "version": version, "environment": environment }))
        .into_response()
}
