//! Letters from a mailbox to their tickets, beside the least that must be done for each: its bytes on the disk,
//! and one durable transaction.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

use app::compose;
use helpdesk::intake::Source;
use platform::store::StoreError;
use platform::{Lane, sql, values};

use crate::furnish::{self, BODY, Stage};
use crate::report::{Bar, Report};
use crate::{Extent, Res};

/// Not pushed by more than this: the bare engine does one thing where the intake does twenty.
const OF_BARE_MIN: f64 = 0.05;

pub async fn measure(report: &mut Report, extent: Extent, stage: &Stage) -> Res<()> {
    let count = extent.letters;
    let mailbox = stage.data.join("mailbox");
    std::fs::create_dir_all(&mailbox)?;
    let mut plan = furnish::plan(&stage.data, stage.database.as_deref())?;
    let source = format!("{BODY}=folder:{}", mailbox.display());
    plan.mailboxes = vec![Source::parse(&source)?];
    let house = compose::build(plan).await?;
    let bare = bare(&house.ctx.db, &stage.data.join("bare"), count).await?;
    report.row("bare: a letter's bytes and one transaction", bare, "/s", Bar::None);
    for number in 0..count {
        std::fs::write(mailbox.join(format!("{number:06}.eml")), letter(number))?;
    }
    let began = Instant::now();
    house.intake.round().await.map_err(|error| format!("{error:?}"))?;
    let per_s = count as f64 / began.elapsed().as_secs_f64();
    let body = house.ctx.offices.by_slug(BODY).ok_or("no office")?.id;
    let taken = house.ctx.db.read(move |tx| {
        tx.row(sql!("SELECT COUNT(*) FROM ticket WHERE body = ?1 AND channel = 'mail'"), values![body])?
            .map_or(Ok(0), |row| row.get::<i64>(0))
    });
    let taken: i64 = taken.await?;
    if taken != count as i64 {
        return Err(format!("{taken} tickets of {count} letters").into());
    }
    report.row(&format!("letters to tickets, {count} in one mailbox"), per_s, "/s", Bar::None);
    report.row("letters / bare", per_s / bare, "", Bar::AtLeast(OF_BARE_MIN));
    Ok(())
}

fn letter(number: usize) -> Vec<u8> {
    let text = "Buongiorno, dopo la password la pagina torna all'inizio e non succede niente. ".repeat(20);
    format!(
        "From: Persona {number} <persona{number}@posta.example>\r\nTo: urp@comune.example\r\nSubject: Non riesco a entrare {number}\r\n\
         Message-ID: <{number}.bench@posta.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
    .into_bytes()
}

async fn bare(db: &platform::Db, folder: &Path, count: usize) -> Res<f64> {
    std::fs::create_dir_all(folder)?;
    let began = Instant::now();
    for number in 0..count {
        let mut file = File::create(folder.join(number.to_string()))?;
        file.write_all(&letter(number))?;
        file.sync_all()?;
        let work = move |tx: &mut platform::Tx| {
            let key = format!("bench-{number}");
            tx.execute(
                sql!("INSERT INTO letter_known_id (body, id, ticket, message) VALUES (0, ?1, 0, 0)"),
                values![key.as_str()],
            )?;
            Ok::<_, StoreError>(())
        };
        db.write(Lane::HOUSE, work).await?;
    }
    Ok(count as f64 / began.elapsed().as_secs_f64())
}
