//! The form around the list, and what became of each row.

use axum::extract::State;
use axum::response::Response;
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::web::{Access, Caller, Failed, Fields, Page, Posted, Routes, Sentence, html};

use super::{BULK_MAX, Deed, Verdict, each};
use crate::ticket::State as Stands;
use crate::work::{AtDesk, Lead, WorkError};

pub fn routes() -> Routes<Ctx> {
    Routes::new().post("/{body}/desk/bulk", Access::Right(rights::TICKETS), act)
}

#[derive(askama::Template)]
#[template(path = "bulk/verdicts.html")]
struct VerdictPage {
    page: Page,
    rows: Vec<Row>,
    done: usize,
}

struct Row {
    id: i64,
    code: String,
    subject: String,
    said: String,
    class: &'static str,
}

/// A form whose field `row` comes once for each chosen ticket: `id:version`.
struct Chosen(Fields);

impl Chosen {
    fn id(&self, name: &str) -> Result<i64, Failed> {
        self.0.number(name).ok_or_else(|| WorkError::Whom.into())
    }

    fn rows(&self) -> Vec<(i64, i64)> {
        let row = |value: &str| {
            let (id, version) = value.split_once(':')?;
            Some((id.parse().ok()?, version.parse().ok()?))
        };
        let mut rows: Vec<(i64, i64)> = self.0.all("row").filter_map(row).collect();
        rows.sort_unstable();
        rows.dedup_by_key(|(id, _)| *id);
        rows
    }

    fn deed(&self, desk: &AtDesk) -> Result<Deed, Failed> {
        Ok(match self.0.text("what") {
            "take" => {
                desk.person()?;
                Deed::Take
            }
            "assign" => Deed::Assign(self.id("staff")?),
            "area" => Deed::Area(self.id("area")?),
            "spam" => Deed::Aside(Stands::Spam),
            "duplicate" => Deed::Aside(Stands::Duplicate),
            "watch" => Deed::Watch(self.id("staff")?),
            _ => return Err(Failed::bad(Sentence::new("bulk-error-what"))),
        })
    }
}

async fn act(
    State(ctx): State<Ctx>,
    Here(_): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(fields): Posted<Fields>,
) -> Result<Response, Failed> {
    let (desk, chosen) = (AtDesk::prove(&caller)?, Chosen(fields));
    let (deed, rows) = (chosen.deed(&desk)?, chosen.rows());
    if deed.needs_lead() {
        Lead::prove(&caller)?;
    }
    if rows.is_empty() {
        return Err(Failed::bad(Sentence::new("bulk-error-none")));
    }
    if rows.len() > BULK_MAX {
        platform::limits::hit("BULK_MAX");
        return Err(Failed::bad(Sentence::new("bulk-error-many").with("most", BULK_MAX)));
    }
    let verdicts = each(&ctx, &desk, &rows, deed, now).await;
    let done = verdicts.iter().filter(|verdict| verdict.done.is_ok()).count();
    Ok(html(&VerdictPage { rows: verdicts.into_iter().map(|each| row(&page, each)).collect(), page, done }))
}

fn row(page: &Page, verdict: Verdict) -> Row {
    let (said, class) = match verdict.done {
        Ok(()) => (page.t("bulk-done"), "chip-done"),
        Err(WorkError::Changed) => (page.t("bulk-changed"), "chip-attention"),
        Err(WorkError::Unknown) => (page.t("bulk-gone"), "chip-attention"),
        Err(error) => {
            let why = Failed::from(error).sentence.say(page.tr);
            (page.t1("bulk-not", "why", why), "chip-attention")
        }
    };
    let (code, subject) =
        verdict.ticket.map_or_else(Default::default, |ticket| (ticket.code, ticket.subject));
    Row { id: verdict.id, code, subject, said, class }
}
