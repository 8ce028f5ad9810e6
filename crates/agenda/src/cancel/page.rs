use office::Ctx;
use platform::web::Routes;

pub fn routes() -> Routes<Ctx> {
    Routes::new()
}
