//! Availability counts agreed seconds alone, and a stop lasts until it works again.

use axum::http::StatusCode;
use helpdesk::digital::{NewOutage, OutageError, record};
use helpdesk::work::Lead;
use office::lanes::HELPDESK;
use platform::events::Actor;
use platform::{Lane, Tx};
use serde_json::json;

use super::customers::{WATER, figures};
use crate::support::desk::{Desk, Signed};
use crate::support::forms::{between, to};
use crate::support::{On, at};

pub async fn availability_counts_agreed_seconds_alone(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    desk.at("2026-04-08T10:00:00");
    let clean = figures(&desk, "unione-valli", "2026-04-03", "2026-04-07").await;
    // Friday 11.5 hours, Saturday 6.5, no Sunday, no Easter Monday, Tuesday 11.5.
    assert_eq!(clean["availability"], json!({ "agreed_s": 106_200, "outage_s": 0, "share": 1.0 }));

    let elena = Signed::of(&desk, "e.fontana").await;
    let recorded = elena
        .post(
            "desk/outages",
            &[
                ("customer", "0"),
                ("area", "0"),
                ("from", "2026-04-03T18:00"),
                ("until", "2026-04-07T08:00"),
                ("words", "Rete"),
            ],
        )
        .await;
    assert_eq!(to(&recorded), format!("/{}/desk/outages", desk.slug()));
    assert!(elena.get("desk/outages").await.text.contains("Rete"));
    let stop = |customer: i64, area: i64, from: &str, until: &str, planned: bool| NewOutage {
        customer,
        area,
        from: at(from),
        until: Some(at(until)),
        planned,
        words: String::new(),
    };
    let (valli, acque) = (desk.customer("unione-valli"), desk.customer("acque"));
    let more = [
        // At the same time, somebody else's, and of an area that its contract does not cover.
        stop(valli, desk.area("postazioni"), "2026-04-04T08:00:00", "2026-04-04T09:00:00", false),
        stop(acque, 0, "2026-04-07T10:00:00", "2026-04-07T11:00:00", false),
        stop(0, desk.area("tributi"), "2026-04-07T12:00:00", "2026-04-07T13:00:00", false),
        // Announced, until closing time: it leaves the agreed time.
        stop(0, 0, "2026-04-07T17:00:00", "2026-04-07T20:00:00", true),
    ];
    for new in more {
        write(&desk, new).await.unwrap();
    }
    let seen = figures(&desk, "unione-valli", "2026-04-03", "2026-04-07").await;
    // Half an hour on Friday, Saturday's 6.5 hours, one hour on Tuesday: 8 of 28.
    assert_eq!(seen["availability"], json!({ "agreed_s": 100_800, "outage_s": 28_800, "share": 0.7142 }));
    let seen = figures(&desk, "acque", "2026-04-03", "2026-04-07").await;
    assert_eq!(seen["availability"], json!({ "agreed_s": 100_800, "outage_s": 32_400, "share": 0.6785 }));
    let page = Signed::of(&desk, "unione.valli").await.get("customer?from=2026-04-03&to=2026-04-07").await;
    assert!(page.text.contains("71,42\u{a0}%") && page.text.contains("99,50\u{a0}%"), "{}", page.text);

    let ahead = stop(0, 0, "2026-05-01T10:00:00", "2026-05-01T11:00:00", false);
    assert_eq!(write(&desk, ahead).await, Err(OutageError::When));
}

pub async fn a_stop_lasts_until_it_works_again(on: On) {
    let desk = Desk::open_with(on, WATER).await;
    let today = || figures(&desk, "unione-valli", "2026-03-02", "2026-03-02");
    let elena = Signed::of(&desk, "e.fontana").await;
    let page = format!("/{}/desk/outages", desk.slug());
    let fields = [("from", "2026-03-02T09:00"), ("words", "Posta")];
    assert_eq!(to(&elena.post("desk/outages", &fields).await), page);
    // From seven to ten the service was agreed, and the last hour it stood still.
    let lost = json!({ "agreed_s": 10_800, "outage_s": 3_600, "share": 0.6666 });
    assert_eq!(today().await["availability"], lost);
    let list = elena.get("desk/outages").await.text;
    let path = between(&list, "class=\"pairing\" method=\"post\" action=\"", "\"");
    let path = path.trim_start_matches(&format!("/{}/", desk.slug())).to_owned();
    assert_eq!(Signed::of(&desk, "unione.valli").await.post(&path, &[("what", "end")]).await.status, 403);
    assert_eq!(to(&elena.post(&path, &[("what", "end")]).await), page);
    assert_eq!(elena.post(&path, &[("what", "end")]).await.status, StatusCode::NOT_FOUND);
    desk.at("2026-03-02T11:00:00");
    let over = json!({ "agreed_s": 14_400, "outage_s": 3_600, "share": 0.75 });
    assert_eq!(today().await["availability"], over);
    let elena = Signed::of(&desk, "e.fontana").await;
    assert_eq!(to(&elena.post(&path, &[("what", "remove")]).await), page);
    assert_eq!(today().await["availability"]["outage_s"], 0);
}

async fn write(desk: &Desk, new: NewOutage) -> Result<i64, OutageError> {
    let (office, now) = (desk.house.house.ctx.offices.known(desk.body).unwrap(), desk.house.clock.now());
    let lead = Lead::who_asked(desk.body, Actor("test".into()));
    let work = move |tx: &mut Tx| record(tx, &office, &lead, &new, now);
    desk.house.house.ctx.db.write(Lane::of(desk.body, HELPDESK), work).await
}
