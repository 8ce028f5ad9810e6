//! Writing a flow and its lines.

use pagopa::settlement::{Line, LineError, Settlement};
use platform::events::Actor;
use platform::store::{StoreError, Tx, table};
use platform::written::line;
use platform::{Moment, sql, values};

use super::error::reason_word;
use super::keep::Source;

/// So many lines are one statement.
const AT_ONCE: usize = 1_000;

/// False when it is here already, under this provider, id and revision.
pub(super) fn insert(
    tx: &mut Tx,
    body: i64,
    id: i64,
    settlement: &Settlement,
    source: Source,
    actor: &Actor,
    now: Moment,
) -> Result<bool, StoreError> {
    let flow = &settlement.flow;
    let good = || settlement.lines.iter().flatten();
    let total = good().fold(0i64, |sum, line| sum.saturating_add(line.amount.0));
    let count = i64::try_from(settlement.lines.len()).unwrap_or(i64::MAX);
    let bad = count - i64::try_from(good().count()).unwrap_or(i64::MAX);
    let written = tx.execute(
        sql!("INSERT INTO settlement_flow (body, id, flow, psp, revision, made_at, published_at, regulation, regulation_on, sender, sender_name, bic, declared_count, declared_total, lines, total, bad, source, kept_at, kept_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20) ON CONFLICT DO NOTHING"),
        values![
            body,
            id,
            flow.id.as_str(),
            flow.psp.as_str(),
            flow.revision,
            Moment::from(flow.date),
            flow.published.map(Moment::from),
            line(&flow.regulation),
            flow.regulation_date.to_string(),
            flow.sender.code.as_str(),
            line(flow.sender.name.as_deref().unwrap_or_default()),
            line(flow.bic.as_deref().unwrap_or_default()),
            flow.declared_count,
            flow.declared_total.0,
            count,
            total,
            bad,
            if source == Source::File { "file" } else { "service" },
            now,
            actor.0.as_str()
        ],
    )?;
    Ok(written == 1)
}

/// All lines, in the order of the file.
pub(super) fn put_lines(
    tx: &mut Tx,
    body: i64,
    flow: i64,
    lines: &[Result<Line, LineError>],
) -> Result<(), StoreError> {
    let rows: Vec<_> = (1i64..).zip(lines.iter().map(line_columns)).collect();
    for some in rows.chunks(AT_ONCE) {
        tx.execute(
            sql!("INSERT INTO settlement_line (body, flow, place, iuv, iur, transfer, amount, status, paid_on, trouble, file_line) SELECT ?1, ?2, CAST(r.key AS BIGINT), r.value ->> 'iuv', r.value ->> 'iur', CAST(r.value ->> 'transfer' AS BIGINT), CAST(r.value ->> 'amount' AS BIGINT), r.value ->> 'status', r.value ->> 'paid_on', r.value ->> 'trouble', CAST(r.value ->> 'file_line' AS BIGINT) FROM json_each(?3) AS r"),
            &[body.into(), flow.into(), table(some.iter().cloned())],
        )?;
    }
    Ok(())
}

fn line_columns(line: &Result<Line, LineError>) -> serde_json::Value {
    match line {
        Ok(line) => serde_json::json!({
            "iuv": line.iuv.as_str(),
            "iur": line.iur.as_str(),
            "transfer": line.id_transfer.map_or(0, i64::from),
            "amount": line.amount.0,
            "status": line.status.code(),
            "paid_on": line.date.to_string(),
        }),
        Err(error) => serde_json::json!({
            "iuv": "",
            "iur": "",
            "transfer": 0,
            "amount": 0,
            "status": "",
            "paid_on": "",
            "trouble": reason_word(error.reason),
            "file_line": error.line.and_then(|line| i64::try_from(line).ok()),
        }),
    }
}
