//! The levels of service in words and as a picture.

use office::Office;
use platform::Moment;
use platform::chart::{self, Chart, Series};
use platform::web::{Failed, Page};

use super::stops::{Stop, StopError};
use super::{DUE_MS, DUE_SHARE, Month, Op, PLANNED_HOURS_A_YEAR, Reached, UNPLANNED_HOURS_A_YEAR};
use crate::said;
use crate::stand_in::Drift;

pub(super) struct MonthRow {
    name: String,
    availability: String,
    ops: Vec<OpRow>,
    planned: String,
    unplanned: String,
}

/// How a kind of question was answered in a month.
struct OpRow {
    name: String,
    /// Within which 98 of 100 were.
    time: String,
    share: String,
    answers: i64,
    failures: i64,
    late: bool,
}

pub(super) struct StopRow {
    id: i64,
    from: String,
    until: String,
    planned: bool,
    reason: String,
    /// It can still be withdrawn.
    ahead: bool,
}

/// What a year allows of one kind of stops.
struct Budget {
    text: &'static str,
    used: String,
    hours: i64,
    over: bool,
}

#[derive(askama::Template)]
#[template(path = "service_level/service_level.html")]
pub(super) struct LevelPage {
    page: Page,
    /// Where there is something to draw.
    picture: Option<String>,
    /// Months in which something happened.
    rows: Vec<MonthRow>,
    stops: Vec<StopRow>,
    budgets: [Budget; 2],
    /// What the archive that stands in for us was not told yet; nothing where there is none.
    archive: Option<Drift>,
    wrong: Option<String>,
    ops: Vec<String>,
}

impl LevelPage {
    pub fn of(
        office: &Office,
        page: Page,
        (months, stops): &(Vec<Month>, Vec<Stop>),
        archive: Option<Drift>,
        now: Moment,
        wrong: Option<StopError>,
    ) -> LevelPage {
        let (planned, unplanned) = months.first().map_or((0, 0), |this| year(months, this));
        let budget = |text, seconds: i64, hours: i64| Budget {
            text,
            used: hours_said(seconds),
            hours,
            over: seconds > hours * 3_600,
        };
        let stop = |stop: &Stop| StopRow {
            id: stop.id,
            from: said::when(office, &page, stop.starts_at),
            until: said::when(office, &page, stop.ends_at),
            planned: stop.planned,
            reason: stop.reason.clone(),
            ahead: stop.planned && stop.starts_at > now,
        };
        let answered = |month: &&Month| month.reached.iter().any(|reached| reached.answers > 0);
        let eventful = |month: &&Month| answered(month) || month.planned_s + month.unplanned_s > 0;
        LevelPage {
            picture: months.iter().any(|month| answered(&month)).then(|| picture(&page, months)),
            rows: months.iter().filter(eventful).map(|month| month_row(&page, month)).collect(),
            stops: stops.iter().map(stop).collect(),
            budgets: [
                budget("level-budget-planned", planned, PLANNED_HOURS_A_YEAR),
                budget("level-budget-unplanned", unplanned, UNPLANNED_HOURS_A_YEAR),
            ],
            archive,
            wrong: wrong.map(|error| Failed::from(error).sentence.say(page.tr)),
            ops: Op::ALL.map(|op| op_name(&page, op)).into(),
            page,
        }
    }
}

/// Planned and other stops of the calendar year, seconds.
fn year(months: &[Month], now: &Month) -> (i64, i64) {
    let of_year = months.iter().filter(|month| month.first.year() == now.first.year());
    of_year.fold((0, 0), |sum, month| (sum.0 + month.planned_s, sum.1 + month.unplanned_s))
}

fn op_name(page: &Page, op: Op) -> String {
    page.t(&format!("level-op-{}", op.word()))
}

fn month_row(page: &Page, month: &Month) -> MonthRow {
    let dash = || "–".to_owned();
    let op = |(op, reached): (Op, &Reached)| OpRow {
        name: op_name(page, op),
        time: match reached.p98_ms {
            Some(ms) => format!("≤ {}", seconds(ms)),
            None if reached.answers > 0 => format!("> {}", seconds(op.limit_ms())),
            None => dash(),
        },
        share: reached.in_time.map_or_else(dash, percent),
        answers: reached.answers,
        failures: reached.failures,
        late: reached.in_time.is_some_and(|share| share < DUE_SHARE),
    };
    let stopped = |seconds| if seconds > 0 { hours_said(seconds) } else { dash() };
    MonthRow {
        name: said::month(page, month.first),
        availability: percent(month.availability),
        ops: Op::ALL.into_iter().zip(&month.reached).map(op).collect(),
        planned: stopped(month.planned_s),
        unplanned: stopped(month.unplanned_s),
    }
}

/// «98,15 %».
fn percent(hundredths: i64) -> String {
    format!("{},{:02} %", hundredths / 100, hundredths % 100)
}

/// «0,25 s».
fn seconds(ms: i64) -> String {
    format!("{},{:02} s", ms / 1_000, ms % 1_000 / 10)
}

/// «3:05» hours.
fn hours_said(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 3_600, seconds / 60 % 60)
}

fn picture(page: &Page, months: &[Month]) -> String {
    let oldest_first = || months.iter().rev();
    let series = Op::ALL.into_iter().enumerate().map(|(place, op)| Series {
        name: op_name(page, op),
        values: oldest_first()
            .map(|month| month.reached[place].p98_ms.map_or(f64::NAN, |ms| ms as f64))
            .collect(),
    });
    chart::lines(&Chart {
        id: "service-level".into(),
        title: page.t("level-chart"),
        description: page.t("level-chart-says"),
        unit: "ms".into(),
        category: page.t("level-month"),
        categories: oldest_first().map(|month| month.first.strftime("%m/%Y").to_string()).collect(),
        series: series.collect(),
        mark: Some((DUE_MS as f64, page.t("level-mark"))),
        no_data: page.t("level-no-data"),
        ..Chart::default()
    })
}
