//! What every handler of every feature holds: store, clock, live hub, offices, keys.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRef;
use platform::events::Feed;
use platform::files::Cabinet;
use platform::live::Hub;
use platform::mail::Certified;
use platform::presence::Presence;
use platform::secrets::MasterKey;
use platform::session::{Hasher, NameBrake, Throttle};
use platform::timings::Timings;
use platform::voice::Voice;
use platform::web::Pages;
use platform::{Clock, Db};

use crate::import::Consequences;
use crate::media::Shelf;
use crate::offices::Offices;

/// Attempts that a safeguard lets through, and how slowly it answers; tests ease them, production keeps the defaults.
#[derive(Clone, Copy, Debug)]
pub struct Brakes {
    /// Failed sign-ins per login and address in fifteen minutes; an address alone has ten times as many. So many
    /// attempts in the name of a citizen too.
    pub sign_ins: u32,
    /// Card and code look-ups per device or address in a minute.
    pub look_ups: u32,
    /// Bookings per address in ten minutes.
    pub bookings: u32,
    /// Requests to the API per caller in a minute; programs with a token have a hundred times as many.
    pub api: u32,
    /// Cards and codes at the kiosk are answered no sooner than this, whether they found something or not.
    pub guess: Duration,
}

impl Default for Brakes {
    fn default() -> Self {
        Brakes { sign_ins: 20, look_ups: 30, bookings: 60, api: 600, guess: Duration::from_millis(250) }
    }
}

pub struct Throttles {
    pub sign_ins: Throttle,
    pub sign_in_addresses: Throttle,
    /// What nobody in particular tries in the name of a citizen whose code he says.
    pub names: NameBrake,
    pub look_ups: Throttle,
    pub bookings: Throttle,
    pub api: Throttle,
    pub api_programs: Throttle,
    pub guess: Duration,
}

/// What somebody does with a thing that others have open too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Reading,
    Writing,
}

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct Ctx(Arc<Inner>);

pub struct Inner {
    pub db: Db,
    pub clock: Clock,
    pub feed: Feed,
    pub hub: Hub,
    pub key: MasterKey,
    pub hasher: Hasher,
    pub offices: Offices,
    pub voice: Voice,
    pub media: Shelf,
    /// What people attach.
    pub files: Arc<Cabinet>,
    /// Certified mailboxes of the bodies that have one.
    pub certified: Vec<Certified>,
    pub throttles: Throttles,
    /// Who reads and who writes something now.
    pub presence: Presence<Doing>,
    /// How long the answers to other systems took.
    pub timings: Timings,
    pub consequences: Vec<Consequences>,
    /// Where whoever has signed in may be led on to.
    pub pages: Pages,
    /// The address people reach, for links in mails and QR codes: `https://servizi.comune…`.
    pub public_address: String,
    /// A declared proxy stands in front: the client's address is the last one that it names.
    pub behind_proxy: bool,
    /// A demonstration: devices on this very machine are confirmed by themselves.
    pub demo: bool,
}

impl Ctx {
    pub fn new(inner: Inner) -> Ctx {
        Ctx(Arc::new(inner))
    }
}

impl std::ops::Deref for Ctx {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl FromRef<Ctx> for MasterKey {
    fn from_ref(ctx: &Ctx) -> MasterKey {
        ctx.key.clone()
    }
}

impl FromRef<Ctx> for Arc<Cabinet> {
    fn from_ref(ctx: &Ctx) -> Arc<Cabinet> {
        ctx.files.clone()
    }
}

impl Brakes {
    pub fn throttles(self) -> Throttles {
        Throttles {
            sign_ins: Throttle::new(self.sign_ins, 15 * 60),
            sign_in_addresses: Throttle::new(self.sign_ins.saturating_mul(10), 15 * 60),
            names: NameBrake::new(self.sign_ins),
            look_ups: Throttle::new(self.look_ups, 60),
            bookings: Throttle::new(self.bookings, 10 * 60),
            api: Throttle::new(self.api, 60),
            api_programs: Throttle::new(self.api.saturating_mul(100), 60),
            guess: self.guess,
        }
    }
}
