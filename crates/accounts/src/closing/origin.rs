//! Where the money of the closed days of a month comes from: kinds of due of its receipts, providers of its flows.

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::Office;
use platform::chart;
use platform::i18n::euro_unbroken as euro;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{sql, values};

use super::facts::Kind;
use super::read::ClosedDay;
use super::sums::due_name;

/// Cents of the flows of a provider, and how many they are.
pub(super) struct Poured {
    provider: String,
    count: i64,
    cents: i64,
}

/// A row: its figures, and how much it is of the greatest.
pub(super) struct Origin {
    pub name: String,
    pub count: i64,
    pub amount: String,
    pub bar: String,
}

/// What is booked on the sheets of a stretch of days, by provider.
pub(super) fn poured(tx: &mut Tx, body: i64, from: Date, until: Date) -> Result<Vec<Poured>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT COALESCE(NULLIF(f.sender_name, ''), f.psp), CAST(SUM(CASE c.kind WHEN 'flow' THEN 1 ELSE -1 END) AS BIGINT), CAST(SUM(c.amount) AS BIGINT) FROM closed_fact c JOIN settlement_flow f ON f.body = c.body AND f.id = CASE WHEN c.kind IN ('flow', 'flow-superseded') THEN CAST(c.fact AS BIGINT) END WHERE c.body = ?1 AND c.day >= ?2 AND c.day <= ?3 AND c.kind IN ('flow', 'flow-superseded') GROUP BY COALESCE(NULLIF(f.sender_name, ''), f.psp)"),
        values![body, from.to_string(), until.to_string()],
    )?;
    rows.iter()
        .map(|row| Ok(Poured { provider: row.get(0)?, count: row.get(1)?, cents: row.get(2)? }))
        .collect()
}

/// Id, heading, what the rows are, and the rows.
pub(super) type Origins = (&'static str, &'static str, &'static str, Vec<Origin>);

/// Those that have rows.
pub(super) fn of(office: &Office, page: &Page, days: &[ClosedDay], poured: Vec<Poured>) -> Vec<Origins> {
    let mut all = vec![
        ("origin-due", "closing-origin-due", "closing-due", by_due(office, page, days)),
        ("origin-psp", "closing-origin-provider", "closing-provider", by_provider(poured)),
    ];
    all.retain(|(.., rows)| !rows.is_empty());
    all
}

fn by_provider(poured: Vec<Poured>) -> Vec<Origin> {
    shown(poured.into_iter().map(|one| (one.provider, one.count, one.cents)).collect())
}

fn by_due(office: &Office, page: &Page, days: &[ClosedDay]) -> Vec<Origin> {
    let mut sums: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
    for sum in days.iter().flat_map(|day| &day.sheet.sums).filter(|sum| sum.kind == Kind::Receipt) {
        let all = sums.entry(sum.due).or_default();
        *all = (all.0 + sum.count, all.1.saturating_add(sum.cents));
    }
    shown(sums.into_iter().map(|(due, (count, cents))| (due_name(office, page, due), count, cents)).collect())
}

/// The greatest first.
fn shown(mut rows: Vec<(String, i64, i64)>) -> Vec<Origin> {
    rows.sort_by(|one, other| (other.2, &one.0).cmp(&(one.2, &other.0)));
    let greatest = rows.first().map_or(0, |(.., cents)| *cents);
    let row = |(name, count, cents): (String, i64, i64)| Origin {
        name,
        count,
        amount: euro(cents),
        bar: chart::share(&[(1, cents as f64)], greatest as f64),
    };
    rows.into_iter().map(row).collect()
}
