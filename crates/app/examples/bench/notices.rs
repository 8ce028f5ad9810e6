//! Notices printed by the thousand: drawn, kept as files, each written down.

use std::time::Instant;

use app::compose::House;
use payments::print_run::{self, Run, Wish};
use payments::proof::{May, Owing};
use platform::Lane;

use crate::report::{Bar, Report};
use crate::{Extent, Res, town};

const PER_FILE: i64 = 100;

pub async fn measure(report: &mut Report, extent: Extent, house: &House) -> Res<()> {
    let body = town::import(house).await?;
    let (db, now) = (&house.ctx.db, house.ctx.clock.now());
    town::furnish(house, body, extent.printed).await?;
    let wish =
        Wish { due: 0, from: Some(now), until: None, unprinted: true, unsent: false, per_file: PER_FILE };
    let clerk = May::<Owing>::house(body, "bench");
    // What else the new positions have asked for is none of the printing.
    while house.runner.round().await? > 0 {}
    let ask = move |tx: &mut platform::Tx| print_run::ask(tx, &clerk, &wish, now);
    let run =
        db.write(Lane::of(body, office::lanes::PAYMENTS), ask).await.map_err(|error| format!("{error:?}"))?;
    let began = Instant::now();
    while house.runner.round().await? > 0 {}
    let took = began.elapsed().as_secs_f64();
    let done: Run = db.read(move |tx| print_run::by_id(tx, body, run)).await?.ok_or("the run is gone")?;
    if done.done != extent.printed as i64 {
        return Err(format!("{} of {} notices were printed", done.done, extent.printed).into());
    }
    let name = format!("{} notices printed, {PER_FILE} a file", done.done);
    report.row(&name, done.done as f64 / took, "/s", Bar::None);
    Ok(())
}
