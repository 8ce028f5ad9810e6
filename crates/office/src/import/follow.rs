//! What a changed office means for people, found and settled by the features in the same transaction.

use std::sync::Arc;

use platform::events::Actor;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::Sentence;
use platform::{Moment, sql, values};

use super::{ImportError, Plan, apply};
use crate::file::OfficeFile;
use crate::offices::rehearsed;
use crate::parts::Office;

/// Says whom a change would hurt: booked people without a seat, say.
type Find = Arc<dyn Fn(&mut Tx, &Settling) -> Result<Vec<Sentence>, StoreError> + Send + Sync>;
/// Does what is to be done for them, or refuses the change.
type Settle = Arc<dyn Fn(&mut Tx, &Settling) -> Result<(), ImportError> + Send + Sync>;

/// What a feature knows of the consequences of a change.
#[derive(Clone)]
pub struct Consequences {
    pub find: Find,
    pub settle: Settle,
}

/// An office about to become another one.
pub struct Settling<'a> {
    pub before: &'a Office,
    pub after: &'a Office,
    pub key: &'a MasterKey,
    pub actor: &'a Actor,
    pub now: Moment,
}

/// What a change did, and whom it concerns.
#[derive(Clone, Debug)]
pub struct Done {
    pub body: i64,
    pub plan: Plan,
    pub concerned: Vec<Sentence>,
}

/// Makes the office what the file says and settles what follows for people. A preview does the same and
/// undoes it.
pub fn change(
    tx: &mut Tx,
    file: &OfficeFile,
    consequences: &[Consequences],
    key: &MasterKey,
    actor: &Actor,
    now: Moment,
) -> Result<Done, ImportError> {
    let slug = file.body.get_ref().key.as_str();
    let known = tx.row(sql!("SELECT id FROM body WHERE slug = ?1"), values![slug])?;
    let before = match known {
        Some(row) => Some(rehearsed(tx, row.get(0)?)?),
        None => None,
    };
    let (body, plan) = apply(tx, file, false, actor, now)?;
    let mut concerned = Vec::new();
    if let Some(before) = before.filter(|_| !plan.changes.is_empty()) {
        let after = rehearsed(tx, body)?;
        let settling = Settling { before: &before, after: &after, key, actor, now };
        for feature in consequences {
            concerned.extend((feature.find)(tx, &settling)?);
        }
        for feature in consequences {
            (feature.settle)(tx, &settling)?;
        }
    }
    Ok(Done { body, plan, concerned })
}
