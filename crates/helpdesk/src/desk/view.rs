//! What the desk shows of a ticket, in words.

use office::people::{Contact, contact};
use office::{Ctx, Office};
use platform::Moment;
use platform::i18n::{Tr, civil_date_time};
use platform::store::{StoreError, Tx};
use platform::web::Page;

use crate::clocks::{self, Kept};
use crate::faces::{Vote, vote_of};
use crate::intake::Told;
use crate::list::Line;
use crate::ticket::{Author, Level, Message, Moved, State, Step, Ticket, by_id, messages, steps};
use crate::work;

/// A view in the menu.
pub struct Tab {
    pub view: &'static str,
    pub name: String,
    pub count: Option<i64>,
    pub current: bool,
    pub alarming: bool,
}

/// A clock as a bar: how much of the promise is used.
pub struct Bar {
    pub name: String,
    pub percent: i64,
    /// «entro gio 5 mar, 16:00 · restano 3 h 20 min».
    pub said: String,
    /// `is-late`, `is-met`, `is-near` or nothing.
    pub class: &'static str,
}

/// A line of the list.
pub struct Row {
    pub id: i64,
    pub code: String,
    pub subject: String,
    pub who: String,
    pub channel: String,
    pub severity: i64,
    pub severity_said: String,
    pub state: String,
    pub holder: String,
    /// The requester wrote last: it is our turn.
    pub our_turn: bool,
    pub bars: Vec<Bar>,
}

/// An entry of the timeline.
pub struct Entry {
    /// The message; 0 for a step.
    pub id: i64,
    pub at: String,
    pub who: String,
    /// `requester`, `staff`, `supplier`, `stranger`, or `step`.
    pub class: &'static str,
    pub public: bool,
    pub text: String,
    pub channel: String,
    /// The message, where it can become a ticket of its own.
    pub message: Option<i64>,
}

/// A word to choose, with what is stored.
pub struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

pub struct Detail {
    pub ticket: Ticket,
    pub row: Row,
    pub kind: String,
    pub level: String,
    pub contact: Contact,
    pub beneficiary: String,
    pub customer: String,
    pub contract: String,
    pub area: String,
    pub bars: Vec<Bar>,
    pub entries: Vec<Entry>,
    pub checks: Vec<(String, bool, bool)>,
    pub states: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub areas: Vec<Choice>,
    pub staff: Vec<Choice>,
    pub levels: Vec<Choice>,
    pub vote: Option<Vote>,
    pub told: Told,
    pub open: bool,
}

/// A ticket as it is read, before it is put into words.
pub struct Read {
    ticket: Ticket,
    contact: Contact,
    beneficiary: Contact,
    clocks: Vec<Kept>,
    messages: Vec<Message>,
    steps: Vec<Moved>,
    checks: Vec<(office::docs::CheckDoc, bool)>,
    vote: Option<Vote>,
    told: Told,
}

impl Row {
    pub fn of(office: &Office, page: &Page, line: &Line, now: Moment) -> Row {
        let ticket = &line.ticket;
        // The most pressing promise first: the list says it in words, the others as bars.
        let mut running: Vec<&Kept> =
            line.clocks.iter().filter(|clock| matches!(clock.state, "running" | "late")).collect();
        running.sort_by_key(|clock| clock.due_at.map_or(i64::MAX, Moment::ms));
        Row {
            id: ticket.id,
            code: ticket.code.clone(),
            subject: ticket.subject.clone(),
            who: customer_name(office, ticket).unwrap_or(&line.name).to_owned(),
            channel: said(page, "channel", ticket.channel.word()),
            severity: ticket.severity,
            severity_said: page.t(&format!("ticket-severity-{}", ticket.severity)),
            state: said(page, "state", ticket.state.word()),
            holder: holder_name(office, ticket.holder),
            our_turn: ticket.last_word != Author::Staff && ticket.state.is_open(),
            bars: running.into_iter().map(|clock| bar(office, page, clock, now)).collect(),
        }
    }
}

impl Detail {
    pub fn read(tx: &mut Tx, ctx: &Ctx, body: i64, id: i64, now: Moment) -> Result<Option<Read>, StoreError> {
        let Some(ticket) = by_id(tx, body, id)? else { return Ok(None) };
        let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
        let person = |tx: &mut Tx, person: Option<i64>| match person {
            Some(person) => contact(tx, body, person),
            None => Ok(Contact::default()),
        };
        let checks = match work::checks(tx, &office, &ticket) {
            Err(work::WorkError::Store(error)) => return Err(error),
            other => other.unwrap_or_default(),
        };
        let contact = person(tx, ticket.requester)?;
        Ok(Some(Read {
            told: Told::read(tx, &ctx.key, body, id, contact.email.as_deref())?,
            contact,
            beneficiary: person(tx, ticket.beneficiary)?,
            clocks: clocks::shown(tx, &office, &ticket, now)?,
            messages: messages(tx, body, id)?,
            steps: steps(tx, body, id)?,
            vote: vote_of(tx, body, id)?,
            checks,
            ticket,
        }))
    }

