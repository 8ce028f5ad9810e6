//! The transactions that give a pass: a ticket for now, or a seat. The same request gets the same pass.

use agenda::appointment::{self, Channel, PassSecrets};
use agenda::book::{self, BookError, Booked};
use office::people::{Indexes, Someone};
use office::{Ctx, Office};
use platform::events::Actor;
use platform::i18n::Lang;
use platform::idempotency::{Key, Once, once};
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::{Failed, Sentence};
use platform::{Lane, Moment};

use crate::arrive::{self, ArriveError, TicketRequest};
use crate::line::office_at;
use crate::visit;

/// Another kiosk or a phone can take the seat in the same instant: the next one is tried so often.
const TRIES: usize = 4;

/// A wish for a pass; everything in it has been parsed.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub body: i64,
    pub service: i64,
    pub offering: String,
    pub what: What,
    pub someone: Someone,
    pub indexes: Indexes,
    pub lang: Lang,
    pub key: Key,
    pub actor: Actor,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    Ticket,
    /// The first free seat, whichever it is by then.
    FirstSeat,
    Seat(Moment),
}

/// What was given; stored as the answer to the request's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum Given {
    Ticket { visit: i64 },
    Seat { appointment: i64, start: Moment },
}

impl Given {
    /// The secret of the pass.
    pub fn token(&self, key: &MasterKey, body: i64) -> String {
        match self {
            Given::Ticket { visit } => visit::walk_in_token(key, body, *visit),
            Given::Seat { appointment, .. } => PassSecrets::of(key, body, *appointment).token,
        }
    }
}

/// Why no pass was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TakeError {
    Arrive(ArriveError),
    Book(BookError),
    Store(StoreError),
}

impl From<StoreError> for TakeError {
    fn from(error: StoreError) -> Self {
        TakeError::Store(error)
    }
}
impl From<ArriveError> for TakeError {
    fn from(error: ArriveError) -> Self {
        TakeError::Arrive(error)
    }
}
impl From<BookError> for TakeError {
    fn from(error: BookError) -> Self {
        TakeError::Book(error)
    }
}

impl From<TakeError> for Failed {
    fn from(error: TakeError) -> Failed {
        match error {
            // Without the hour: whoever holds a card need not be the one it belongs to.
            TakeError::Book(BookError::AlreadyBooked { .. }) => {
                Failed::conflict(Sentence::new("kiosk-already"))
            }
            TakeError::Book(error) => error.into(),
            TakeError::Arrive(error) => error.into(),
            TakeError::Store(error) => error.into(),
        }
    }
}

/// Gives the pass. A seat lost to somebody faster is followed by the next one.
pub(super) async fn give(ctx: &Ctx, wish: &Wish, now: Moment) -> Result<Given, TakeError> {
    let mut tries = 1;
    loop {
        let (inner, copy) = (ctx.clone(), wish.clone());
        let done = ctx.db.write(Lane::of(wish.body, 0), move |tx| take(tx, &inner, &copy, now)).await;
        if let Err(TakeError::Book(error)) = &done {
            book::tell_owner(ctx, wish.body, error, now).await;
        }
        let lost = matches!(&done, Err(TakeError::Book(BookError::Full { alternatives })) if !alternatives.is_empty());
        if !(lost && matches!(wish.what, What::FirstSeat) && tries < TRIES) {
            return done;
        }
        tries += 1;
    }
}

fn take(tx: &mut Tx, ctx: &Ctx, wish: &Wish, now: Moment) -> Result<Given, TakeError> {
    let shape = |e: serde_json::Error| StoreError::Shape(e.to_string());
    let given = once(tx, Some(&wish.key), now, |tx| {
        let given = match wish.what {
            What::Ticket => ticket(tx, ctx, wish, now)?,
            What::FirstSeat => seat(tx, ctx, wish, None, now)?,
            What::Seat(start) => seat(tx, ctx, wish, Some(start), now)?,
        };
        let answer = serde_json::to_string(&given).map_err(shape)?;
        Ok::<_, TakeError>((given, answer))
    })?;
    match given {
        Once::Done(given) => Ok(given),
        Once::Before(answer) => Ok(serde_json::from_str(&answer).map_err(shape)?),
        Once::Other => Err(BookError::KeyReused.into()),
    }
}

fn ticket(tx: &mut Tx, ctx: &Ctx, wish: &Wish, now: Moment) -> Result<Given, TakeError> {
    let request = TicketRequest {
        body: wish.body,
        service: wish.service,
        offering: wish.offering.clone(),
        priority: false,
        channel: "kiosk",
        slip: None,
        key: None,
        actor: wish.actor.clone(),
    };
    let arrived = arrive::take_ticket(tx, ctx, &request, now)?;
    Ok(Given::Ticket { visit: arrived.visit.id })
}

fn seat(tx: &mut Tx, ctx: &Ctx, wish: &Wish, start: Option<Moment>, now: Moment) -> Result<Given, TakeError> {
    let office = office_at(tx, ctx, wish.body)?;
    let service = office.service(wish.service).ok_or(BookError::NotBookable)?;
    let offering = service.doc.offering(&wish.offering).ok_or(BookError::NotBookable)?;
    let first = match start {
        Some(start) => Some(start),
        None => book::first_free(tx, &office, service, offering, now)?,
    };
    let request = book::Request {
        body: wish.body,
        service: wish.service,
        offering: wish.offering.clone(),
        start: first.ok_or_else(|| BookError::Full { alternatives: Vec::new() })?,
        someone: wish.someone.clone(),
        indexes: wish.indexes.clone(),
        detail: String::new(),
        channel: Channel::Kiosk,
        lang: wish.lang,
        key: None,
        actor: wish.actor.clone(),
    };
    let booked = book::book(tx, ctx, &request, now)?;
    if service.doc.check_in && stays(&office, &booked, start.is_some(), now) {
        let appointment = appointment::by_id(tx, wish.body, booked.id)?.ok_or(ArriveError::Unknown)?;
        arrive::check_in(tx, &office, &appointment, None, "kiosk", &wish.actor, now)?;
    }
    Ok(Given::Seat { appointment: booked.id, start: booked.start })
}

/// Whoever takes today's first seat at the kiosk is there: no second scan is asked of him. Whoever picked a
/// later hour himself goes away meanwhile, unless it is so near that he could be called already.
fn stays(office: &Office, booked: &Booked, picked: bool, now: Moment) -> bool {
    let today = office.date_of(booked.start) == office.date_of(now);
    let near = booked.start <= now.plus_s(office.body.calling.policy().early_s);
    today && (near || !picked)
}
