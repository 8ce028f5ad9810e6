//! At the kiosk: whoever holds a notice sees what is still to pay, and the code to pay it with his phone.
//!
//! The number alone is enough, as it is for the national platform, which tells what and how much to everybody who
//! has it. So nothing is shown that somebody wrote: the kind of due, the amount, by when; no name, no code of the
//! debtor, no reason.

mod ask;
mod owed;
mod read;

use identity::token::{decode, encode};
use office::kiosk::{At, Door};
use office::{Ctx, Office, rights};
use pagopa::NoticeNumber;
use platform::web::{Access, Routes};

use read::{Read, read};

/// The key of the disguise of a number in an address of the kiosk: it opens no other page.
const KIOSK: &str = "kiosk-notice";

platform::inventory::submit! { Door {
    offered,
    path: "kiosk/pay",
    icon: "s-euro",
    name: "kiosk-pay",
    reads,
    spoken: &[("pay", "kiosk-voice-pay"), ("owed", "kiosk-voice-owed")],
} }

pub fn routes() -> Routes<Ctx> {
    let kiosk = Access::Right(rights::KIOSK);
    Routes::new().get("/{body}/kiosk/pay", kiosk, ask::show).post("/{body}/kiosk/pay", kiosk, ask::enter).get(
        "/{body}/kiosk/pay/{token}",
        kiosk,
        owed::show,
    )
}

fn offered(office: &Office) -> bool {
    office.body.creditor.is_some()
}

/// A notice passed under the reader on any page of the kiosk.
fn reads(at: &At, text: &str) -> Option<String> {
    match read(&at.office, text)? {
        Read::Notice(nav) => Some(path(at, &nav)),
        Read::Foreign => Some(format!("kiosk/pay?why={}", ask::FOREIGN)),
        Read::Digits(_) => None,
    }
}

fn path(at: &At, nav: &NoticeNumber) -> String {
    // Eighteen digits always fit.
    let number = nav.as_str().parse().unwrap_or_default();
    format!("kiosk/pay/{}", encode(at.ctx.key.sealed(KIOSK, at.body(), number)))
}

fn opened(at: &At, token: &str) -> Option<NoticeNumber> {
    let number = at.ctx.key.opened(KIOSK, at.body(), decode(token).ok()?)?;
    NoticeNumber::parse(&format!("{number:018}")).ok()
}

#[cfg(test)]
mod tests {
    use platform::i18n::{Lang, Tr};
    use platform::voice::PHRASE_CHARS_MAX;

    #[test]
    fn its_pages_can_be_read_aloud_in_every_language() {
        for lang in Lang::ALL {
            for name in ["pay", "owed"] {
                let words = Tr(lang).t(office::kiosk::spoken(name).expect("the page has words"));
                assert!(words.chars().count() <= PHRASE_CHARS_MAX && !words.starts_with('['), "{words}");
            }
        }
    }
}
