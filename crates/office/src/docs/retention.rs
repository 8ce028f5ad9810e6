//! How long the help desk keeps what people wrote. No law gives these figures: the body's own plan of
//! conservation does, and these stand where it says nothing.

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RetentionDoc {
    /// Months after a request was closed: subject, messages, files and who asked. 0 keeps them for ever.
    pub tickets_months: i64,
    /// Files alone may go earlier.
    pub files_months: i64,
    /// Months after they arrived: letters byte for byte; what they said stays in the request.
    pub letters_months: i64,
    /// The same for certified mail, whose envelope proves something.
    pub certified_months: i64,
    /// Days that letters set aside or dropped lie.
    pub set_aside_days: i64,
    /// Months after a defect was closed: what was written about it. Number, supplier and times stay.
    pub defects_months: i64,
}

impl Default for RetentionDoc {
    fn default() -> Self {
        RetentionDoc {
            tickets_months: 24,
            files_months: 24,
            letters_months: 12,
            certified_months: 60,
            set_aside_days: 180,
            defects_months: 60,
        }
    }
}

impl RetentionDoc {
    pub(crate) fn is_usual(&self) -> bool {
        *self == RetentionDoc::default()
    }
}
