//! Whether money can go by post: the platform asks of every notice whether all of it can (`allCCP`).

use pagopa::Iban;

use super::{Destination, Instalment, Transfer};

impl Transfer {
    /// Its postal account: its own second one, or the one that it goes to anyway.
    pub fn postal(&self) -> Option<Iban> {
        match self.to {
            Destination::Account { iban, postal } => postal.or(Some(iban).filter(Iban::is_postal)),
            Destination::Stamp(_) | Destination::Told(_) => None,
        }
    }
}

impl Instalment {
    pub fn all_postal(&self) -> bool {
        self.transfers.iter().all(|transfer| transfer.postal().is_some())
    }
}
