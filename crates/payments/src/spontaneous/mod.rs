//! What a citizen opens himself: a form of the kind of due, and at once a notice to pay.

mod draft;
pub(crate) mod fields;
mod page;
mod twin;

pub use page::routes;

use office::docs::{DueDoc, SpontaneousDoc};
use office::{Office, Part};

/// What the body lets people pay without having been asked to.
pub fn offered(office: &Office) -> impl Iterator<Item = (&Part<DueDoc>, &SpontaneousDoc)> {
    let collects = office.body.creditor.is_some();
    office
        .dues
        .iter()
        .filter(move |_| collects)
        .filter_map(|part| Some((part, part.doc.spontaneous.as_ref()?)))
}