    pub fn of(office: &Office, page: &Page, read: Read, now: Moment) -> Detail {
        let ticket = &read.ticket;
        let name = if read.contact.name.is_empty() {
            read.contact.email.clone().unwrap_or_default()
        } else {
            read.contact.name.clone()
        };
        let line = Line { ticket: ticket.clone(), name, clocks: Vec::new() };
        let lang = page.lang();
        let choice = |kind: &str, word: &str, chosen: bool| Choice {
            value: word.to_owned(),
            name: said(page, kind, word),
            chosen,
        };
        let states =
            State::ALL.iter().filter(|next| ticket.state.may_become(**next) && **next != State::Callback);
        let kinds = crate::ticket::Kind::ALL.iter();
        let levels = [Level::First, Level::Organisation, Level::Technical];
        let levels = levels.iter().filter(|level| **level != ticket.level);
        let suppliers = office
            .suppliers
            .iter()
            .filter(|part| part.id != ticket.supplier)
            .map(|part| Choice { value: part.id.to_string(), name: part.doc.name.clone(), chosen: false });
        let part =
            |id: i64, name: &str| Choice { value: id.to_string(), name: name.to_owned(), chosen: false };
        let able = |member: &&office::Part<office::docs::StaffDoc>| {
            office::rights::of_all(&member.doc.roles).iter().any(|right| right == office::rights::TICKETS)
        };
        Detail {
            row: Row::of(office, page, &line, now),
            kind: said(page, "kind", ticket.kind.word()),
            level: said(page, "level", ticket.level.word()),
            beneficiary: read.beneficiary.name,
            customer: customer_name(office, ticket).unwrap_or_default().to_owned(),
            contract: office::by_id(&office.contracts, ticket.contract)
                .map_or_else(String::new, |part| part.doc.name.clone()),
            area: office::by_id(&office.areas, ticket.area)
                .map_or_else(String::new, |part| part.doc.name.say(lang).to_owned()),
            bars: read.clocks.iter().map(|clock| bar(office, page, clock, now)).collect(),
            entries: entries(office, page, &read.messages, &read.steps),
            checks: read
                .checks
                .iter()
                .map(|(doc, done)| (doc.text.say(lang).to_owned(), doc.mandatory, *done))
                .collect(),
            states: states.map(|state| choice("state", state.word(), false)).collect(),
            kinds: kinds.map(|kind| choice("kind", kind.word(), *kind == ticket.kind)).collect(),
            areas: office
                .areas
                .iter()
                .map(|area| Choice {
                    chosen: area.id == ticket.area,
                    ..part(area.id, area.doc.name.say(lang))
                })
                .collect(),
            staff: office
                .staff
                .iter()
                .filter(able)
                .map(|member| Choice {
                    chosen: member.id == ticket.holder,
                    ..part(member.id, &member.doc.name)
                })
                .collect(),
            levels: levels.map(|level| choice("level", level.word(), false)).chain(suppliers).collect(),
            vote: read.vote,
            told: read.told.said(office, page),
            open: ticket.state.is_open(),
            contact: read.contact,
            ticket: read.ticket,
        }
    }

    pub fn face(&self) -> Option<&'static str> {
        let vote = self.vote.as_ref()?;
        vote.given.map(|(face, _)| face.word())
    }
}

/// A word of the trade: `ticket-state-in-progress`.
fn said(page: &Page, kind: &str, word: &str) -> String {
    page.t(&format!("ticket-{kind}-{}", word.replace('_', "-")))
}

fn customer_name<'a>(office: &'a Office, ticket: &Ticket) -> Option<&'a str> {
    office::by_id(&office.customers, ticket.customer).map(|part| part.doc.name.as_str())
}

fn holder_name(office: &Office, holder: i64) -> String {
    office::by_id(&office.staff, holder).map_or_else(String::new, |part| part.doc.name.clone())
}

