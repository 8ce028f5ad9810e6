//! Trying a promise: until when would it run? For contracts being written, and for programs that ask.

mod api;
mod page;

use platform::web::Routes;

pub fn routes() -> Routes<office::Ctx> {
    api::routes().merge(page::routes())
}
