//! The reception for programs: `/api/v1/{body}/…`.

mod answers;
mod arrivals;
mod counters;

use office::Ctx;
use platform::web::Routes;

pub fn routes() -> Routes<Ctx> {
    arrivals::routes().merge(counters::routes())
}
