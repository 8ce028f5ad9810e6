//! Which algorithms are meant, and whether a signature is right.

use ring::digest::{self, Digest};
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::der::asn1::ObjectIdentifier as Oid;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
const P256: Oid = Oid::new_unwrap("1.2.840.10045.3.1.7");
const P384: Oid = Oid::new_unwrap("1.3.132.0.34");

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

use Hash::*;

/// Digests, and signatures that name theirs.
const HASHES: [(Oid, Hash); 11] = [
    (Oid::new_unwrap("1.3.14.3.2.26"), Sha1),
    (Oid::new_unwrap("2.16.840.1.101.3.4.2.1"), Sha256),
    (Oid::new_unwrap("2.16.840.1.101.3.4.2.2"), Sha384),
    (Oid::new_unwrap("2.16.840.1.101.3.4.2.3"), Sha512),
    (Oid::new_unwrap("1.2.840.113549.1.1.5"), Sha1),
    (Oid::new_unwrap("1.2.840.113549.1.1.11"), Sha256),
    (Oid::new_unwrap("1.2.840.113549.1.1.12"), Sha384),
    (Oid::new_unwrap("1.2.840.113549.1.1.13"), Sha512),
    (Oid::new_unwrap("1.2.840.10045.4.3.2"), Sha256),
    (Oid::new_unwrap("1.2.840.10045.4.3.3"), Sha384),
    (Oid::new_unwrap("1.2.840.10045.4.3.4"), Sha512),
];

pub(super) fn hash_of(algorithm: &AlgorithmIdentifierOwned) -> Option<Hash> {
    HASHES.iter().find(|(oid, _)| *oid == algorithm.oid).map(|(_, hash)| *hash)
}

impl Hash {
    pub fn of(self, bytes: &[u8]) -> Digest {
        let algorithm = match self {
            Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
            Sha256 => &digest::SHA256,
            Sha384 => &digest::SHA384,
            Sha512 => &digest::SHA512,
        };
        digest::digest(algorithm, bytes)
    }
}

/// Whether `key` signed `message`; `None` where we do not know how to tell. A signature that does not name its
/// digest has the one of `digest`.
pub(super) fn signed(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    digest: Option<Hash>,
    message: &[u8],
    signature: &[u8],
) -> Option<bool> {
    let hash = hash_of(algorithm).or(digest)?;
    let method = method(key, hash)?;
    let key = key.subject_public_key.as_bytes()?;
    Some(UnparsedPublicKey::new(method, key).verify(message, signature).is_ok())
}

fn method(key: &SubjectPublicKeyInfoOwned, hash: Hash) -> Option<&'static dyn VerificationAlgorithm> {
    let curve = || key.algorithm.parameters.as_ref()?.decode_as::<Oid>().ok();
    if key.algorithm.oid == RSA {
        return Some(match hash {
            Sha1 => &signature::RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY,
            Sha256 => &signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
            Sha384 => &signature::RSA_PKCS1_2048_8192_SHA384,
            Sha512 => &signature::RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY,
        });
    }
    match (curve()?, hash) {
        (P256, Sha256) => Some(&signature::ECDSA_P256_SHA256_ASN1),
        (P256, Sha384) => Some(&signature::ECDSA_P256_SHA384_ASN1),
        (P384, Sha256) => Some(&signature::ECDSA_P384_SHA256_ASN1),
        (P384, Sha384) => Some(&signature::ECDSA_P384_SHA384_ASN1),
        _ => None,
    }
}
