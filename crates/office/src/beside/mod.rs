//! What one feature shows beside a thing of another one, and how a thing is found by the code that people know it
//! by: features know this page, not each other.

use platform::Moment;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};

use crate::Office;

/// What others may have something to say about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Appointment(i64),
    Ticket(i64),
    /// Somebody who came without an appointment and has drawn a number.
    Visit(i64),
}

/// Whom it is said to: nothing that this member of the staff may not open himself.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub staff: i64,
    pub lang: Lang,
}

/// One thing that is said.
#[derive(Clone, Debug)]
pub struct Note {
    pub heading: String,
    pub words: String,
    /// What is to be known before anything is done about it.
    pub warning: Option<String>,
    /// Where more of it is, below the body.
    pub path: String,
    /// A picture drawn by ourselves, to be scanned.
    pub symbol: Option<String>,
}

/// Registered by the feature that has something to say.
pub struct Panel(pub Says);

/// What a feature has to say of a thing, to a reader at this moment.
pub type Says = fn(&mut Tx, &Office, Thing, Reader, Moment) -> Result<Vec<Note>, StoreError>;
platform::inventory::collect!(Panel);

/// Registered by the feature whose things have codes.
pub struct ByCode(pub Finds);

/// The things of an office that have this code at this moment: two sites may give the same one.
pub type Finds = fn(&mut Tx, &Office, &str, Moment) -> Result<Vec<Thing>, StoreError>;
platform::inventory::collect!(ByCode);

pub fn notes(
    tx: &mut Tx,
    office: &Office,
    thing: Thing,
    reader: Reader,
    now: Moment,
) -> Result<Vec<Note>, StoreError> {
    let mut all = Vec::new();
    for panel in platform::inventory::iter::<Panel> {
        all.extend((panel.0)(tx, office, thing, reader, now)?);
    }
    Ok(all)
}

/// The things of an office with this code, each once.
pub fn by_code(tx: &mut Tx, office: &Office, code: &str, now: Moment) -> Result<Vec<Thing>, StoreError> {
    let mut all = Vec::new();
    for known in platform::inventory::iter::<ByCode> {
        for thing in (known.0)(tx, office, code, now)? {
            if !all.contains(&thing) {
                all.push(thing);
            }
        }
    }
    Ok(all)
}
