//! A signature beside what it signs (`multipart/signed`, RFC 1847).

use cms::cert::CertificateChoices;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use jiff::Timestamp;
use x509_cert::Certificate;
use x509_cert::der::asn1::{ObjectIdentifier as Oid, OctetString};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::SubjectKeyIdentifier;

use super::super::{head::Head, media::Media, split, transfer};
use super::Signature;
use super::algorithms::{Hash, hash_of, signed};
use super::chain::leads_to_root;

const MESSAGE_DIGEST: Oid = Oid::new_unwrap("1.2.840.113549.1.9.4");
const KEY_IDENTIFIER: Oid = Oid::new_unwrap("2.5.29.14");
/// A signed letter has two parts; more say that it is something else.
const PARTS: usize = 2;

/// What is signed, byte for byte, and the signature.
pub(super) fn parts(raw: &[u8]) -> Option<(&[u8], Vec<u8>)> {
    let (head, body) = Head::of_message(raw);
    let media = Media::of(&head, "text/plain");
    if media.kind != "multipart/signed" {
        return None;
    }
    let parts = split::parts(body, media.boundary.as_deref(), PARTS)?;
    let [content, signature] = parts[..] else { return None };
    let (head, body) = Head::split(signature);
    let media = Media::of(&head, "text/plain");
    media.is_signature().then(|| (content, transfer::decode(body, &media.encoding).into_owned()))
}

/// All signers have to be right; of those of certified mail there is one.
pub(super) fn verify(signed: &SignedData, content: &[u8], roots: &[Certificate], at: Timestamp) -> Signature {
    let along: Vec<&Certificate> =
        signed.certificates.iter().flat_map(|set| set.0.iter()).filter_map(plain).collect();
    let mut found = None;
    for signer in signed.signer_infos.0.iter() {
        let one = by_one(signer, &along, content, roots, at);
        match one {
            Signature::Invalid => return one,
            Signature::Unverifiable => found = Some(one),
            _ if found.is_none() => found = Some(one),
            _ => {}
        }
    }
    found.unwrap_or(Signature::Unverifiable)
}

fn plain(choice: &CertificateChoices) -> Option<&Certificate> {
    if let CertificateChoices::Certificate(certificate) = choice { Some(certificate) } else { None }
}

fn by_one(
    signer: &SignerInfo,
    along: &[&Certificate],
    content: &[u8],
    roots: &[Certificate],
    at: Timestamp,
) -> Signature {
    let own = along.iter().find(|certificate| is_of(certificate, &signer.sid));
    let (Some(own), Some(hash)) = (own, hash_of(&signer.digest_alg)) else { return Signature::Unverifiable };
    // Lines travel with CR LF; a mailbox on a disk may have lost half of it.
    let right = is_right(signer, own, content, hash).map(|right| {
        right
            || (!content.contains(&b'\r') && is_right(signer, own, &with_breaks(content), hash) == Some(true))
    });
    match right {
        None => Signature::Unverifiable,
        Some(false) => Signature::Invalid,
        Some(true) if !leads_to_root(own, along, roots, at) => Signature::Unverifiable,
        Some(true) if hash == Hash::Sha1 => Signature::VerifiedWeak,
        Some(true) => Signature::Verified,
    }
}

fn with_breaks(content: &[u8]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(content.len() + content.len() / 40);
    for byte in content {
        if *byte == b'\n' {
            whole.push(b'\r');
        }
        whole.push(*byte);
    }
    whole
}

/// RFC 5652 §5.4: over the signed attributes where there are any, and among these is the content's digest.
fn is_right(signer: &SignerInfo, own: &Certificate, content: &[u8], hash: Hash) -> Option<bool> {
    let digest = hash.of(content);
    let key = &own.tbs_certificate.subject_public_key_info;
    let signature = signer.signature.as_bytes();
    let Some(attributes) = &signer.signed_attrs else {
        return signed(key, &signer.signature_algorithm, Some(hash), content, signature);
    };
    let said = attributes.iter().find(|attribute| attribute.oid == MESSAGE_DIGEST)?;
    let said = said.values.iter().next()?.decode_as::<OctetString>().ok()?;
    let over = attributes.to_der().ok()?;
    let right = signed(key, &signer.signature_algorithm, Some(hash), &over, signature)?;
    Some(right && said.as_bytes() == digest.as_ref())
}

fn is_of(certificate: &Certificate, sid: &SignerIdentifier) -> bool {
    let body = &certificate.tbs_certificate;
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(of) => {
            of.issuer == body.issuer && of.serial_number == body.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(of) => {
            let all = body.extensions.iter().flatten().filter(|one| one.extn_id == KEY_IDENTIFIER);
            let mut read =
                all.filter_map(|one| SubjectKeyIdentifier::from_der(one.extn_value.as_bytes()).ok());
            read.any(|own| own == *of)
        }
    }
}
