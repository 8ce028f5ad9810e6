//! From a signer to an authority that we trust.

use jiff::Timestamp;
use x509_cert::Certificate;
use x509_cert::der::asn1::ObjectIdentifier as Oid;
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::BasicConstraints;

use super::algorithms::signed;

/// Authorities between a signer and a root.
const BETWEEN_MAX: usize = 4;
const BASIC_CONSTRAINTS: Oid = Oid::new_unwrap("2.5.29.19");

/// Whether a root vouches for `signer` at that moment, through the certificates that came along.
pub(super) fn leads_to_root(
    signer: &Certificate,
    along: &[&Certificate],
    roots: &[Certificate],
    at: Timestamp,
) -> bool {
    let mut below = signer;
    for _ in 0..=BETWEEN_MAX {
        if !is_valid(below, at) {
            return false;
        }
        if roots.iter().any(|root| is_valid(root, at) && vouches(root, below)) {
            return true;
        }
        let Some(above) = along.iter().find(|above| ***above != *below && vouches(above, below)) else {
            return false;
        };
        below = above;
    }
    false
}

fn vouches(above: &Certificate, below: &Certificate) -> bool {
    let named = above.tbs_certificate.subject == below.tbs_certificate.issuer;
    let (Ok(body), Some(signature)) = (below.tbs_certificate.to_der(), below.signature.as_bytes()) else {
        return false;
    };
    let key = &above.tbs_certificate.subject_public_key_info;
    named
        && is_authority(above)
        && signed(key, &below.signature_algorithm, None, &body, signature) == Some(true)
}

fn is_authority(certificate: &Certificate) -> bool {
    let all = certificate.tbs_certificate.extensions.iter().flatten();
    let basic = all.filter(|one| one.extn_id == BASIC_CONSTRAINTS);
    let mut read = basic.filter_map(|one| BasicConstraints::from_der(one.extn_value.as_bytes()).ok());
    read.any(|basic| basic.ca)
}

fn is_valid(certificate: &Certificate, at: Timestamp) -> bool {
    let validity = &certificate.tbs_certificate.validity;
    let seconds = |time: x509_cert::time::Time| time.to_unix_duration().as_secs() as i64;
    (seconds(validity.not_before)..=seconds(validity.not_after)).contains(&at.as_second())
}
