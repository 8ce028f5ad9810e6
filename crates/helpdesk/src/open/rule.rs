//! The transaction that opens a ticket.

use identity::TicketCode;
use office::people::{self, Indexes, Someone};
use office::{Ctx, Office};
use platform::events::Actor;
use platform::i18n::Lang;
use platform::idempotency::{Key, Once, once};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::error::OpenError;
use super::terms::{contract_of, customer_of, terms};
use crate::clocks;
use crate::ticket::{Author, Channel, Kind, Level, NEVER, State, Step, Ticket, by_id, severity};

/// Longest subject and text, in characters.
pub const SUBJECT_MAX: usize = 200;
pub const TEXT_MAX: usize = 20_000;
/// How far back an operator may date a call or a letter, days.
pub const BACKDATED_DAYS: i64 = 7;

/// What somebody asks, parsed.
#[derive(Clone, Debug)]
pub struct Asked {
    pub body: i64,
    pub kind: Kind,
    /// Part of the areas; 0 when nobody said.
    pub area: i64,
    pub subject: String,
    pub text: String,
    pub channel: Channel,
    pub requester: Someone,
    /// For whom, when it is somebody else.
    pub beneficiary: Option<Someone>,
    /// The customer when it is known by other means than the address.
    pub customer: Option<i64>,
    /// Urgency and impact as judged; the area's own when absent.
    pub urgency: Option<i64>,
    pub impact: Option<i64>,
    /// When it was asked: not now for a letter or a call registered later.
    pub origin: Moment,
    pub lang: Lang,
    pub key: Option<Key>,
    pub actor: Actor,
}

/// The ticket, and its first message.
#[derive(Clone, Debug)]
pub struct Opened {
    pub ticket: Ticket,
    pub message: i64,
}

/// Opens a ticket; the same key opens it once.
pub fn open(tx: &mut Tx, ctx: &Ctx, asked: &Asked, now: Moment) -> Result<Opened, OpenError> {
    let office = ctx.offices.at(tx, asked.body)?.ok_or(OpenError::UnknownBody)?;
    if asked.origin > now || asked.origin < now.plus_s(-BACKDATED_DAYS * 86_400) {
        return Err(OpenError::Origin);
    }
    let opened = once(tx, asked.key.as_ref(), now, |tx| {
        let opened = begin(tx, ctx, &office, asked, now)?;
        let answer = opened.ticket.id.to_string();
        Ok::<_, OpenError>((opened, answer))
    })?;
    match opened {
        Once::Done(opened) => Ok(opened),
        Once::Before(answer) => Ok(again(tx, asked.body, &answer)?),
        Once::Other => Err(OpenError::KeyReused),
    }
}

fn begin(tx: &mut Tx, ctx: &Ctx, office: &Office, asked: &Asked, now: Moment) -> Result<Opened, OpenError> {
    let area = match asked.area {
        0 => None,
        id => Some(office::by_id(&office.areas, id).ok_or(OpenError::UnknownArea)?),
    };
    let person = |tx: &mut Tx, someone: &Someone| -> Result<Option<i64>, StoreError> {
        if someone.is_nobody() {
            return Ok(None);
        }
        let indexes: Indexes = people::indexes(&ctx.key, asked.body, someone);
        people::add(tx, asked.body, someone, &indexes, now).map(Some)
    };
    let requester = person(tx, &asked.requester)?;
    let beneficiary = match &asked.beneficiary {
        Some(someone) => person(tx, someone)?,
        None => None,
    };
    let known = asked.requester.email.as_ref().map_or(0, |mail| customer_of(office, mail.as_str()));
    let named = asked.customer.unwrap_or(known);
    // Whose service has ended is served like everybody else.
    let customer = if office::customers::ended(tx, office.id, named, now)? { 0 } else { named };
    let contract = contract_of(office, customer, now);
    let urgency = asked.urgency.or(area.map(|area| area.doc.urgency)).unwrap_or(2).clamp(1, 3);
    let impact = asked.impact.or(area.map(|area| area.doc.impact)).unwrap_or(2).clamp(1, 3);
    let mut ticket = Ticket {
        body: asked.body,
        id: tx.new_id(),
        code: next_code(tx, office, now)?,
        kind: asked.kind,
        subject: asked.subject.clone(),
        channel: asked.channel,
        requester,
        beneficiary,
        customer,
        contract: contract.map_or(0, |part| part.id),
        area: asked.area,
        urgency,
        impact,
        severity: severity(urgency, impact),
        state: State::New,
        level: Level::First,
        holder: 0,
        supplier: 0,
        origin: asked.origin,
        due_at: NEVER,
        touched_at: now,
        last_word: Author::Requester,
        version: 0,
        merged_into: None,
        lang: asked.lang,
    };
    insert(tx, &ticket)?;
    let terms = terms(office, contract, ticket.severity);
    ticket.log(tx, &Step::Opened { terms }, &asked.actor, now)?;
    let said = crate::answer::Said {
        author: Author::Requester,
        staff: 0,
        channel: asked.channel,
        public: true,
        text: asked.text.clone(),
        at: asked.origin,
    };
    let message = crate::answer::write(tx, &ticket, &said, &asked.actor, now)?;
    clocks::refresh(tx, office, &mut ticket, now)?;
    Ok(Opened { ticket, message })
}

fn again(tx: &mut Tx, body: i64, answer: &str) -> Result<Opened, StoreError> {
    let shape = || StoreError::Shape(format!("the answer {answer:?}"));
    let id: i64 = answer.parse().map_err(|_| shape())?;
    let ticket = by_id(tx, body, id)?.ok_or_else(shape)?;
    let row = tx
        .row(sql!("SELECT MIN(id) FROM ticket_message WHERE body = ?1 AND ticket = ?2"), values![body, id])?;
    let message = row.ok_or_else(shape)?.get(0)?;
    Ok(Opened { ticket, message })
}

/// The next code of the body's year.
fn next_code(tx: &mut Tx, office: &Office, now: Moment) -> Result<String, StoreError> {
    let year = office.date_of(now).year();
    let row = tx.execute_returning(
        sql!(
            "INSERT INTO ticket_count (body, year, last) VALUES (?1, ?2, 1) ON CONFLICT (body, year) DO UPDATE SET last = ticket_count.last + 1 RETURNING last"
        ),
        values![office.id, i64::from(year)],
    )?;
    let number = row.ok_or_else(|| StoreError::Shape("a count without an answer".into()))?.get(0)?;
    Ok(TicketCode::new(&office.body.key, year, number).as_str().to_owned())
}

fn insert(tx: &mut Tx, ticket: &Ticket) -> Result<(), StoreError> {
    tx.execute(
        sql!(
            "INSERT INTO ticket (body, id, code, kind, subject, channel, requester, beneficiary, customer, contract, area, urgency, impact, severity, state, level, holder, supplier, origin, open, due_at, touched_at, last_word, version, merged_into, lang) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 0, 0, ?17, 1, ?18, ?19, ?20, 0, NULL, ?21)"
        ),
        values![
            ticket.body,
            ticket.id,
            ticket.code.as_str(),
            ticket.kind.word(),
            ticket.subject.as_str(),
            ticket.channel.word(),
            ticket.requester,
            ticket.beneficiary,
            ticket.customer,
            ticket.contract,
            ticket.area,
            ticket.urgency,
            ticket.impact,
            ticket.severity,
            ticket.state.word(),
            ticket.level.word(),
            ticket.origin,
            ticket.due_at,
            ticket.touched_at,
            ticket.last_word.word(),
            ticket.lang.code()
        ],
    )?;
    Ok(())
}
