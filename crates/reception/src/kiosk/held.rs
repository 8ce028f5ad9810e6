//! A pass that somebody holds at the kiosk, and how it stands.

use office::docs::ServiceDoc;
use office::kiosk::At;
use office::{Office, Part};
use platform::Moment;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::Failed;
use queueing::Estimate;

use crate::counter;
use crate::estimate::Room;
use crate::line::{self, InLine};
use crate::pass::Pass;
use crate::visit::{self, Visit};

#[derive(Clone, Debug)]
pub(super) struct Held {
    pub pass: Pass,
    pub now: Standing,
}

/// How a visit stands.
#[derive(Clone, Debug)]
pub(super) enum Standing {
    /// Not announced yet.
    Away,
    Waiting(InLine),
    /// Called to this counter, or being served there.
    AtCounter(i64),
    /// Stepped aside: a second check-in brings the person back.
    Paused,
    Over,
}

/// The pass with this secret.
pub(super) fn by_token(
    tx: &mut Tx,
    key: &MasterKey,
    office: &Office,
    token: &str,
    at: Moment,
) -> Result<Option<Held>, StoreError> {
    let Some(pass) = Pass::find(tx, key, office.id, token)? else { return Ok(None) };
    let now = standing(tx, office, pass.visit(), at)?;
    Ok(Some(Held { pass, now }))
}

/// The pass with this secret, and how long the person would still wait.
pub(super) async fn find(at: &At, token: String) -> Result<Option<(Held, Option<Estimate>)>, Failed> {
    let (key, office, now) = (at.ctx.key.clone(), at.office.clone(), at.now);
    let found = at.ctx.db.read(move |tx| {
        let Some(held) = by_token(tx, &key, &office, &token, now)? else { return Ok(None) };
        let wait = match &held.now {
            Standing::Waiting(entry) => Room::now(tx, &office, held.pass.site(), now)?.of(&entry.person),
            _ => None,
        };
        Ok::<_, StoreError>(Some((held, wait)))
    });
    Ok(found.await?)
}

fn standing(tx: &mut Tx, office: &Office, visit: Option<&Visit>, at: Moment) -> Result<Standing, StoreError> {
    let Some(visit) = visit else { return Ok(Standing::Away) };
    if let Some(entry) = line::of_visit(tx, office.id, visit.id)? {
        return Ok(Standing::Waiting(entry));
    }
    let desks = counter::of_site(tx, office.id, visit.site, office.date_of(at))?;
    if let Some(desk) = desks.iter().find(|desk| desk.visit == Some(visit.id)) {
        return Ok(Standing::AtCounter(desk.counter));
    }
    let aside = visit::aside_of(tx, office.id, visit.id)?;
    Ok(if aside.is_some() { Standing::Paused } else { Standing::Over })
}

impl Held {
    pub fn service<'a>(&self, office: &'a Office) -> Option<&'a Part<ServiceDoc>> {
        office.service(self.pass.service())
    }
    /// The hour on the pass: of the appointment, or when the ticket was taken.
    pub fn hour(&self) -> Moment {
        match &self.pass {
            Pass::Booked { appointment, .. } => appointment.start,
            Pass::Ticket { visit } => visit.arrived,
        }
    }
    pub fn cancelled(&self) -> bool {
        self.pass.appointment().is_some_and(|booked| booked.cancelled)
    }
    pub fn is_today(&self, office: &Office, now: Moment) -> bool {
        office.date_of(self.hour()) == office.date_of(now)
    }
}
