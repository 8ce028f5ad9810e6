//! What a counter asks for, in the words of an address: the same for its screen and for programs.

use office::{Office, rights};
use platform::web::{Caller, Failed, Sentence};

use super::{Action, ServeError};

/// Longest reason of a direct call, in characters.
const REASON_MAX: usize = 200;

/// What goes with the word of an action.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct Wish {
    pub visit: Option<i64>,
    /// Key of a service.
    pub service: Option<String>,
    pub because: Option<String>,
    /// The call that whoever asks believes to be at the counter, 0 for none; refused when it is not so.
    pub seen_call: Option<i64>,
    /// The step that the screen offered to undo; without it the last one.
    pub step: Option<i64>,
}

impl Wish {
    /// The action that `word` means.
    pub fn action(self, office: &Office, caller: &Caller, word: &str) -> Result<Action, Failed> {
        let visit = || self.visit.ok_or_else(|| Failed::bad(Sentence::new("serve-error-gone")));
        Ok(match word {
            "next" => Action::Next,
            "finish" => Action::Finish,
            "recall" => Action::Recall,
            "no-show" => Action::NoShow,
            "park" => Action::Park,
            "return-later" => Action::ReturnLater,
            "undo" => Action::Undo { step: self.step },
            "pause" => Action::Pause,
            "close" => Action::Close,
            "resume" => Action::Resume { visit: visit()? },
            "send-on" => {
                let service = self.service.as_deref().and_then(|key| office.service_by_key(key));
                Action::SendOn { service: service.ok_or(ServeError::UnknownService)?.id }
            }
            "pick" if !caller.may(rights::PICK) => return Err(Failed::forbidden()),
            "pick" => {
                let because = self.because.as_deref().unwrap_or("").chars().take(REASON_MAX).collect();
                Action::Pick { visit: visit()?, because }
            }
            _ => return Err(Failed::not_found()),
        })
    }
}
