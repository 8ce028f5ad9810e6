//! OK or KO.

use super::fields::Why;
use super::value::Value;

/// `stOutcome`: of a payment in a receipt, of a question in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    Ok,
    Ko,
}

impl Value for Outcome {
    fn read(text: &str) -> Result<Self, Why> {
        match text {
            "OK" => Ok(Outcome::Ok),
            "KO" => Ok(Outcome::Ko),
            _ => Err(Why::Form),
        }
    }

    fn write(&self) -> String {
        match self {
            Outcome::Ok => "OK".to_owned(),
            Outcome::Ko => "KO".to_owned(),
        }
    }
}
