//! What is owed for an appointment or a request: beside it where it is worked on, and as a list.

use axum::extract::{Path, State};
use axum::response::Response;
use office::beside::{Note, Panel, Reader, Thing};
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::symbol::QrText;
use pagopa::{BodyCode, Cents, NoticeNumber};
use platform::codes::qr_svg;
use platform::i18n::Tr;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed, Page, html};
use platform::{Lane, Moment, sql, values};

use super::list::Line;
use super::page::Row;
use crate::pay_now::under_way;
use crate::position::{self, Position};
use crate::proof::{May, Seeing, Taking};
use crate::{receipts, said};

/// Positions beside one thing.
const SHOWN: i64 = 20;

platform::inventory::submit! { Panel(beside) }

fn tied(tx: &mut Tx, body: i64, tie: Thing) -> Result<Vec<Position>, StoreError> {
    let (kind, id) = position::tie_word(tie);
    // A partial index serves what is tied; its condition is repeated for it.
    let ids = tx.numbers::<1>(
        sql!("SELECT id FROM debt_position WHERE body = ?1 AND tie = ?2 AND tie <> 0 AND tie_kind = ?3 ORDER BY id DESC LIMIT ?4"),
        values![body, id, kind, SHOWN],
    )?;
    position::load_in_order(tx, body, ids.as_flattened())
}

/// The text of the square code, where there is something to pay.
pub(crate) fn symbol(office: &Office, nav: &NoticeNumber, amount: Cents, title: &str) -> Option<String> {
    let body = BodyCode::parse(office.fiscal_code()?).ok()?;
    let text = QrText { notice: nav.clone(), body, amount }.write().ok()?;
    qr_svg(&text, title).ok()
}

/// What the counter shows of the appointment that it serves, what the desk shows of its request.
pub fn beside(
    tx: &mut Tx,
    office: &Office,
    thing: Thing,
    reader: Reader,
    now: Moment,
) -> Result<Vec<Note>, StoreError> {
    let Some(cashier) = May::<Taking>::of_staff(office, reader.staff) else { return Ok(Vec::new()) };
    let tr = Tr(reader.lang);
    let note = |tx: &mut Tx, position: &Position| {
        let state = position.state(now);
        let open = position
            .instalments()
            .find_map(|(_, part)| position.payable(&part.nav, now).ok().map(|(_, part)| part.clone()));
        let amount = open.as_ref().map_or(position.sum(), |part| part.price(now));
        // What the platform would refuse is not held out to be scanned.
        let held = open.as_ref().map_or(Ok(false), |part| receipts::is_held(tx, position, &part.nav))?;
        let state = tr.t(&format!("due-state-{}", said::key(state.word())));
        let paying = under_way::of_any(tx, position, now)?;
        Ok::<_, StoreError>(Note {
            heading: position.options.first().map_or_else(String::new, |option| option.description.clone()),
            words: format!("{} · {state}", said::euro(amount)),
            warning: paying.then(|| tr.t(if held { "pay-held" } else { "pay-under-way" })),
            path: format!("payments/{}", position.id),
            symbol: open
                .filter(|_| !held)
                .and_then(|part| symbol(office, &part.nav, amount, &tr.t("pay-qr"))),
        })
    };
    let found = tied(tx, office.id, thing)?;
    let shown = |position: &&Position| position.invalid_at.is_none() && cashier.dues.covers(position.due);
    found.iter().filter(shown).map(|position| note(tx, position)).collect()
}

#[derive(askama::Template)]
#[template(path = "desk/of.html")]
struct OfPage {
    page: Page,
    rows: Vec<Row>,
}

/// The positions of an appointment or a request.
pub(super) async fn page(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, kind, id)): Path<(String, String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    let reader: May<Seeing> = May::prove(&caller, &office)?;
    let tie = position::of_tie(&kind, id).ok_or_else(Failed::not_found)?;
    let work = move |tx: &mut Tx| {
        let mut found = tied(tx, reader.body, tie)?;
        found.retain(|position| reader.dues.covers(position.due));
        let facts = serde_json::json!({ "by": "tie", "found": found.len() });
        reader.note(tx, "positions-searched", 0, facts, now)?;
        Ok::<_, StoreError>(found)
    };
    let found = ctx.db.write(Lane::of(office.id, PAYMENTS), work).await?;
    let line = |position: &Position| {
        let option = position.options.first();
        let due_at = position.instalments().map(|(_, part)| part.due_at).min();
        Line {
            id: position.id,
            due: position.due,
            state: position.state(now),
            amount: position.sum(),
            first_due_at: due_at.unwrap_or(position.created_at),
            waited_at: position.waited_at(),
            name: option.map_or_else(String::new, |option| option.debtor.name.clone()),
            description: option.map_or_else(String::new, |option| option.description.clone()),
        }
    };
    let rows = found.iter().map(|position| Row::of(&office, &page, &line(position), now)).collect();
    Ok(html(&OfPage { page, rows }))
}
