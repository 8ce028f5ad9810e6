//! What the screen of a counter shows.

use office::{Ctx, Office};
use platform::Moment;
use platform::events;
use platform::i18n::Lang;
use platform::live::View;
use platform::store::{StoreError, Tx};
use platform::web::Page;

use super::planned::{self, Planned};
use super::serving::{self, Serving};
use super::undo_bar::{self, UndoBar};
use super::waiting::{self, Aside, Wait};
use crate::counter::{self, Desk, State};
use crate::line::{self, office_at};

pub struct DeskView {
    pub number: i64,
    pub label: String,
    pub services: Vec<String>,
    pub state: State,
    pub serving: Option<Serving>,
    /// The call at the counter, 0 for none: actions say which one they mean.
    pub call: i64,
    pub in_line: usize,
    pub waits: Vec<Wait>,
    pub aside: Vec<Aside>,
    pub plan: Vec<Planned>,
    /// Where somebody can be sent: key and name.
    pub elsewhere: Vec<(String, String)>,
    /// The last step, while it can be undone.
    pub undo: Option<UndoBar>,
}

impl DeskView {
    /// Asked and found nobody: the next eligible person comes by himself.
    pub fn armed(&self) -> bool {
        self.state == State::Idle
    }
}

/// The screen of a desk in one transaction.
pub fn of(
    tx: &mut Tx,
    office: &Office,
    desk: &Desk,
    lang: Lang,
    now: Moment,
) -> Result<DeskView, StoreError> {
    let name = |service: i64| {
        office.service(service).map_or_else(String::new, |part| part.doc.name.say(lang).to_owned())
    };
    let (in_line, waits) = waiting::in_line(tx, office, desk, lang, now)?;
    let label =
        office.counter(desk.counter).map_or_else(String::new, |part| part.doc.label.say(lang).to_owned());
    Ok(DeskView {
        number: events::last_number(tx, office.id)?,
        label,
        services: desk.skills.iter().map(|service| name(*service)).collect(),
        state: desk.state,
        serving: serving::of(tx, office, desk, lang, now)?,
        call: desk.call.unwrap_or(0),
        in_line,
        waits,
        aside: waiting::aside(tx, office, desk, lang)?,
        plan: planned::of(tx, office, desk, lang, now)?,
        elsewhere: office
            .services
            .iter()
            .filter(|part| line::site_of(office, part.id) == desk.site)
            .map(|part| (part.doc.key.clone(), part.doc.name.say(lang).to_owned()))
            .collect(),
        undo: undo_bar::of(tx, office, desk, lang, now)?,
    })
}

#[derive(askama::Template)]
#[template(path = "desk/view.html")]
struct Fragment {
    page: Page,
    view: DeskView,
}

/// The live view of the counter where somebody works; `None` when he works nowhere any more.
pub async fn rendered(ctx: Ctx, body: i64, staff: i64, page: Page) -> Option<View> {
    let (inner, lang, now) = (ctx.clone(), page.lang(), ctx.clock.now());
    let read = ctx
        .db
        .read(move |tx| {
            let office = office_at(tx, &inner, body)?;
            let Some(desk) = counter::of_staff(tx, body, staff, office.date_of(now))? else {
                return Ok(None);
            };
            of(tx, &office, &desk, lang, now).map(Some)
        })
        .await;
    let view =
        read.inspect_err(|error: &StoreError| tracing::warn!(%error, "a counter's screen waits")).ok()??;
    let number = view.number;
    let html = askama::Template::render(&Fragment { page, view }).ok()?;
    Some(View { number, html })
}
