//! What a form is refused for is said above it, on the page that sent it, with what was typed.

use axum::http::StatusCode;
use axum::response::Response;
use pagopa::treasury::csv::value::NoText;
use platform::web::{Failed, Page, Sentence};

/// The sentence above the form. What is no matter of the form (a page that is not there, a store that does not
/// answer) goes on as it is.
pub fn above(page: &Page, error: impl Into<Failed>) -> Result<Option<String>, Failed> {
    let failed: Failed = error.into();
    match failed.status {
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT | StatusCode::PAYLOAD_TOO_LARGE => {
            Ok(Some(failed.sentence.say(page.tr)))
        }
        _ => Err(failed),
    }
}

/// The page of the form, which was not taken.
pub fn again(page: Response) -> Response {
    let mut page = page;
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    page
}

/// A file that is no CSV for what its bytes are: what it is, and how to save it so that it is one.
pub fn no_text(why: NoText) -> Sentence {
    Sentence::new(match why {
        NoText::Workbook => "file-no-csv-workbook",
        NoText::Encoding => "file-no-csv-encoding",
    })
}
