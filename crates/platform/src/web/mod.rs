//! The web shell: routes with their access, pages, forms, errors, headers.

mod assets;
mod cookies;
mod failed;
mod forms;
mod guard;
mod headers;
mod page;
mod pages;
mod routes;
mod saved;
mod upload;

pub use assets::{asset, asset_path, serve_asset};
pub use cookies::{cookie, set_cookie};
pub use failed::{Failed, Problem, Sentence, render_failures};
pub use forms::{FORM_FIELD, Fields, Json, Posted, VISITOR_COOKIE, form_token};
pub use guard::{Caller, Locked, Peer, Scope, Secure};
pub use headers::security_headers;
pub use page::{Head, Page, html};
pub use pages::Pages;
pub use routes::{Access, RouteRow, Routes, nothing};
pub use saved::saved;
pub use upload::Uploaded;
pub(crate) use upload::{FormLimits, Receiver, read_form};
