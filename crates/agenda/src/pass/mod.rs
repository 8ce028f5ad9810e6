//! The pass: what its owner sees of an appointment, and the file for a calendar.

pub(crate) mod api;
pub mod ics;
mod page;
mod view;

pub use view::{State, elsewhere, entry, fixed};

use std::sync::Arc;

use office::docs::ServiceDoc;
use office::people::{self, Contact};
use office::{Ctx, Office, by_id};
use platform::Moment;
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::web::{Caller, Failed, Routes};

use crate::appointment::{self, Appointment};

pub fn routes() -> Routes<Ctx> {
    page::routes().merge(api::routes())
}

/// The address of a pass, as mails and QR codes carry it.
pub fn link(public_address: &str, slug: &str, token: &str) -> String {
    format!("{}/{slug}/a/{token}", public_address.trim_end_matches('/'))
}

/// The service of an appointment, while the office still has it.
pub fn service_of<'a>(office: &'a Office, appointment: &Appointment) -> Option<&'a ServiceDoc> {
    office.service(appointment.service).map(|part| &part.doc)
}

/// What it is about: the service and, when there is more than one, the reason.
pub fn subject(office: &Office, appointment: &Appointment, lang: Lang) -> String {
    let Some(service) = service_of(office, appointment) else { return office.body.name.clone() };
    let name = service.name.say(lang).to_owned();
    let reason = service.offering(&appointment.offering).filter(|_| service.offering.len() > 1);
    reason.map_or(name.clone(), |reason| format!("{name} · {}", reason.name.say(lang)))
}

/// What may stand where others look over the shoulder: a mail's subject, a shared calendar. Of a
/// reserved service only the body's name.
pub fn discreet_subject(office: &Office, appointment: &Appointment, lang: Lang) -> String {
    match service_of(office, appointment) {
        Some(service) if !service.reserved => service.name.say(lang).to_owned(),
        _ => office.body.name.clone(),
    }
}

/// Name, address and directions of the site.
pub fn place(office: &Office, appointment: &Appointment, lang: Lang) -> (String, String, String) {
    by_id(&office.sites, appointment.site).map_or_else(Default::default, |site| {
        (site.doc.name.clone(), site.doc.address.clone(), site.doc.directions.say(lang).to_owned())
    })
}

/// What whoever shows a pass may see.
#[derive(Clone, Debug)]
pub struct Shown {
    pub appointment: Appointment,
    pub contact: Contact,
}

/// The appointment of a token. Only misses are counted: a waiting room full of phones behind one
/// address may look, who guesses may not.
pub async fn find(
    ctx: &Ctx,
    office: &Arc<Office>,
    token: &str,
    caller: &Caller,
    now: Moment,
) -> Result<Shown, Failed> {
    let found = read(ctx, office.id, token).await?;
    found.ok_or_else(|| missed(ctx, caller, now))
}

async fn read(ctx: &Ctx, body: i64, token: &str) -> Result<Option<Shown>, StoreError> {
    let (key, token) = (ctx.key.clone(), token.to_owned());
    let read = ctx.db.read(move |tx| {
        let Some(appointment) = appointment::by_token(tx, &key, body, &token)? else { return Ok(None) };
        let contact =
            appointment.person.map_or(Ok(Contact::default()), |person| people::contact(tx, body, person))?;
        Ok(Some(Shown { appointment, contact }))
    });
    read.await
}

/// The answer to a token that nothing has.
pub(crate) fn missed(ctx: &Ctx, caller: &Caller, now: Moment) -> Failed {
    let key = format!("pass {}", caller.name);
    ctx.throttles.look_ups.attempt(&key, now).map_or_else(Failed::too_many, |()| Failed::not_found())
}
