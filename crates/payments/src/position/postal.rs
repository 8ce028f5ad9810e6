//! Whether money can go by post: the platform asks of every notice whether all of it can (`allCCP`).

use pagopa::Iban;

use super::{Destination, Instalment, Transfer};

impl Transfer {
    /// Its postal account: its own second one, or the one that it goes to anyway.
    pub fn postal(&self) -> Option<&str> {
        match &self.to {
            Destination::Account { postal: Some(postal), .. } => Some(postal),
            Destination::Account { iban, postal: None } => {
                Iban::parse(iban).is_ok_and(|iban| iban.is_postal()).then_some(iban)
            }
            Destination::Stamp(_) => None,
        }
    }
}

impl Instalment {
    pub fn all_postal(&self) -> bool {
        self.transfers.iter().all(|transfer| transfer.postal().is_some())
    }
}
