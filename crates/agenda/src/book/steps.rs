//! The order of the steps: which comes next, and which must be mended first.

use office::docs::ServiceDoc;
use platform::web::Sentence;

use super::draft::{Draft, FIRST_STEP, SUMMARY};
use super::wrong::FieldError;

/// Where a sent form leads.
#[derive(Clone, Debug)]
pub enum Turn {
    Show { step: u8, errors: Vec<FieldError> },
    Confirm,
}

impl Turn {
    fn to(step: u8) -> Turn {
        Turn::Show { step, errors: Vec::new() }
    }
}

pub const PLACE: u8 = 1;
pub const TIME: u8 = 2;
pub const DETAILS: u8 = 3;
pub const PERSON: u8 = 4;

/// Answers are looked at only on the way forward: whoever goes back or mends something loses nothing.
pub fn turn(draft: &mut Draft, service: &ServiceDoc) -> Turn {
    let step = draft.step();
    match draft.go.as_str() {
        "back" => return Turn::to((step - 1).max(FIRST_STEP)),
        "edit-place" => return edit(draft, PLACE),
        "edit-time" => return edit(draft, TIME),
        "edit-details" => return edit(draft, DETAILS),
        "edit-person" => return edit(draft, PERSON),
        "next" | "confirm" => {}
        // Another month, another language: the same step again.
        _ => return Turn::to(step),
    }
    for earlier in FIRST_STEP..=step.min(PERSON) {
        let errors = errors(draft, earlier, service);
        if !errors.is_empty() {
            return Turn::Show { step: earlier, errors };
        }
    }
    if step == SUMMARY && draft.go == "confirm" {
        return Turn::Confirm;
    }
    let mended =
        draft.editing == "1" && (FIRST_STEP..=PERSON).all(|step| errors(draft, step, service).is_empty());
    if mended || step + 1 >= SUMMARY {
        draft.editing.clear();
        return Turn::to(SUMMARY);
    }
    Turn::to(step + 1)
}

fn edit(draft: &mut Draft, step: u8) -> Turn {
    draft.editing = "1".into();
    Turn::to(step)
}

/// What is wrong or missing in the answers of one step.
pub fn errors(draft: &Draft, step: u8, service: &ServiceDoc) -> Vec<FieldError> {
    let mut errors = Vec::new();
    match step {
        PLACE if draft.place != service.site => {
            errors.push(FieldError::new("place", "book-office", Sentence::new("book-wrong-place")));
        }
        TIME if draft.start().is_none() => {
            errors.push(FieldError::new("slot", "book-times", Sentence::new("book-wrong-slot")));
        }
        DETAILS => {
            if draft.offering(service).is_none() {
                errors.push(FieldError::new("offering", "book-reason", Sentence::new("book-wrong-offering")));
            }
            if let Err(sentence) = draft.details() {
                errors.push(FieldError::new("detail", "book-details", sentence));
            }
        }
        PERSON => errors.extend(draft.person().err().into_iter().flatten()),
        _ => {}
    }
    errors
}
