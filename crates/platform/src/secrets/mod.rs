//! Secrets: one kind of token, one key file, keyed look-ups.

mod locked;
mod sealed;

pub use sealed::SHORT_BITS;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// 128 random bits: the only kind of bearer token in the program. Stored as a hash, never as itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(pub [u8; 16]);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// Fresh randomness of the operating system; its absence is fatal, never papered over.
    pub fn random() -> Token {
        Token(random_bytes())
    }
    /// Lower-case hexadecimal, 32 characters.
    pub fn text(&self) -> String {
        hex(&self.0)
    }
    pub fn parse(text: &str) -> Option<Token> {
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0u8; 16];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(Token(bytes))
    }
    /// What is stored and looked up.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |text, byte| text + &format!("{byte:02x}"))
}

/// # Panics
/// When the operating system has no randomness to give: then no secret may be made at all.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// The installation's own key; everything keyed is derived from it under a purpose.
#[derive(Clone)]
pub struct MasterKey([u8; 32]);

impl MasterKey {
    pub fn of_bytes(bytes: [u8; 32]) -> MasterKey {
        MasterKey(bytes)
    }

    /// Reads the key file or makes it; refuses one that others can read.
    pub fn load(file: &Path) -> Result<MasterKey, String> {
        if !file.exists() {
            let bytes: [u8; 32] = random_bytes();
            let made = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file);
            made.and_then(|mut f| f.write_all(&bytes).and_then(|()| f.sync_all()))
                .map_err(|e| format!("{}: {e}", file.display()))?;
        }
        let mode = fs::metadata(file).map_err(|e| format!("{}: {e}", file.display()))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(format!("{}: readable by others; chmod 600 it", file.display()));
        }
        let bytes = fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let key = bytes.try_into().map_err(|_| format!("{}: not a key of 32 bytes", file.display()))?;
        Ok(MasterKey(key))
    }

    /// HMAC-SHA256 of `message` under this key and `purpose`.
    pub fn keyed(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).unwrap_or_else(|_| unreachable!("any length fits"));
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}
