//! What a printer gets: the files, and a list of who each notice is for and where it stands. Written while it is
//! sent, a file at a time.

use std::io::{self, Write};

use axum::response::Response;
use office::Ctx;
use platform::archive::{Archive, download};
use platform::csv::Csv;
use platform::store::{StoreError, Tx};
use platform::web::Page;
use platform::{files, limits, sql, values};
use tokio::runtime::Handle;

use super::make::name;

/// Lines of the list read at once.
const PAGE: i64 = 500;
const HEAD: [&str; 12] = [
    "print-csv-file",
    "print-csv-first",
    "print-csv-last",
    "print-csv-number",
    "print-csv-name",
    "print-csv-street",
    "print-csv-postcode",
    "print-csv-city",
    "print-csv-province",
    "print-csv-country",
    "print-csv-outcome",
    "print-csv-position",
];

struct Source {
    ctx: Ctx,
    body: i64,
    run: i64,
    page: Page,
    handle: Handle,
}

/// The archive of a run that its reader may see.
pub(super) fn of(ctx: &Ctx, body: i64, run: i64, page: Page) -> Response {
    let source = Source { ctx: ctx.clone(), body, run, page, handle: Handle::current() };
    download(&format!("avvisi-{run}.zip"), move |archive| {
        source.list(archive)?;
        source.files(archive)
    })
}

impl Source {
    fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx) -> Result<T, StoreError> + Send + 'static,
    ) -> io::Result<T> {
        self.handle.block_on(self.ctx.db.read(work)).map_err(|error| io::Error::other(error.to_string()))
    }

    fn list(&self, archive: &mut Archive) -> io::Result<()> {
        let head: Vec<String> = HEAD.iter().map(|key| self.page.t(key)).collect();
        let mut csv = Csv::new(&head.iter().map(String::as_str).collect::<Vec<_>>()).bom().semicolon();
        archive.begin("elenco.csv")?;
        let mut after = 0;
        loop {
            let (body, run) = (self.body, self.run);
            let rows = self.read(move |tx| lines(tx, body, run, after))?;
            for (place, cells, reason) in &rows {
                after = *place;
                let outcome = if reason.is_empty() { String::new() } else { self.page.t(reason) };
                let mut cells: Vec<&str> = cells.iter().map(String::as_str).collect();
                cells.insert(cells.len() - 1, &outcome);
                csv.row(&cells);
            }
            archive.write_all(csv.finish().as_bytes())?;
            if rows.is_empty() {
                return Ok(());
            }
        }
    }

    fn files(&self, archive: &mut Archive) -> io::Result<()> {
        let (body, run) = (self.body, self.run);
        let all = self.read(move |tx| {
            tx.numbers::<2>(
                sql!("SELECT number, file FROM print_file WHERE body = ?1 AND run = ?2 ORDER BY number"),
                values![body, run],
            )
        })?;
        for [number, file] in all {
            let kept = self.read(move |tx| files::get(tx, body, file))?;
            let Some(kept) = kept.filter(|file| file.kept.scan.may_leave()) else {
                limits::hit("ARCHIVE_FILES_LEFT_OUT");
                continue;
            };
            archive.add(&name(number), &self.ctx.files.read(&kept.kept.sha256)?)?;
        }
        Ok(())
    }
}

/// Place, cells without the outcome, the key of what was wrong.
type Line = (i64, Vec<String>, String);

/// Names and addresses as they are now: they are kept in one place only. (`|| ''` keeps the least number from being
/// looked for through all numbers of the body.)
fn lines(tx: &mut Tx, body: i64, run: i64, after: i64) -> Result<Vec<Line>, StoreError> {
    let rows = tx.rows(
        sql!("SELECT i.place, i.number, i.first_page, i.last_page, i.reason, p.iupd, d.name, d.street, d.civic, d.postcode, d.city, d.province, d.country, (SELECT MIN(n.nav || '') FROM instalment n WHERE n.body = o.body AND n.position = o.position AND n.option_place = o.place) FROM print_item i JOIN debt_position p ON p.body = i.body AND p.id = i.position JOIN payment_option o ON o.body = p.body AND o.position = p.id AND o.place = (SELECT MIN(f.place) FROM payment_option f WHERE f.body = p.body AND f.position = p.id) JOIN debtor d ON d.body = o.body AND d.id = o.debtor WHERE i.body = ?1 AND i.run = ?2 AND i.place > ?3 AND i.outcome IN ('done', 'bad') ORDER BY i.place LIMIT ?4"),
        values![body, run, after, PAGE],
    )?;
    let line = |row: &platform::store::Row| {
        let text = |at: usize| row.get::<String>(at);
        let number: i64 = row.get(1)?;
        let printed = number > 0;
        let page = |at: usize| {
            Ok::<_, StoreError>(if printed { row.get::<i64>(at)?.to_string() } else { String::new() })
        };
        let street = format!("{} {}", text(7)?, text(8)?);
        let nav = row.get::<Option<String>>(13)?.unwrap_or_default();
        let cells = vec![
            if printed { name(number) } else { String::new() },
            page(2)?,
            page(3)?,
            nav,
            text(6)?,
            street.trim().to_owned(),
            text(9)?,
            text(10)?,
            text(11)?,
            text(12)?,
            text(5)?,
        ];
        let reason = text(4)?;
        // Drawn, but no envelope finds its way.
        let lost = reason.is_empty() && (text(7)?.is_empty() || text(10)?.is_empty());
        Ok((row.get(0)?, cells, if lost { "print-no-address".to_owned() } else { reason }))
    };
    rows.iter().map(line).collect()
}
