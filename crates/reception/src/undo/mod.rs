//! Ten seconds to take back what was done at a counter.
//!
//! Each counter remembers its last step and how things were before it. Undoing puts exactly that back: the
//! same person at the counter, by the same call, since the same instant, and whoever was called by the same
//! key in her place in the line, with her old wait. It is refused when the world has moved on.
//!
//! Why one key is taken back as one: «end and call the next» is the largest key of the screen, and pressing
//! it too early is the dearest slip. The operator means the whole key, so the one just called goes back too:
//! her call is withdrawn from the screens, and a colleague who stands armed by now is given her at once.
//! A call made by a further key, or because the counter stood armed, was a decision of its own: then the
//! earlier step stays as it is.

mod rule;
mod step;

pub use rule::undo;
pub use step::{Place, Step, Stood, UNDO_SECONDS, forget, last, remember};
