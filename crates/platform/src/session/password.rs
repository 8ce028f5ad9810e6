//! Passwords of staff: Argon2id with OWASP's parameters, few at a time.

use std::sync::Arc;

use argon2::password_hash::{
    Output, ParamsString, PasswordHash, PasswordHasher, PasswordVerifier, SaltString,
};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::secrets::random_bytes;

/// Shortest password accepted (ASVS 6.2.1 asks for 8, advises 15).
pub const LENGTH_MIN: usize = 15;
/// Longer ones would only cost time.
pub const LENGTH_MAX: usize = 256;
/// Hashes computed at the same time: each takes 19 MiB and a core for about 20 ms.
const AT_ONCE: usize = 1;
/// Sign-ins waiting for their turn; beyond this the answer is "try again later".
const QUEUE_MAX: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordError {
    TooShort,
    TooLong,
    /// Too many sign-ins wait.
    Crowded,
    /// The stored hash cannot be read.
    Unreadable,
}

/// Makes and checks hashes, bounded.
#[derive(Clone)]
pub struct Hasher {
    turns: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    decoy: Arc<str>,
}

fn argon() -> Argon2<'static> {
    // m = 19 MiB, t = 2, p = 1: OWASP Password Storage Cheat Sheet.
    let params = Params::new(19 * 1024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of no password: chance stands where the outcome would, so that comparing with it takes as long as with a
/// real one, and nothing had to be computed.
fn decoy() -> Result<String, argon2::password_hash::Error> {
    let salt = SaltString::encode_b64(&random_bytes::<16>())?;
    let decoy = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon().params())?,
        salt: Some(salt.as_salt()),
        hash: Some(Output::new(&random_bytes::<32>())?),
    };
    Ok(decoy.to_string())
}

/// The hash of a password, in PHC form.
pub fn hash(password: &str) -> Result<String, PasswordError> {
    match password.chars().count() {
        0..LENGTH_MIN => return Err(PasswordError::TooShort),
        _ if password.len() > LENGTH_MAX => return Err(PasswordError::TooLong),
        _ => {}
    }
    let salt = SaltString::encode_b64(&random_bytes::<16>()).map_err(|_| PasswordError::Unreadable)?;
    let made = argon().hash_password(password.as_bytes(), &salt).map_err(|_| PasswordError::Unreadable)?;
    Ok(made.to_string())
}

fn matches(password: &str, stored: &str) -> Result<bool, PasswordError> {
    let stored = PasswordHash::new(stored).map_err(|_| PasswordError::Unreadable)?;
    Ok(password.len() <= LENGTH_MAX && argon().verify_password(password.as_bytes(), &stored).is_ok())
}

impl Hasher {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Hasher {
        let decoy = decoy().unwrap_or_default();
        Hasher {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(QUEUE_MAX)),
            decoy: decoy.into(),
        }
    }

    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        self.work(move || hash(&password)).await
    }

    /// `stored` is `None` for an unknown user: the same time passes, and the answer is no.
    pub async fn check(&self, password: String, stored: Option<String>) -> Result<bool, PasswordError> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.to_string());
        self.work(move || matches(&password, &stored)).await.map(|right| right && known)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _place = self.queue.try_acquire().map_err(|_| PasswordError::Crowded)?;
        let _turn = self.turns.acquire().await.map_err(|_| PasswordError::Crowded)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| PasswordError::Unreadable)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_matches_its_own_hash_only() {
        let stored = hash("una frase lunga abbastanza").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_eq!(matches("una frase lunga abbastanza", &stored), Ok(true));
        assert_eq!(matches("una frase lunga abbastanzA", &stored), Ok(false));
    }

    #[test]
    fn who_is_unknown_costs_as_much_and_gets_in_with_nothing() {
        let (real, decoy) = (hash("una frase lunga abbastanza").unwrap(), decoy().unwrap());
        let shape = |stored: &str| {
            let [_, kind, version, cost, salt, hash] = stored.split('$').collect::<Vec<_>>()[..] else {
                panic!()
            };
            (format!("{kind} {version} {cost}"), salt.len(), hash.len())
        };
        assert_eq!(shape(&decoy), shape(&real));
        assert_eq!(matches("una frase lunga abbastanza", &decoy), Ok(false));
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert_eq!(hash("corta"), Err(PasswordError::TooShort));
        assert_eq!(hash(&"a".repeat(300)), Err(PasswordError::TooLong));
    }
}
