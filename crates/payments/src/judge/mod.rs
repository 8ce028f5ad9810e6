//! One of many positions is judged by itself: made, there already, rewritten, or refused with its reason. What
//! is refused leaves nothing behind, so that those beside it stand.

use office::Office;
use platform::Moment;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::web::Sentence;

use crate::change::{self, Rewritten};
use crate::create::{self, PositionError};
use crate::plain::Plain;
use crate::position::{self, Origin, Position, State};
use crate::proof::{May, Owing};
use crate::publish;

/// The word of what was refused, as it is stored.
pub const REFUSED: &str = "refused";

pub enum Outcome {
    Made(Position),
    /// A position of this name says the same.
    There(Position),
    /// It says the same, and was a draft that is now published.
    Published(Position),
    Rewritten(Position),
    /// Why, and the field that it is about, where it is about one.
    Refused(Sentence, Option<&'static str>),
}

impl Outcome {
    /// As it is stored, and as programs read it.
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Made(_) => "made",
            Outcome::There(_) => "there",
            Outcome::Published(_) => "published",
            Outcome::Rewritten(_) => "rewritten",
            Outcome::Refused(..) => REFUSED,
        }
    }

    pub fn position(&self) -> Option<&Position> {
        match self {
            Outcome::Made(position)
            | Outcome::There(position)
            | Outcome::Published(position)
            | Outcome::Rewritten(position) => Some(position),
            Outcome::Refused(..) => None,
        }
    }

    pub fn why(&self) -> Option<&Sentence> {
        if let Outcome::Refused(why, _) = self { Some(why) } else { None }
    }

    pub fn notices(&self) -> Vec<String> {
        let parts = self.position().map(|position| position.instalments());
        parts.into_iter().flatten().map(|(_, part)| part.nav.as_str().to_owned()).collect()
    }
}

/// Judges one; `rewrite` lets another content replace what stands under the same name. Numbers are always
/// drawn here. A refusal undoes what it had begun.
pub fn judge(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Owing>,
    plain: &Plain,
    (origin, lang, rewrite): (Origin, Lang, bool),
    now: Moment,
) -> Result<Outcome, StoreError> {
    let done = tx.alone(|tx| one(tx, office, clerk, plain, (origin, lang, rewrite), now));
    match done {
        Ok(outcome) => Ok(outcome),
        Err(PositionError::Store(error)) => Err(error),
        Err(error) => {
            let sentence = error.sentence().unwrap_or(Sentence::new("failed-not-found"));
            Ok(Outcome::Refused(sentence, error.field()))
        }
    }
}

fn one(
    tx: &mut Tx,
    office: &Office,
    clerk: &May<Owing>,
    plain: &Plain,
    (origin, lang, rewrite): (Origin, Lang, bool),
    now: Moment,
) -> Result<Outcome, PositionError> {
    let wish = plain.wish(office, origin, lang, now)?;
    if !clerk.dues.covers(wish.due) {
        return Err(PositionError::Due);
    }
    let before = match &wish.iupd {
        Some(iupd) => position::by_iupd(tx, office.id, iupd)?,
        None => None,
    };
    let Some(mut position) = before else {
        return Ok(Outcome::Made(create::create(tx, office, clerk, &wish, now)?));
    };
    if !clerk.dues.covers(position.due) {
        return Err(PositionError::IupdTaken);
    }
    if plain.is_said_by(&position, &wish) {
        return Ok(match published(tx, clerk, plain, &mut position, now)? {
            true => Outcome::Published(position),
            false => Outcome::There(position),
        });
    }
    if !rewrite {
        return Err(PositionError::IupdTaken);
    }
    // The date is judged as for a new one: a file does not ask for what is past.
    create::checked(&wish.options, true, now)?;
    let rewritten = Rewritten {
        due: wish.due,
        company_name: wish.company_name,
        office_name: wish.office_name,
        stand_in: position.stand_in,
        options: change::with_fees(&position, wish.options),
    };
    change::rewrite(tx, office, clerk, &mut position, rewritten, now)?;
    let mut position = position::load(tx, office.id, position.id)?.ok_or(PositionError::Unknown)?;
    published(tx, clerk, plain, &mut position, now)?;
    Ok(Outcome::Rewritten(position))
}

/// A draft is published where that is asked for now: a tick that was forgotten is set by sending the same again.
fn published(
    tx: &mut Tx,
    clerk: &May<Owing>,
    plain: &Plain,
    position: &mut Position,
    now: Moment,
) -> Result<bool, PositionError> {
    let asked = plain.publish && position.state(now) == State::Draft;
    if asked {
        publish::publish(tx, clerk, position, now)?;
    }
    Ok(asked)
}
