//! What tests of requests say again and again: who asks, who works, what is written and read.

use std::sync::atomic::{AtomicI64, Ordering};

use helpdesk::open::Asked;
use helpdesk::ticket::{Channel, Kind};
use helpdesk::work::{AtDesk, Lead};
use office::Office;
use office::lanes::HELPDESK;
use office::people::Someone;
use platform::events::Actor;
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

use super::TestHouse;
use super::desk::Desk;

/// A fault that somebody with this address tells of on the web.
pub fn asked(body: i64, mail: &str, now: Moment) -> Asked {
    Asked {
        body,
        kind: Kind::Fault,
        area: 0,
        subject: "Non riesco a entrare".into(),
        text: "La pagina resta bianca.".into(),
        channel: Channel::Web,
        requester: Someone { email: identity::Email::parse(mail).ok(), ..Someone::default() },
        beneficiary: None,
        customer: None,
        urgency: None,
        impact: None,
        origin: now,
        lang: Lang::It,
        key: None,
        actor: Actor::web(),
    }
}

/// Somebody of the staff at the desk.
pub fn at_desk(house: &TestHouse, body: i64, login: &str) -> AtDesk {
    let office = house.house.ctx.offices.known(body).unwrap();
    let staff = office.staff.iter().find(|part| part.doc.login == login).unwrap().id;
    AtDesk { body, staff, actor: Actor::of("staff", staff) }
}

pub fn lead(desk: &Desk) -> Lead {
    Lead::who_asked(desk.body, Actor::of("staff", 1))
}

/// As who leads the desk.
pub async fn write<T: Send + 'static, E: From<StoreError> + Send + 'static>(
    desk: &Desk,
    work: impl Fn(&mut Tx, &Office, &Lead, Moment) -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    let lead = lead(desk);
    let work = move |tx: &mut Tx, office: &Office, now: Moment| work(tx, office, &lead, now);
    in_lane(&desk.house, desk.body, HELPDESK, work).await
}

pub async fn read<T: Send + 'static>(
    desk: &Desk,
    work: impl Fn(&mut Tx) -> Result<T, StoreError> + Send + 'static,
) -> T {
    desk.house.house.ctx.db.read(work).await.unwrap()
}

/// Each in a lane of its own: what two do at once really meets.
pub async fn apart<T: Send + 'static, E: From<StoreError> + Send + 'static>(
    house: &TestHouse,
    body: i64,
    work: impl Fn(&mut Tx, &Office, Moment) -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    static LANES: AtomicI64 = AtomicI64::new(HELPDESK);
    in_lane(house, body, LANES.fetch_add(1, Ordering::Relaxed), work).await
}

async fn in_lane<T: Send + 'static, E: From<StoreError> + Send + 'static>(
    house: &TestHouse,
    body: i64,
    lane: i64,
    work: impl Fn(&mut Tx, &Office, Moment) -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    let (ctx, now) = (house.house.ctx.clone(), house.clock.now());
    let work = move |tx: &mut Tx| {
        let office = ctx.offices.at(tx, body)?.unwrap();
        work(tx, &office, now)
    };
    house.house.ctx.db.write(Lane::of(body, lane), work).await
}
