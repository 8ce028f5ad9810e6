//! A second customer beside the Unione delle Valli, and the figures of each.

use axum::http::StatusCode;
use serde_json::Value;

use crate::support::desk::{Desk, program};

/// A second customer beside the Unione delle Valli, with a contract that ends soon.
pub const WATER: &str = r#"
[[customer]]
key = "acque"
name = "Consorzio Acque"
mails = ["@acque.example"]
[[contract]]
key = "acque-2026"
name = "Assistenza acque"
customer = "acque"
from = "2026-01-01"
until = "2026-04-30"
hours = "remoto"
target = [ { metric = "first_contact", minutes = 240 } ]
areas = ["postazioni"]
fee_cents = 100000
included = 1
extra_cents = 2550
[[staff]]
login = "acque"
name = "Piero Acque"
roles = ["customer"]
customer = "acque"
"#;

pub const VALLI: &str = "chiara@unionevalli.example";
pub const ACQUE: &str = "piero@acque.example";

pub async fn figures(desk: &Desk, customer: &str, from: &str, to: &str) -> Value {
    let rights = format!("customer-desk customer:{customer}");
    let answer = program(desk, &rights, &format!("customer/figures?from={from}&to={to}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()["figures"].clone()
}
