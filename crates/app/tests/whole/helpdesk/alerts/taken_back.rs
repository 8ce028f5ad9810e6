//! A breach that proves wrong is taken back, by an act with a reason, and told again if it comes.

use axum::http::StatusCode;
use helpdesk::alerts::Kind;
use helpdesk::corrections::{CorrectionError, correct};
use helpdesk::digital::read::figures;
use office::docs::Metric;
use office::period::Period;
use platform::events::Actor;
use platform::{Lane, Tx};

use super::hands::{VALLI, elena, ring, taken, told};
use crate::support::desk::{Desk, Signed};
use crate::support::{On, at};

/// The hours of the Unione's contract, and the same with two hours of lunch.
const REMOTE: &str = r#"from = "07:00", to = "18:30" },"#;
const LUNCH: &str = r#"from = "07:00", to = "12:00" }, { days = ["mon", "tue", "wed", "thu", "fri"], from = "14:00", to = "18:30" },"#;

async fn import(desk: &Desk, change: impl Fn(&str) -> String) {
    let text = change(&std::fs::read_to_string("../../examples/comune-medio.toml").unwrap());
    let file = office::file::read(&text, office::file::Limits::Published).unwrap();
    let (ctx, now) = (desk.house.house.ctx.clone(), desk.house.clock.now());
    let work = move |tx: &mut Tx| {
        office::import::change(tx, &file, &ctx.consequences, &ctx.key, &Actor("staff:1".into()), now)
    };
    desk.house.house.ctx.db.write(Lane::HOUSE, work).await.unwrap();
    while desk.house.house.runner.round().await.unwrap() > 0 {}
}

async fn corrected(desk: &Desk, key: &str, from: &str, reason: &'static str) -> Result<(), CorrectionError> {
    let (ctx, body, now) = (desk.house.house.ctx.clone(), desk.body, desk.house.clock.now());
    let (lead, from, key) = (elena(desk), at(from), key.to_owned());
    let work = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        let part = office.hours.iter().find(|part| part.doc.key == key).map_or(0, |part| part.id);
        correct(tx, &office, &lead, (part, from), reason, now)
    };
    desk.house.house.ctx.db.write(Lane::of(body, 0), work).await?;
    while desk.house.house.runner.round().await.unwrap() > 0 {}
    Ok(())
}

/// How many first contacts of the Unione count as kept or late in March.
async fn first_contacts(desk: &Desk) -> (i64, i64) {
    let (ctx, body, customer) = (desk.house.house.ctx.clone(), desk.body, desk.customer("unione-valli"));
    let now = desk.house.clock.now();
    let read = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        let period = Period { from: "2026-03-01".parse().unwrap(), to: "2026-03-31".parse().unwrap() };
        figures(tx, &office, customer, period, now)
    };
    let figures = desk.house.house.ctx.db.read(read).await.unwrap();
    figures.promise(Metric::FirstContact).map_or((0, 0), |promise| (promise.met, promise.counted))
}

/// Four hours of first contact from ten: late at two, unless the desk was closed from twelve to two.
pub async fn a_breach_that_proves_wrong_is_retracted_and_a_later_one_is_told_again(on: On) {
    let desk = Desk::open_with(on, "").await;
    let ticket = taken(&desk, VALLI).await;
    // Answered too late, and published so: this never moves.
    let missed = taken(&desk, VALLI).await;
    desk.at("2026-03-02T14:00:01");
    ring(&desk).await;
    desk.says(missed.id, true, "Scusate il ritardo").await;
    assert_eq!((desk.events("clock_breached").await, first_contacts(&desk).await), (2, (0, 2)));
    desk.at("2026-03-02T14:10:00");
    import(&desk, |text| text.replace(REMOTE, LUNCH)).await;
    assert_eq!(desk.events("clock_retracted").await, 0, "an import never rewrites the past");
    corrected(&desk, "remoto", "2026-03-02T00:00:00", "Chiuso a pranzo già da lunedì").await.unwrap();
    assert_eq!(desk.events("clock_retracted").await, 1);
    ring(&desk).await;
    assert_eq!(desk.events("clock_retracted").await, 1, "once");
    let clock = desk.clock(&ticket, Metric::FirstContact).await;
    assert_eq!((clock.state, clock.due_at), ("running", Some(at("2026-03-02T16:00:00"))));
    assert_eq!(desk.clock(&missed, Metric::FirstContact).await.state, "missed");
    assert_eq!(first_contacts(&desk).await, (0, 1), "what was taken back counts no more");
    // The warning before it is told anew, and the breach again, once.
    desk.at("2026-03-02T15:00:00");
    ring(&desk).await;
    desk.at("2026-03-02T16:00:01");
    ring(&desk).await;
    ring(&desk).await;
    assert_eq!((desk.events("clock_breached").await, first_contacts(&desk).await), (3, (0, 2)));
    let body = desk.body;
    let read = move |tx: &mut Tx| {
        tx.rows(
            platform::sql!("SELECT kind FROM clock_notice WHERE body = ?1 AND ticket = ?2 AND metric = 'first_contact' AND kind <> 'warning' ORDER BY at, round, kind"),
            platform::values![body, ticket.id],
        )?
        .iter()
        .map(|row| row.get::<String>(0))
        .collect::<Result<Vec<_>, _>>()
    };
    let story = desk.house.house.ctx.db.read(read).await.unwrap();
    assert_eq!(story, ["breach", "retracted", "breach"]);
    let own: Vec<Kind> =
        told(&desk, "m.sala").await.into_iter().filter(|a| a.ticket == ticket.id).map(|a| a.kind).collect();
    assert_eq!(own, [Kind::Breach, Kind::Retracted, Kind::Warning, Kind::Breach]);
    let leads = told(&desk, "e.fontana").await.into_iter().filter(|a| a.ticket == ticket.id);
    let leads: Vec<Kind> = leads.map(|a| a.kind).collect();
    assert_eq!(leads, [Kind::Breach, Kind::Retracted, Kind::Breach], "who heard it hears that it was none");
}

pub async fn correcting_hours_is_an_act_with_a_reason(on: On) {
    let desk = Desk::open_with(on, "").await;
    let why = "Chiuso a pranzo";
    let from = "2026-03-02T00:00:00";
    assert_eq!(corrected(&desk, "remoto", from, why).await, Err(CorrectionError::Same));
    import(&desk, |text| text.replace(REMOTE, LUNCH)).await;
    desk.at("2026-03-02T11:00:00");
    assert_eq!(corrected(&desk, "nessuno", from, why).await, Err(CorrectionError::Unknown));
    assert_eq!(corrected(&desk, "remoto", from, " ").await, Err(CorrectionError::Reason));
    assert_eq!(corrected(&desk, "remoto", "2026-03-03T00:00:00", why).await, Err(CorrectionError::Future));
    corrected(&desk, "remoto", from, why).await.unwrap();
    assert_eq!(corrected(&desk, "remoto", from, why).await, Err(CorrectionError::Same), "twice is once");
    assert_eq!(desk.events("hours_corrected").await, 1);
    let fields = [("hours", "1"), ("from", from), ("reason", why)];
    assert_eq!(
        Signed::of(&desk, "m.sala").await.post("desk/hours", &fields).await.status,
        StatusCode::FORBIDDEN
    );
    let elena = Signed::of(&desk, "e.fontana").await;
    assert_eq!(elena.post("desk/hours", &fields).await.status, StatusCode::NOT_FOUND);
    let page = elena.get("desk/hours").await.text;
    assert!(page.contains(why) && page.contains("Elena Fontana"), "{page}");
}
