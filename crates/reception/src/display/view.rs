//! What a display shows, made once per change for all screens of its programme.

use agenda::when::clock;
use askama::Template;
use office::Ctx;
use office::docs::Shows;
use platform::Moment;
use platform::events::last_number;
use platform::i18n::{Lang, Tr};
use platform::live::View;
use platform::store::{StoreError, Tx};

use super::calls::{self, Call};
use super::programme::Programme;
use super::services::{self, Punctuality, ServiceRow};
use super::words::{self, Said};
use crate::programme::{self, Strip};

/// Rows that can be read from the far end of the room; more take turns.
const SERVICES_PER_BOARD: usize = 6;
/// The same when each row says everything in two languages.
const BILINGUAL_SERVICES_PER_BOARD: usize = 4;
/// Rows that a board gives up to the programme below it.
const ROWS_SHARED: usize = 1;
/// Seconds each board stays when several take turns.
const BOARD_SHOWN_SECONDS: i64 = 15;

/// The live part of the page: one board, or several that take turns.
#[derive(Template)]
#[template(path = "display/view.html")]
pub(super) struct Boards {
    pub tr: Tr,
    pub turn_seconds: i64,
    pub boards: Vec<Board>,
    /// Beside the boards: a call board gives it its place while nobody is called.
    pub beside: Option<Strip>,
}

pub(super) enum Board {
    Calls { newest: Option<CallRow>, last: Vec<CallRow> },
    Services { heads: [Said; 4], rows: Vec<ServiceLine> },
}

impl Board {
    pub fn is_calls(&self) -> bool {
        matches!(self, Board::Calls { .. })
    }
}

pub(super) struct CallRow {
    pub id: i64,
    /// A recall is announced again: it has another id.
    pub announcement: String,
    pub at: i64,
    pub audio: String,
    pub code: String,
    pub place: Said,
    pub note: Said,
}

pub(super) struct ServiceLine {
    pub id: i64,
    pub name: Said,
    pub punctuality: Said,
    /// Chooses the colour; the words say the same.
    pub state: &'static str,
    pub waiting: String,
    pub wait: Said,
}

/// The view and the number of the newest event it includes, from one snapshot.
pub(super) fn read(tx: &mut Tx, programme: &Programme, now: Moment) -> Result<(Boards, i64), StoreError> {
    let number = last_number(tx, programme.office.id)?;
    let langs = programme.languages();
    let beside = programme::now(tx, &programme.office, &programme.beside, &langs, now)?;
    let mut boards = Vec::new();
    if programme.shows != Shows::Services {
        boards.push(call_board(tx, programme, &langs, now)?);
    }
    if programme.shows != Shows::Calls {
        boards.extend(service_boards(tx, programme, &langs, beside.is_some(), now)?);
    }
    let tr = Tr(programme.lang());
    Ok((Boards { tr, turn_seconds: BOARD_SHOWN_SECONDS, boards, beside }, number))
}

/// The view for the live stream; `None` when there is nothing to show or the store cannot be read.
pub(super) async fn render(ctx: &Ctx, body: i64, part: i64) -> Option<View> {
    let (inner, now) = (ctx.clone(), ctx.clock.now());
    let read = ctx
        .db
        .read(move |tx| match Programme::of_part(tx, &inner, body, part)? {
            Some(programme) => read(tx, &programme, now).map(Some),
            None => Ok::<_, StoreError>(None),
        })
        .await;
    let (boards, number) = read.inspect_err(|error| tracing::warn!(%error, "a board waits")).ok()??;
    let html = boards.render().inspect_err(|error| tracing::error!(%error, "a board fails")).ok()?;
    Some(View { number, html })
}

fn call_board(tx: &mut Tx, programme: &Programme, langs: &[Lang], now: Moment) -> Result<Board, StoreError> {
    let calls = calls::of_today(tx, &programme.office, programme.site, now)?;
    let board = calls::board(calls, &programme.services, now);
    let row = |call| call_row(programme, langs, call);
    Ok(Board::Calls { newest: board.newest.map(row), last: board.last.into_iter().map(row).collect() })
}

fn call_row(programme: &Programme, langs: &[Lang], call: Call) -> CallRow {
    let office = &programme.office;
    let place = Said::by(langs, |lang| place(programme, &call, lang));
    CallRow {
        id: call.id,
        announcement: format!("{}-{}", call.id, call.times),
        at: call.announced.ms(),
        audio: format!("/{}/display/voice/{}/{}", office.body.key, call.id, call.times),
        place,
        note: Said::by(langs, |lang| note(programme, &call, lang)),
        code: call.code,
    }
}

/// The counter as people read it on its sign.
pub(super) fn place(programme: &Programme, call: &Call, lang: Lang) -> String {
    let counter = programme.office.counter(call.counter);
    counter.map_or_else(String::new, |part| part.doc.label.say(lang).to_owned())
}

/// «Anagrafe · ore 10:20»; nothing for a reserved service, whose visitors stay unknown to the room.
fn note(programme: &Programme, call: &Call, lang: Lang) -> String {
    let office = &programme.office;
    let Some(service) = office.service(call.service).filter(|part| !part.doc.reserved) else {
        return String::new();
    };
    let name = service.doc.name.say(lang);
    match call.slot {
        Some(slot) => {
            let time = clock(office, slot);
            format!("{name} · {}", Tr(lang).t1("display-at", "time", time))
        }
        None => name.to_owned(),
    }
}

fn service_boards(
    tx: &mut Tx,
    programme: &Programme,
    langs: &[Lang],
    shared: bool,
    now: Moment,
) -> Result<Vec<Board>, StoreError> {
    let rows = services::rows(tx, programme, now)?;
    let lines = rows.iter().map(|row| service_line(programme, langs, row));
    let most = if langs.len() > 1 { BILINGUAL_SERVICES_PER_BOARD } else { SERVICES_PER_BOARD };
    let most = if shared { most - ROWS_SHARED } else { most };
    let mut boards: Vec<Board> = Vec::new();
    for line in lines {
        match boards.last_mut() {
            Some(Board::Services { rows, .. }) if rows.len() < most => rows.push(line),
            _ => boards.push(Board::Services { heads: heads(langs), rows: vec![line] }),
        }
    }
    if boards.is_empty() {
        boards.push(Board::Services { heads: heads(langs), rows: Vec::new() });
    }
    Ok(boards)
}

fn heads(langs: &[Lang]) -> [Said; 4] {
    ["display-service", "display-punctuality", "display-waiting", "display-wait"]
        .map(|key| Said::by(langs, |lang| Tr(lang).t(key)))
}

fn service_line(programme: &Programme, langs: &[Lang], row: &ServiceRow) -> ServiceLine {
    let service = programme.office.service(row.service);
    let shut = row.punctuality == Punctuality::Shut;
    let nobody = || Said { first: "–".into(), second: None };
    ServiceLine {
        id: row.service,
        name: Said::by(langs, |lang| service.map_or("", |part| part.doc.name.say(lang)).to_owned()),
        punctuality: Said::by(langs, |lang| words::punctuality(Tr(lang), row.punctuality)),
        state: match row.punctuality {
            Punctuality::Shut => "shut",
            Punctuality::Late { .. } => "late",
            Punctuality::Early | Punctuality::OnTime => "on-time",
        },
        waiting: if shut && row.waiting == 0 { "–".into() } else { row.waiting.to_string() },
        wait: if shut { nobody() } else { Said::by(langs, |lang| words::estimate(Tr(lang), row.wait)) },
    }
}
