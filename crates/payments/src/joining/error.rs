use platform::store::StoreError;
use platform::web::{Failed, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JoiningError {
    /// Not a product of the platform, or not its first or second key.
    Unknown,
    /// Not 16 to 128 letters, digits and hyphens.
    Key,
    /// The same key stands in the other place.
    KeyTwice,
    /// Not a certificate in PEM form.
    Certificate,
    /// It has ended.
    CertificateEnded,
    /// Two others are accepted already.
    CertificatesFull,
    Store(StoreError),
}

impl From<StoreError> for JoiningError {
    fn from(error: StoreError) -> Self {
        JoiningError::Store(error)
    }
}

impl From<JoiningError> for Failed {
    fn from(error: JoiningError) -> Failed {
        let key = match error {
            JoiningError::Unknown => return Failed::not_found(),
            JoiningError::Store(error) => return error.into(),
            JoiningError::Key => "joining-error-key",
            JoiningError::KeyTwice => "joining-error-key-twice",
            JoiningError::Certificate => "joining-error-certificate",
            JoiningError::CertificateEnded => "joining-error-certificate-ended",
            JoiningError::CertificatesFull => "joining-error-certificates-full",
        };
        Failed::bad(Sentence::new(key))
    }
}
