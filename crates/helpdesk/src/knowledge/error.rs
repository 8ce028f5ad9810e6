//! Why something could not be done to an article.

use platform::store::StoreError;
use platform::web::{Failed, Sentence};

use super::files::FILES_MAX;
use super::{TEXT_MAX, TITLE_MAX};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KnowledgeError {
    /// No such article here, or not for this reader.
    Unknown,
    /// Somebody saved or moved it in the meantime.
    Changed,
    /// From where it stands it cannot become that.
    Transition,
    /// Who wrote a text does not approve it.
    OwnText,
    Title,
    Text,
    /// An area, a language, a member of the staff or a ticket that is not there.
    Whom,
    /// A review date that is no date, or has passed.
    Review,
    /// More files than [`FILES_MAX`].
    Files,
    /// Files come with a draft: what others approved stays as it is.
    FilesApproved,
    /// This visitor has voted today.
    Voted,
    Store(StoreError),
}

impl From<StoreError> for KnowledgeError {
    fn from(error: StoreError) -> Self {
        KnowledgeError::Store(error)
    }
}

impl From<KnowledgeError> for Failed {
    fn from(error: KnowledgeError) -> Failed {
        let bad = |key| Failed::bad(Sentence::new(key));
        match error {
            KnowledgeError::Unknown => Failed::not_found(),
            KnowledgeError::Changed => Failed::conflict(Sentence::new("knowledge-error-changed")),
            KnowledgeError::Transition => Failed::conflict(Sentence::new("knowledge-error-transition")),
            KnowledgeError::OwnText => Failed::conflict(Sentence::new("knowledge-error-own")),
            KnowledgeError::Title => {
                Failed::bad(Sentence::new("knowledge-error-title").with("most", TITLE_MAX))
            }
            KnowledgeError::Text => Failed::bad(Sentence::new("knowledge-error-text").with("most", TEXT_MAX)),
            KnowledgeError::Whom => bad("knowledge-error-whom"),
            KnowledgeError::Review => bad("knowledge-error-review"),
            KnowledgeError::Files => {
                Failed::bad(Sentence::new("knowledge-error-files").with("most", FILES_MAX))
            }
            KnowledgeError::FilesApproved => {
                Failed::conflict(Sentence::new("knowledge-error-files-approved"))
            }
            KnowledgeError::Voted => Failed::conflict(Sentence::new("knowledge-error-voted")),
            KnowledgeError::Store(error) => error.into(),
        }
    }
}
