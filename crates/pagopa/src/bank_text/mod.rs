//! What banks make of a reference.
//!
//! A provider that credits a flow writes `/PUR/LGPE-RIVERSAMENTO/TXT/<digit>/URI/<flow id>` as remittance text,
//! older ones without `TXT`; single payments of the years before carry `/RFB/<IUV>[/<amount>][/TXT/…]` or
//! `/RFS/<RF…>` (SACI 3.2.1, chapter on the texts of credits). On its way the text is cut, broken and wrapped:
//! the kinds of damage seen in products and their tests are the kinds of [`Dirt`].
//!
//! | matter | function |
//! |---|---|
//! | the text as it should be | [`remittance_text`] |
//! | ids of flows in what arrived | [`flows`] |
//! | references of single payments | [`references`] |
//! | a text damaged in a named way | [`dirty`] |

mod dirt;
mod flow;
mod reference;
mod scan;

pub use dirt::{Dirt, dirty};
pub use flow::{Mention, flows};
pub use reference::{Kind, Reference, references};
pub use scan::normalised;

use crate::settlement::FlowId;

/// Longer texts are read up to here; the longest field of a journal is a few hundred characters.
pub const TEXT_MAX_CHARS: usize = 10_000;

/// The text of a credit by the specification; the digit is 0 for an ordinary flow, 1 to 9 for a supplementary
/// one. Without a digit in the older form, without `TXT`.
pub fn remittance_text(id: &FlowId, digit: Option<u8>) -> String {
    match digit {
        Some(digit) => format!("/PUR/LGPE-RIVERSAMENTO/TXT/{}/URI/{id}", digit.min(9)),
        None => format!("/PUR/LGPE-RIVERSAMENTO/URI/{id}"),
    }
}
