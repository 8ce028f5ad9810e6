//! Live screens: whole rendered views, numbered, pushed over server-sent events.
//!
//! A view is rendered once per change and topic, serialised once, and shared by every screen that
//! shows it; a slow or returning screen simply gets the newest view, so nothing stale is ever
//! replayed as current.

mod hub;
mod places;
mod stream;

pub use hub::{Hub, View};
pub use places::{SSE_ADDRESS_MAX, SSE_CLIENTS_MAX, SSE_STRANGERS_MAX};
pub use stream::{BEAT, Seen, locked};
