//! The journal as a page and as a file.

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use office::period::{DAYS_MAX, Period};
use office::{Ctx, Here, Office, rights};
use pagopa::Cents;
use payments::proof::{Auditing, May};
use payments::said::{self, actor};
use payments::settlement::by_flow;
use platform::Moment;
use platform::csv::{self, Csv};
use platform::egress::segment;
use platform::events::{self, Event};
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html, saved};

use super::facts;
use super::kinds::{GROUPS, SAID, group_of, is_of_position};
use super::subject::{is_about, meant};
use super::told::{self, AllTold};

/// Lines of a page; the file has all.
const SHOWN: usize = 100;

pub fn routes() -> Routes<Ctx> {
    let journal = Access::Right(rights::PAYMENT_JOURNAL);
    Routes::new().get("/{body}/payments/journal", journal, show).get(
        "/{body}/payments/journal.csv",
        journal,
        file,
    )
}

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Asked {
    from: String,
    until: String,
    kind: String,
    subject: String,
    /// Older than the event of this number.
    before: Option<i64>,
}

struct Line {
    number: i64,
    at: String,
    words: String,
    kind: String,
    who: String,
    subject: i64,
    /// The position that it is about, where it is one.
    position: Option<i64>,
    /// Money among its facts.
    amount: Option<String>,
    /// Key and value of each.
    facts: Vec<(String, String)>,
}

#[derive(askama::Template)]
#[template(path = "journal/journal.html")]
struct JournalPage {
    page: Page,
    from: Date,
    until: Date,
    kind: String,
    subject: String,
    groups: Vec<(&'static str, String)>,
    lines: Vec<Line>,
    /// Where older ones begin.
    older: Option<i64>,
    query: String,
}

/// The days asked for: a week unless they are said.
fn days(office: &Office, asked: &Asked, now: Moment) -> Period {
    Period::typed(&asked.from, &asked.until, office.date_of(now)).at_most(DAYS_MAX)
}

/// Newest first, and what was written of each of those that `choose` leaves.
async fn found(
    ctx: &Ctx,
    office: &Office,
    asked: &Asked,
    now: Moment,
    choose: impl Fn(&mut Vec<Event>) + Send + 'static,
) -> Result<(Vec<Event>, AllTold), Failed> {
    let (from, until) = days(office, asked, now).bounds(&office.zone).unwrap_or((now, now));
    let (body, asked) = (office.id, asked.clone());
    let read = move |tx: &mut Tx| {
        let named = asked.subject.trim();
        let subjects = if named.is_empty() { None } else { Some(meant(tx, body, named)?) };
        let mut all = events::between(tx, body, from, until)?;
        all.retain(|event| {
            group_of(&event.kind).is_some_and(|group| asked.kind.is_empty() || asked.kind == group)
                && subjects.as_ref().is_none_or(|subjects| is_about(event, subjects))
                && asked.before.is_none_or(|before| event.number < before)
        });
        all.reverse();
        choose(&mut all);
        let told = told::told(tx, body, &all)?;
        Ok::<_, StoreError>((all, told))
    };
    Ok(ctx.db.read(read).await?)
}

fn line(office: &Office, page: &Page, event: Event, told: &AllTold) -> Line {
    let words = match group_of(&event.kind) {
        _ if by_flow(&event.kind, &event.facts) => page.t(&format!("journal-kind-{}-flow", event.kind)),
        _ if SAID.contains(&event.kind.as_str()) => page.t(&format!("journal-kind-{}", event.kind)),
        Some(group) => page.t(&format!("journal-group-{group}")),
        None => String::new(),
    };
    let about = is_of_position(&event.kind) && event.kind != "position-deleted";
    let cents = ["amount", "total"].iter().find_map(|name| event.facts[*name].as_i64());
    let mut facts = told::in_words(office, page, &event, told);
    facts.extend(facts::in_words(office, page, &event));
    Line {
        position: (about && event.subject > 0).then_some(event.subject),
        amount: cents.map(|cents| said::euro(Cents(cents))),
        number: event.number,
        at: event.at.zoned(&office.zone).strftime("%d/%m/%Y %H:%M:%S").to_string(),
        words,
        who: actor(office, page, &event.actor),
        subject: event.subject,
        facts,
        kind: event.kind,
    }
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    May::<Auditing>::prove(&caller, &office)?;
    // One more than is shown says whether there are older ones.
    let (mut events, told) =
        found(&ctx, &office, &asked, now, |all: &mut Vec<Event>| all.truncate(SHOWN + 1)).await?;
    let more = events.len() > SHOWN;
    events.truncate(SHOWN);
    let older = events.last().filter(|_| more).map(|event| event.number);
    let lines = events.into_iter().map(|event| line(&office, &page, event, &told)).collect();
    let Period { from, to: until } = days(&office, &asked, now);
    let kind = GROUPS.iter().find(|(word, _)| *word == asked.kind).map_or("", |(word, _)| word);
    Ok(html(&JournalPage {
        query: format!("from={from}&until={until}&kind={kind}&subject={}", segment(&asked.subject)),
        groups: GROUPS.iter().map(|(word, _)| (*word, page.t(&format!("journal-group-{word}")))).collect(),
        kind: kind.to_owned(),
        subject: asked.subject,
        from,
        until,
        lines,
        older,
        page,
    }))
}

async fn file(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    May::<Auditing>::prove(&caller, &office)?;
    let heads = [
        "events-number",
        "events-at",
        "journal-what",
        "events-who",
        "events-subject",
        "events-facts",
        "journal-technical",
    ]
    .map(|key| page.t(key));
    let mut csv = Csv::new(&heads.each_ref().map(String::as_str)).semicolon().bom();
    let all = Asked { before: None, ..asked.clone() };
    let (events, told) = found(&ctx, &office, &all, now, |_: &mut Vec<Event>| {}).await?;
    for event in events {
        let line = line(&office, &page, event, &told);
        let (number, subject) = (line.number.to_string(), line.subject.to_string());
        let facts: Vec<String> = line.facts.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        csv.row(&[&number, &line.at, &line.words, &line.who, &subject, &facts.join("; "), &line.kind]);
    }
    let Period { from, to: until } = days(&office, &asked, now);
    Ok(saved(csv::KIND, &format!("journal-{from}-{until}.csv"), csv.finish()))
}
