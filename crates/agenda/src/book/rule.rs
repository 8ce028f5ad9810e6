//! The transaction that takes a seat.

use jiff::civil::Date;
use office::docs::ServiceDoc;
use office::people::{self, Indexes, Someone};
use office::{Ctx, Office, Part};
use platform::events::{Actor, NewEvent, append};
use platform::i18n::Lang;
use platform::idempotency::{Key, Once, once};
use platform::jobs::{self, NewJob};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::seat::{Missing, refuse, sit};
use super::{BookError, already};
use crate::appointment::Channel;
use crate::supply::Slot;
use crate::{code, mail};

/// A wish for a seat; everything in it has been parsed.
#[derive(Clone, Debug)]
pub struct Request {
    pub body: i64,
    pub service: i64,
    pub offering: String,
    pub start: Moment,
    pub someone: Someone,
    pub indexes: Indexes,
    pub detail: String,
    pub channel: Channel,
    pub lang: Lang,
    /// Made by the caller; the same key gets the same answer.
    pub key: Option<Key>,
    pub actor: Actor,
}

/// A seat taken.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Booked {
    pub id: i64,
    pub start: Moment,
    pub length_s: i64,
    pub call_code: String,
}

/// Takes a seat of `request.service` at `request.start` on whichever agenda has one.
pub fn book(tx: &mut Tx, ctx: &Ctx, request: &Request, now: Moment) -> Result<Booked, BookError> {
    let shape = |e: serde_json::Error| StoreError::Shape(e.to_string());
    let taken = once(tx, request.key.as_ref(), now, |tx| {
        let booked = take(tx, ctx, request, now)?;
        let answer = serde_json::to_string(&booked).map_err(shape)?;
        Ok::<_, BookError>((booked, answer))
    })?;
    match taken {
        Once::Done(booked) => Ok(booked),
        Once::Before(answer) => Ok(serde_json::from_str(&answer).map_err(shape)?),
        Once::Other => Err(BookError::KeyReused),
    }
}

fn take(tx: &mut Tx, ctx: &Ctx, request: &Request, now: Moment) -> Result<Booked, BookError> {
    let office = ctx.offices.at(tx, request.body)?.ok_or(BookError::NotBookable)?;
    let service = office.service(request.service).ok_or(BookError::NotBookable)?;
    let offering = service.doc.offering(&request.offering).ok_or(BookError::NotBookable)?;
    if request.channel == Channel::Web && !service.doc.portal {
        return Err(BookError::NotBookable);
    }
    within_lead(&service.doc, request.start, now)?;
    if let Some(error) = already::live(tx, office.id, service.id, &request.someone, &request.indexes, now)? {
        return Err(error);
    }
    let id = tx.new_id();
    let day = office.date_of(request.start);
    let (agenda, run) = sit(tx, &office, service, offering, day, request.start, id)?
        .ok_or(Missing::Seat)
        .or_else(|_| refuse(tx, &office, service, offering, request.start, now))?;
    write(tx, ctx, &office, service, request, id, agenda, &run, day, now)
}

/// Not in the past, not with too little notice, not too far ahead.
pub(crate) fn within_lead(service: &ServiceDoc, start: Moment, now: Moment) -> Result<(), BookError> {
    if start < now.plus_s(service.latest_min * 60) {
        return Err(BookError::TooLate { notice_min: service.latest_min });
    }
    if start > now.plus_s((service.earliest_days + 1) * 86_400) {
        return Err(BookError::TooFar { days: service.earliest_days });
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)]
fn write(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    service: &Part<ServiceDoc>,
    request: &Request,
    id: i64,
    agenda: i64,
    run: &[Slot],
    day: Date,
    now: Moment,
) -> Result<Booked, BookError> {
    let body = office.id;
    let site = office.site_of(&service.doc).map_or(0, |site| site.id);
    let call_code = code::next(tx, &ctx.key, body, site, day)?.to_string();
    let person = match request.someone.is_nobody() {
        true => None,
        false => Some(people::add(tx, body, &request.someone, &request.indexes, now)?),
    };
    let length_s: i64 = run.iter().map(|slot| slot.length_s).sum();
    tx.execute(
        sql!(
            "INSERT INTO appointment (body, id, site, service, offering, agenda, start_at, length_s, day, call_code, person, channel, lang, detail, booked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"
        ),
        values![
            body,
            id,
            site,
            service.id,
            request.offering.as_str(),
            agenda,
            request.start,
            length_s,
            day.to_string(),
            call_code.as_str(),
            person,
            request.channel.word(),
            request.lang.code(),
            request.detail.as_str(),
            now
        ],
    )?;
    append(
        tx,
        NewEvent {
            body,
            place: site,
            kind: "booked",
            subject: id,
            actor: &request.actor,
            at: now,
            facts: serde_json::json!({
                "service": service.id, "offering": request.offering, "agenda": agenda,
                "start": request.start, "channel": request.channel.word(), "office_version": office.version,
            }),
        },
    )?;
    if request.someone.email.is_some() {
        jobs::ask(
            tx,
            NewJob {
                body,
                kind: mail::JOB,
                dedup: format!("booked:{id}"),
                work: mail::work(id, mail::Occasion::Booked),
                due: now,
            },
        )?;
    }
    Ok(Booked { id, start: request.start, length_s, call_code })
}
