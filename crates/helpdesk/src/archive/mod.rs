//! What a customer or a person takes along: requests, public messages and files; of a customer figures, stops and
//! bills; of a person how it is reached, appointments, votes, and what it wrote elsewhere. As tables for spreadsheets and as JSON for programs, in one archive that is written while it is sent.
//!
//! Invariants, each with a test: what is handed over is chosen by the ticket's own customer or requester, so that
//! a merged stranger stays out; notes among ourselves are not there; no cell runs as a formula.

mod customer;
mod person;
mod tickets;

pub use customer::customer;
pub use person::person;
pub use tickets::{FILES_BYTES_MAX, Whose, tickets};

use std::io;

use platform::Moment;
use platform::files::File;
use platform::store::{StoreError, Tx};
use tokio::runtime::Handle;

/// What an archive is read from, on the thread that writes it.
#[derive(Clone)]
pub struct Source {
    pub ctx: office::Ctx,
    pub office: std::sync::Arc<office::Office>,
    pub page: platform::web::Page,
    pub now: Moment,
    handle: Handle,
}

impl Source {
    /// # Panics
    /// Outside a tokio runtime: archives are asked for by requests.
    pub fn new(
        ctx: &office::Ctx,
        office: &std::sync::Arc<office::Office>,
        page: &platform::web::Page,
        now: Moment,
    ) -> Source {
        let (ctx, office, page) = (ctx.clone(), office.clone(), page.clone());
        Source { ctx, office, page, now, handle: Handle::current() }
    }

    fn read<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx) -> Result<T, StoreError> + Send + 'static,
    ) -> io::Result<T> {
        self.handle.block_on(self.ctx.db.read(work)).map_err(|error| io::Error::other(error.to_string()))
    }

    /// The bytes of a file that may leave, as long as so many are left for the archive.
    fn bytes(&self, file: &File, left: &mut i64) -> Option<Vec<u8>> {
        if !file.kept.scan.may_leave() || file.kept.bytes > *left {
            return None;
        }
        let bytes = self.ctx.files.read(&file.kept.sha256).ok()?;
        *left -= file.kept.bytes;
        Some(bytes)
    }

    /// With its year, as spreadsheets read and sort it.
    fn at(&self, at: Moment) -> String {
        at.zoned(&self.office.zone).strftime("%Y-%m-%d %H:%M").to_string()
    }

    fn text(&self, key: &str) -> String {
        self.page.t(key)
    }
}

fn json(value: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    serde_json::to_vec_pretty(value).map_err(io::Error::other)
}