pub fn bar(office: &Office, page: &Page, clock: &Kept, now: Moment) -> Bar {
    let due = clock.due_at.map(|at| when(office, page, at));
    let left = clock.target_s - clock.elapsed_s;
    let said = match (clock.state, due) {
        ("met", _) => page.t1("clock-met", "used", span(page.tr, clock.elapsed_s)),
        ("missed", _) => page.t1("clock-missed", "over", span(page.tr, -left)),
        ("cancelled", _) => page.t("clock-cancelled"),
        ("late", Some(due)) => page.t1("clock-late", "due", due),
        (_, Some(due)) if clock.due_at.is_some_and(|at| at < now) => page.t1("clock-late", "due", due),
        (_, Some(due)) => page.t2("clock-running", "due", due, "left", span(page.tr, left)),
        (_, None) => page.t1("clock-paused", "left", span(page.tr, left)),
    };
    let percent = (clock.elapsed_s.saturating_mul(100) / clock.target_s.max(1)).clamp(0, 100);
    let class = match clock.state {
        "late" | "missed" => "is-late",
        "met" => "is-met",
        _ if percent >= 75 => "is-near",
        _ => "",
    };
    Bar { name: self::said(page, "clock", clock.metric.word()), percent, said, class }
}

/// Working time: «3 h 20 min».
fn span(tr: Tr, seconds: i64) -> String {
    let minutes = seconds.max(0) / 60;
    tr.t2("clock-span", "hours", minutes / 60, "minutes", minutes % 60)
}

fn when(office: &Office, page: &Page, at: Moment) -> String {
    let civil = at.zoned(&office.zone);
    civil_date_time(page.lang(), civil.date(), civil.time())
}

/// Messages and what happened, in the order of time.
fn entries(office: &Office, page: &Page, messages: &[Message], steps: &[Moved]) -> Vec<Entry> {
    let mut all: Vec<(Moment, i64, Entry)> = Vec::new();
    for (place, message) in messages.iter().enumerate() {
        let who = match message.author {
            Author::Staff => holder_name(office, message.staff),
            author => said(page, "author", author.word()),
        };
        let entry = Entry {
            id: message.id,
            at: when(office, page, message.at),
            who,
            class: message.author.word(),
            public: message.public,
            text: message.text.clone(),
            channel: said(page, "channel", message.channel.word()),
            message: Some(message.id).filter(|_| place > 0 && message.author == Author::Requester),
        };
        all.push((message.at, message.id, entry));
    }
    for moved in steps {
        let Some(text) = step_said(office, page, &moved.step) else { continue };
        let entry = Entry {
            id: 0,
            at: when(office, page, moved.at),
            who: actor_name(office, page, &moved.actor),
            class: "step",
            public: false,
            text,
            channel: String::new(),
            message: None,
        };
        all.push((moved.at, moved.id, entry));
    }
    all.sort_by_key(|(at, id, _)| (*at, *id));
    all.into_iter().map(|(_, _, entry)| entry).collect()
}

fn actor_name(office: &Office, page: &Page, actor: &str) -> String {
    let staff = actor.strip_prefix("staff:").and_then(|id| id.parse().ok());
    match staff.and_then(|id| office::by_id(&office.staff, id)) {
        Some(part) => part.doc.name.clone(),
        None => page.t(if actor == "web" { "ticket-author-requester" } else { "ticket-actor-house" }),
    }
}

/// A step in words; messages speak for themselves.
fn step_said(office: &Office, page: &Page, step: &Step) -> Option<String> {
    let text = match step {
        Step::Said { .. } | Step::Absorbed { .. } => return None,
        Step::Opened { .. } => page.t("step-opened"),
        Step::Terms { terms, .. } => {
            page.t1("step-terms", "severity", page.t(&format!("ticket-severity-{}", terms.severity)))
        }
        Step::Became { state } => page.t1("step-became", "state", said(page, "state", state.word())),
        Step::CallbackAt { at, .. } => page.t1("step-callback", "at", when(office, page, *at)),
        Step::Held { holder: 0 } => page.t("step-given-back"),
        Step::Held { holder } => page.t1("step-held", "who", holder_name(office, *holder)),
        Step::HandedOver { to, supplier, .. } => {
            let outside = office::by_id(&office.suppliers, *supplier).map(|part| part.doc.name.clone());
            page.t1("step-handed", "to", outside.unwrap_or_else(|| said(page, "level", to.word())))
        }
        Step::OnSiteAsked => page.t("step-on-site-asked"),
        Step::OnSiteDone => page.t("step-on-site-done"),
        Step::Merged { .. } => page.t("step-merged"),
        Step::Unmerged => page.t("step-unmerged"),
        Step::SplitFrom { .. } => page.t("step-split-from"),
        Step::SplitOff { .. } => page.t("step-split-off"),
        Step::Linked { .. } => page.t("step-linked"),
        Step::Checked { done: true, .. } => page.t("step-checked"),
        Step::Checked { done: false, .. } => page.t("step-unchecked"),
    };
    Some(text)
}
