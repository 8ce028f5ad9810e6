//! Payments: every cent owed is asked for once, and every cent that came in is explained.

pub mod notice;

use office::Ctx;
use platform::store::Migration;
use platform::web::Routes;

platform::texts!("texts");

pub fn routes() -> Routes<Ctx> {
    Routes::new()
}

pub fn migrations() -> Vec<Migration> {
    Vec::new()
}
