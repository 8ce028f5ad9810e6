//! Mail addresses: a structural check. Whether one works is learnt by writing to it.

use std::fmt;

/// Longest address, in bytes (RFC 5321 §4.5.3.1.3, less the angle brackets).
const ADDRESS_MAX: usize = 254;
/// Longest part before the `@` (RFC 5321 §4.5.3.1.1).
const LOCAL_MAX: usize = 64;
/// Longest label of a domain (RFC 1035 §2.3.4).
const LABEL_MAX: usize = 63;

/// An address in ASCII with a lower-case domain. The part before the `@` keeps its case: RFC 5321 lets the
/// receiver tell cases apart. Quoted local parts, addresses in brackets and comments are refused.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// Why a typed text is no mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    Empty,
    /// More than 254 bytes.
    Long,
    /// A line break or other control character: refused by itself, since it could forge mail headers.
    Control,
    /// No `@`, or more than one.
    At,
    /// The part before the `@`.
    Local,
    /// The part after the `@`.
    Domain,
}

impl Email {
    /// Reads a typed address, trimming spaces only.
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let text = typed.trim_matches(' ');
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.len() > ADDRESS_MAX {
            return Err(EmailError::Long);
        }
        if text.chars().any(char::is_control) {
            return Err(EmailError::Control);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::At)?;
        if domain.contains('@') {
            return Err(EmailError::At);
        }
        if !is_local(local) {
            return Err(EmailError::Local);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the `@`, in lower case.
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

/// Words of RFC 5322 `atext` joined by single dots.
fn is_local(local: &str) -> bool {
    let atext = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    local.len() <= LOCAL_MAX && local.split('.').all(|word| !word.is_empty() && word.chars().all(atext))
}

/// At least two labels, the last of which is no number: mail to bare hosts or addresses is not wanted.
fn is_domain(domain: &str) -> bool {
    let mut labels = 0;
    let mut last = "";
    for label in domain.split('.') {
        let fits = (1..=LABEL_MAX).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-');
        if !fits {
            return false;
        }
        labels += 1;
        last = label;
    }
    labels >= 2 && last.len() >= 2 && last.starts_with(|c: char| c.is_ascii_alphabetic())
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Email({})", crate::DOTS)
    }
}
