//! What every page of a kiosk is made of: which kiosk asks, what surrounds the page, the words for trouble; and how
//! a feature brings a page of its own, so that features know this page and not each other.

mod at;
mod frame;

pub use at::At;
pub use frame::{DONE_S, Frame, IDLE_S, local, sorry};

use crate::parts::Office;

platform::texts!("texts");

/// A page of its own that a feature brings to the kiosk: its button below the services, what of the reader's texts
/// is for it, and the words read aloud on its pages. Registered by the feature.
pub struct Door {
    /// Whether the body offers it.
    pub offered: fn(&Office) -> bool,
    /// Below the body.
    pub path: &'static str,
    pub icon: &'static str,
    /// The text of the button.
    pub name: &'static str,
    /// Where below the body a text leads that was read or typed and is nothing that the kiosk itself knows.
    pub reads: fn(&At, &str) -> Option<String>,
    /// Name in the address of the voice, key of the text.
    pub spoken: &'static [(&'static str, &'static str)],
}
platform::inventory::collect!(Door);

/// The doors that a body offers at its kiosks.
pub fn doors(office: &Office) -> impl Iterator<Item = &'static Door> {
    platform::inventory::iter::<Door>.into_iter().filter(move |door| (door.offered)(office))
}

/// The key of the words read aloud on a feature's page.
pub fn spoken(name: &str) -> Option<&'static str> {
    let mut all = platform::inventory::iter::<Door>.into_iter().flat_map(|door| door.spoken);
    all.find(|(known, _)| *known == name).map(|(_, key)| *key)
}
