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
use platform::events::{self, Event};
use platform::store::Tx;
use platform::web::{Access, Caller, Failed, Page, Routes, html, saved};

use super::facts;
use super::kinds::{GROUPS, SAID, group_of, is_of_position};

/// Lines of a page; the file has all.
const SHOWN: usize = 500;

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
    more: bool,
    query: String,
}

/// The days asked for: a week unless they are said.
fn days(office: &Office, asked: &Asked, now: Moment) -> Period {
    Period::typed(&asked.from, &asked.until, office.date_of(now)).at_most(DAYS_MAX)
}

/// Newest first.
async fn found(
    ctx: &Ctx,
    office: &Office,
    page: &Page,
    asked: &Asked,
    now: Moment,
) -> Result<Vec<Line>, Failed> {
    let bounds = days(office, asked, now).bounds(&office.zone);
    let (body, (from, until)) = (office.id, bounds.unwrap_or((now, now)));
    let all = ctx.db.read(move |tx: &mut Tx| events::between(tx, body, from, until)).await?;
    let subject: Option<i64> = asked.subject.trim().parse().ok();
    let wanted = |event: &Event| {
        group_of(&event.kind).is_some_and(|group| asked.kind.is_empty() || asked.kind == group)
            && subject.is_none_or(|subject| subject == event.subject)
    };
    Ok(all.into_iter().rev().filter(wanted).map(|event| line(office, page, event)).collect())
}

fn line(office: &Office, page: &Page, event: Event) -> Line {
    let words = match group_of(&event.kind) {
        _ if by_flow(&event.kind, &event.facts) => page.t(&format!("journal-kind-{}-flow", event.kind)),
        _ if SAID.contains(&event.kind.as_str()) => page.t(&format!("journal-kind-{}", event.kind)),
        Some(group) => page.t(&format!("journal-group-{group}")),
        None => String::new(),
    };
    let about = is_of_position(&event.kind) && event.kind != "position-deleted";
    let cents = ["amount", "total"].iter().find_map(|name| event.facts[*name].as_i64());
    Line {
        position: (about && event.subject > 0).then_some(event.subject),
        amount: cents.map(|cents| said::euro(Cents(cents))),
        number: event.number,
        at: event.at.zoned(&office.zone).strftime("%d/%m/%Y %H:%M:%S").to_string(),
        words,
        who: actor(office, page, &event.actor),
        subject: event.subject,
        facts: facts::in_words(office, page, &event),
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
    let mut lines = found(&ctx, &office, &page, &asked, now).await?;
    let more = lines.len() > SHOWN;
    lines.truncate(SHOWN);
    let Period { from, to: until } = days(&office, &asked, now);
    let kind = GROUPS.iter().find(|(word, _)| *word == asked.kind).map_or("", |(word, _)| word);
    let subject: String = asked.subject.chars().filter(char::is_ascii_digit).collect();
    Ok(html(&JournalPage {
        query: format!("from={from}&until={until}&kind={kind}&subject={subject}"),
        groups: GROUPS.iter().map(|(word, _)| (*word, page.t(&format!("journal-group-{word}")))).collect(),
        kind: kind.to_owned(),
        subject,
        from,
        until,
        lines,
        more,
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
    for line in found(&ctx, &office, &page, &asked, now).await? {
        let (number, subject) = (line.number.to_string(), line.subject.to_string());
        let facts: Vec<String> = line.facts.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        csv.row(&[&number, &line.at, &line.words, &line.who, &subject, &facts.join("; "), &line.kind]);
    }
    let Period { from, to: until } = days(&office, &asked, now);
    Ok(saved(csv::KIND, &format!("journal-{from}-{until}.csv"), csv.finish()))
}
