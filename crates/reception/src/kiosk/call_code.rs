//! A call code of today: public, and one digit away from somebody else's, so it is shown before anything is
//! done.

use agenda::appointment;
use axum::response::Response;
use identity::CallCode;
use office::kiosk::{At, Frame};
use platform::store::StoreError;
use platform::web::{Failed, Page, html};

use super::scan::{proof, unreadable};
use super::signed::Purpose;
use super::words;
use crate::visit;

/// What a call code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Appointment(i64),
    Visit(i64),
}

impl Named {
    pub fn bytes(self) -> Vec<u8> {
        let (kind, id) = match self {
            Named::Appointment(id) => (b'a', id),
            Named::Visit(id) => (b'v', id),
        };
        [&[kind], id.to_be_bytes().as_slice()].concat()
    }
    pub fn read(bytes: &[u8]) -> Option<Named> {
        let (kind, id) = bytes.split_first()?;
        let id = i64::from_be_bytes(id.try_into().ok()?);
        match kind {
            b'a' => Some(Named::Appointment(id)),
            b'v' => Some(Named::Visit(id)),
            _ => None,
        }
    }
}

#[derive(askama::Template)]
#[template(path = "kiosk/code_found.html")]
struct CodeFoundPage {
    page: Page,
    frame: Frame,
    code: String,
    /// The hour of the appointment, when it is one.
    hour: Option<String>,
    proof: String,
}

/// A call code of today: asked before anything is done, because one digit makes it somebody else's.
pub(super) async fn ask(at: &At, code: CallCode) -> Result<Response, Failed> {
    let (body, site, day, written) = (at.body(), at.site.id, at.office.date_of(at.now), code.to_string());
    let found = at.ctx.db.read(move |tx| {
        let booked =
            appointment::of_call_code(tx, body, site, day, &written)?.filter(|booked| !booked.cancelled);
        if let Some(booked) = booked {
            return Ok(Some((Named::Appointment(booked.id), Some(booked.start))));
        }
        let visit = visit::of_code(tx, body, site, day, &written)?;
        Ok::<_, StoreError>(visit.map(|visit| (Named::Visit(visit.id), visit.slot)))
    });
    let (named, start) = found.await?.ok_or_else(|| unreadable("kiosk-code-unknown"))?;
    let page = at.page.clone();
    Ok(html(&CodeFoundPage {
        frame: at.frame().back(page.at("kiosk/code")).here(page.at("kiosk/code")).voice("code_found"),
        code: code.to_string(),
        hour: start.map(|start| words::clock(&at.office, start)),
        proof: proof(at, Purpose::Code, &named.bytes()),
        page,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_code_stands_for_survives_the_way_through_the_page() {
        for named in [Named::Appointment(918), Named::Visit(-1)] {
            assert_eq!(Named::read(&named.bytes()), Some(named));
        }
        for bytes in [&b""[..], b"a", b"x12345678", b"a123456789"] {
            assert_eq!(Named::read(bytes), None);
        }
    }
}
