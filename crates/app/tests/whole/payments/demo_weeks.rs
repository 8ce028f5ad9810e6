//! The weeks before the demonstration are lived through the doors of everybody: their money can be followed to the
//! cent, what is settled is closed, and the last days have something to do.

use std::collections::BTreeSet;

use crate::support::till::{Till, town_file};
use crate::support::{On, at};
use accounts::closing::{last_closed, month_sheet, preview, to_close};
use accounts::reconcile::lines;
use app::demo;
use jiff::civil::date;
use office::file;
use platform::store::StoreError;
use platform::{Moment, Tx};

on_both_engines! {
    the_money_of_the_weeks_before_can_be_followed;
    figures_come_as_pictures_and_tables;
}

/// The town on the morning of a Monday, after its weeks.
async fn town(on: On) -> (Till, Moment) {
    let till = Till::open(on).await;
    let (begin, ctx) = (at("2026-03-02T08:40:00"), &till.house.house.ctx);
    let file = file::read(&town_file(), file::Limits::Published).unwrap();
    let node = demo::node::of(&file, &"127.0.0.1:3000".parse().unwrap(), ctx, begin).unwrap();
    demo::payments::furnish(ctx, till.body, begin, &node).await.unwrap();
    till.house.clock.set(begin);
    (till, begin)
}

async fn the_money_of_the_weeks_before_can_be_followed(on: On) {
    let (till, begin) = town(on).await;
    let [inbox, receipts, payments, cases, positions] = till.counts().await;
    assert_eq!((inbox, cases), (receipts, 1), "all are filed, and one notice was paid twice");
    assert!((80..=180).contains(&payments) && payments < positions, "{payments} of {positions}");

    let (office, body) = (till.office(), till.body);
    let read = move |tx: &mut Tx| {
        let (january, march) = (date(2026, 1, 1), date(2026, 3, 1));
        let month = month_sheet(tx, body, january)?.expect("January is closed");
        let told = lines(tx, &office, january, january.last_of_month())?;
        let week = lines(tx, &office, date(2026, 2, 23), march)?;
        let open = to_close(tx, &office, march, begin).map_err(|e| StoreError::Shape(format!("{e:?}")))?;
        let last = last_closed(tx, body)?.expect("days are closed");
        Ok::<_, StoreError>((month, told, week, open, last, preview(tx, &office, march)?.0))
    };
    let (month, january, week, open, last, yesterday) = till.house.house.ctx.db.read(read).await.unwrap();

    let days = month.sheet.days.len();
    assert!(days >= 30, "January was closed from its first working day: {days}");
    let column = |at: usize| month.sheet.days.iter().map(|(_, own, late)| own[at] + late[at]).sum::<i64>();
    assert_eq!(column(1), column(2), "every flow of the month is in the treasury");
    assert!(column(0) > 100_000, "{}", column(0));
    let stuck: Vec<_> = january.iter().filter(|line| line.is_open()).collect();
    assert!(stuck.is_empty(), "{stuck:?}");

    let labels: BTreeSet<&str> =
        week.iter().flat_map(|line| &line.labels).map(|label| label.word()).collect();
    for label in ["RT_IUF_TES", "IUF_NO_TES", "IUV_NO_RT", "TES_NO_IUF_OR_IUV", "TES_NO_MATCH"] {
        assert!(labels.contains(label), "{label} is missing: {labels:?}");
    }
    assert_eq!((last, open.len()), (date(2026, 2, 25), 4), "the last days wait to be closed");
    assert_eq!(yesterday.day, date(2026, 3, 1));
}

/// The cents of the cells under a heading of the cards of a page, from one mark in it to another.
fn cents(page: &str, (from, until): (&str, &str), heading: &str) -> i64 {
    let begin = page.find(from).unwrap_or_else(|| panic!("{from} is missing: {page}"));
    let part = &page[begin..begin + page[begin..].find(until).unwrap()];
    let cell = format!("data-label=\"{heading}\">");
    let cells = part.split(&cell).skip(1);
    let digits = |cell: &str| cell.split('<').next().unwrap().chars().filter(char::is_ascii_digit).collect();
    cells.map(digits).map(|digits: String| digits.parse::<i64>().unwrap()).sum()
}

async fn figures_come_as_pictures_and_tables(on: On) {
    let (till, _) = town(on).await;
    for reader in ["r.ragioneria", "i.revisione"] {
        let month = till.page(reader, "payments/closing?month=2026-01").await.text;
        let of = |id: &str| cents(&month, (&format!("id=\"{id}\""), "</table>"), "Importo");
        let total = |column| cents(&month, ("<tfoot>", "</tfoot>"), column);
        assert_eq!(of("origin-due"), total("Ricevute"), "kinds of due add up to the receipts of the month");
        assert_eq!(of("origin-psp"), total("Flussi"), "providers add up to the flows of the month");
        assert!(month.matches("chart-share").count() >= 8 && month.contains("chart-picture"), "{month}");

        let bench = till.page(reader, "payments/reconciliation").await.text;
        let label = |name: &str| cents(&bench, (&format!(">{name}<"), "</tr>"), "Ancora aperto");
        assert_eq!(label("TES_NO_IUF_OR_IUV"), 7_350, "what no flow explains is open");
        assert_eq!(label("RT_IUF_TES"), 0, "what is in the treasury is explained");
        assert!(bench.contains("AFFITTO SALA CIVICA") && !bench.contains("NOTPROVIDED"), "{bench}");
        let acts = reader == "r.ragioneria";
        assert_eq!(bench.contains("payments/reconciliation/join\"") && bench.contains("join-reason"), acts);
    }
}
