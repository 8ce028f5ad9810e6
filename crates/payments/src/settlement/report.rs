//! Which transfers are reported, by flows or by a program: written where that is another than before.

use std::collections::BTreeSet;

use pagopa::settlement::PayStatus;
use platform::Moment;
use platform::store::{StoreError, Tx};

use super::facts::Told;
use super::known::Known;
use crate::position::{self, Destination, Position, Report};

/// What is to be written of references that are looked at together.
#[derive(Default)]
pub(super) struct Reports {
    changed: Vec<Report>,
    positions: BTreeSet<i64>,
}

impl Reports {
    /// What the lines of a reference say of the transfers of its instalment.
    pub fn look(&mut self, position: &mut Position, iuv: &str, told: &[Told], known: &Known) {
        let id = position.id;
        let parts = position.options.iter_mut().flat_map(|option| &mut option.instalments);
        for part in parts.filter(|part| part.iuv.as_str() == iuv) {
            // What a reduction took off was taken from the first transfer.
            let off = part.payment.as_ref().map_or(0, |paid| part.amount.0 - paid.amount.0);
            let alone = part.transfers.len() == 1;
            for transfer in &mut part.transfers {
                let amount = transfer.amount.0 - if transfer.place == 1 { off } else { 0 };
                let tells = |told: &&Told| {
                    told.status != PayStatus::Revoked
                        && told.line.amount == amount
                        && (told.line.place == transfer.place || told.line.place == 0 || alone)
                };
                let account = !matches!(transfer.to, Destination::Stamp(_));
                let reported = told.iter().filter(tells).map(|told| told.kept_at).min().filter(|_| account);
                // A program may have said so itself (the register's `report`).
                let reported = reported.or(known.said(part.id, transfer.place));
                if reported != transfer.reported_at {
                    transfer.reported_at = reported;
                    let (instalment, place) = (part.id, transfer.place);
                    self.changed.push(Report { position: id, instalment, place, at: reported });
                    self.positions.insert(id);
                }
            }
        }
    }

    /// Once all references were looked at: a position may hold several of them.
    pub fn write(&self, tx: &mut Tx, body: i64, known: &Known, now: Moment) -> Result<(), StoreError> {
        let positions = self.positions.iter().filter_map(|id| known.seen(*id));
        position::put_reports(tx, body, &self.changed, positions, now)
    }
}
