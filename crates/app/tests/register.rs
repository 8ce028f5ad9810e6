//! The register of positions as programs written for the platform's own one (GPD) use it.

#[path = "../../pagopa/tests/support/conformance.rs"]
#[allow(dead_code)]
mod foreign;
#[path = "register/gpd.rs"]
mod gpd;
mod support;

#[path = "register/conformance.rs"]
mod conformance;
#[path = "register/rules.rs"]
mod rules;
#[path = "register/v1.rs"]
mod v1;
#[path = "register/v3.rs"]
mod v3;
