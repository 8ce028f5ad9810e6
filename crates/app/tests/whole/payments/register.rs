//! The register of positions as programs written for the platform's own one (GPD) use it.

mod conformance;
#[path = "../../../../pagopa/tests/support/conformance.rs"]
#[allow(dead_code)]
mod foreign;
pub mod gpd;
mod rules;
mod v1;
mod v3;
