//! Secrets of others that we must be able to say again, such as keys for another system: encrypted with a key
//! derived from the installation's own, so that a copy of the database tells nothing.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use super::MasterKey;

impl MasterKey {
    /// The secret, encrypted and tied to `purpose` and to what it is `about`: moved elsewhere it opens nothing.
    /// `nonce` is fresh randomness; it is the beginning of the result.
    pub fn lock(&self, purpose: &str, about: &str, nonce: [u8; NONCE_LEN], secret: &[u8]) -> Vec<u8> {
        let mut text = secret.to_vec();
        let sealed = self.locker(purpose).seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(about.as_bytes()),
            &mut text,
        );
        sealed.unwrap_or_else(|_| unreachable!("a secret is shorter than 256 GB"));
        [nonce.as_slice(), &text].concat()
    }

    /// What [`lock`](Self::lock) took, for the same purpose and matter only.
    pub fn unlock(&self, purpose: &str, about: &str, locked: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = locked.split_first_chunk::<NONCE_LEN>()?;
        let mut text = text.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let opened = self.locker(purpose).open_in_place(nonce, Aad::from(about.as_bytes()), &mut text);
        opened.ok().map(|opened| opened.to_vec())
    }

    fn locker(&self, purpose: &str) -> LessSafeKey {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.keyed(purpose, b"lock"));
        LessSafeKey::new(key.unwrap_or_else(|_| unreachable!("32 bytes are a key")))
    }
}

#[cfg(test)]
mod tests {
    use super::MasterKey;

    #[test]
    fn a_locked_secret_opens_where_it_belongs_and_unchanged() {
        let key = MasterKey::of_bytes([7; 32]);
        let locked = key.lock("platform key", "1 fdr", [9; 12], b"0123456789abcdef");
        assert!(!locked.windows(4).any(|part| part == b"0123"));
        assert_eq!(key.unlock("platform key", "1 fdr", &locked).as_deref(), Some(&b"0123456789abcdef"[..]));
        assert_eq!(key.unlock("platform key", "2 fdr", &locked), None);
        assert_eq!(key.unlock("other", "1 fdr", &locked), None);
        assert_eq!(MasterKey::of_bytes([8; 32]).unlock("platform key", "1 fdr", &locked), None);
        for at in 0..locked.len() {
            let mut damaged = locked.clone();
            damaged[at] ^= 1;
            assert_eq!(key.unlock("platform key", "1 fdr", &damaged), None);
        }
        assert_eq!(key.unlock("platform key", "1 fdr", &[]), None);
    }
}
