//! `/{body}/console/retention`: what is kept how long, what would go tonight, what has gone.

use axum::extract::State;
use axum::response::Response;
use office::{Ctx, Here, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::rule::{next, until};
use super::{Class, due};
use crate::digital::words::day;
use crate::erase::{Counts, Erasure, Scope, recent};
use crate::said::when;
use crate::ticket::by_id;

pub fn routes() -> Routes<Ctx> {
    Routes::new().get("/{body}/console/retention", Access::Right(rights::CONFIGURE), show)
}

struct Row {
    name: String,
    why: String,
    /// What was touched before this day goes; empty when nothing ever does.
    before: String,
    due: i64,
}

struct Past {
    at: String,
    scope: String,
    counts: Counts,
}

#[derive(askama::Template)]
#[template(path = "retention/retention.html")]
struct RetentionPage {
    page: Page,
    rows: Vec<Row>,
    /// Codes of the first that would go.
    first: Vec<String>,
    past: Vec<Past>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    if !caller.may(rights::CONFIGURE) {
        return Err(Failed::forbidden());
    }
    let here = office.clone();
    let read = move |tx: &mut Tx| {
        let mut counts = Vec::new();
        for class in Class::ALL {
            counts.push((*class, due(tx, &here, *class, now)?));
        }
        let mut first = Vec::new();
        for id in next(tx, &here, Class::Tickets, now)? {
            first.extend(by_id(tx, here.id, id)?.map(|ticket| ticket.code));
        }
        let mut past = Vec::new();
        for scope in Scope::ALL {
            past.extend(recent(tx, here.id, *scope, 0)?);
        }
        Ok::<_, StoreError>((counts, first, past))
    };
    let (counts, first, mut past) = ctx.db.read(read).await?;
    past.sort_by_key(|one| std::cmp::Reverse(one.id));
    let row = |(class, due): (Class, i64)| {
        let word = class.word().replace('_', "-");
        let before = until(&office, class, now);
        Row {
            name: page.t(&format!("retention-{word}")),
            why: page.t(&format!("retention-{word}-why")),
            before: before.map_or_else(String::new, |at| day(page.lang(), office.date_of(at))),
            due,
        }
    };
    let said = |one: Erasure| Past {
        at: one.done_at.map_or_else(|| page.t("retention-runs"), |at| when(&office, &page, at)),
        scope: page.t(&format!("erase-scope-{}", one.scope.word())),
        counts: one.counts,
    };
    let (rows, past) = (counts.into_iter().map(row).collect(), past.into_iter().map(said).collect());
    Ok(html(&RetentionPage { page, rows, first, past }))
}
