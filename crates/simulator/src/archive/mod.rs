//! The central archive (ACA): positions that creditors feed in advance, so that notices can be paid while they
//! are silent. Positions that may not stand in are kept and not used.

mod read;

use jiff::civil::Date;
use pagopa::{BodyCode, NoticeNumber};
use serde::{Deserialize, Serialize};

pub use read::{Fed, FedOption, FedTransfer, Unfit};

use crate::Node;
use crate::kept::{Kept, Offered};

/// One payable notice of a fed position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The creditor's name for the whole position.
    pub iupd: String,
    pub body: BodyCode,
    pub notice: NoticeNumber,
    pub due: Option<Date>,
    pub stand_in: bool,
    pub open: bool,
    pub payment: Offered,
}

/// What is to become of a position already fed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Invalidate,
    Remove,
}

impl Node {
    /// Feeds positions, all of them or, at the first that is unfit, none; one of the same name is replaced.
    pub fn feed(&self, body: &BodyCode, fed: &[Fed]) -> Result<(), Unfit> {
        let positions: Vec<Vec<Position>> =
            fed.iter().map(|position| position.read(body)).collect::<Result<_, _>>()?;
        self.change(|kept| {
            for fed in fed {
                kept.archive.retain(|old| old.body != *body || old.iupd != fed.iupd);
            }
            kept.archive.extend(positions.into_iter().flatten());
        });
        Ok(())
    }

    /// Whether such a position was there.
    pub fn turn(&self, body: &BodyCode, iupd: &str, turn: Turn) -> bool {
        let is_it = |position: &Position| position.body == *body && position.iupd == iupd;
        self.change(|kept| {
            let known = kept.archive.iter().any(is_it);
            match turn {
                Turn::Remove => kept.archive.retain(|position| !is_it(position)),
                Turn::Invalidate => {
                    kept.archive.iter_mut().filter(|it| is_it(it)).for_each(|it| it.open = false)
                }
            }
            known
        })
    }

    /// The creditor was paid by other means; whether the notice was known.
    pub fn paid_elsewhere(&self, body: &BodyCode, notice: &NoticeNumber) -> bool {
        self.change(|kept| kept.close_archived(body, notice))
    }

    pub fn archive(&self, body: &BodyCode) -> Vec<Position> {
        self.read(|kept| kept.archive.iter().filter(|it| it.body == *body).cloned().collect())
    }

    /// What may be paid in the creditor's place.
    pub(crate) fn archived(&self, body: &BodyCode, notice: &NoticeNumber) -> Option<Position> {
        let usable = |it: &&Position| it.open && it.stand_in && it.body == *body && it.notice == *notice;
        self.read(|kept| kept.archive.iter().find(usable).cloned())
    }
}

impl Kept {
    pub fn close_archived(&mut self, body: &BodyCode, notice: &NoticeNumber) -> bool {
        let is_it = |it: &&mut Position| it.body == *body && it.notice == *notice;
        let mut known = false;
        for position in self.archive.iter_mut().filter(is_it) {
            position.open = false;
            known = true;
        }
        known
    }
}
