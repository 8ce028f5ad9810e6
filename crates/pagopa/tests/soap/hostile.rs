//! Messages that nobody should send.

use pagopa::soap::*;
use proptest::prelude::*;

use crate::samples::{VERIFY, envelope};

/// Bytes taken out, put in, doubled.
#[derive(Clone, Debug)]
pub struct Damage(Vec<(usize, usize, Vec<u8>)>);

pub fn damage() -> impl Strategy<Value = Damage> {
    let markup =
        ["<", ">", "</", "/>", "&", "&amp;", "&#0;", "<!--", "]]>", "<![CDATA[", "<?x", "\"", " xmlns=\"\""];
    let piece = prop_oneof![
        prop::sample::select(markup.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec((any::<usize>(), 0..40usize, piece), 1..4).prop_map(Damage)
}

impl Damage {
    pub fn done_to(&self, mut bytes: Vec<u8>) -> Vec<u8> {
        for (at, long, piece) in &self.0 {
            let start = at % bytes.len().max(1);
            let end = (start + long).min(bytes.len());
            bytes.splice(start.min(end)..end, piece.iter().copied());
        }
        bytes
    }
}

fn refused(text: &str) -> EnvelopeError {
    match read_request(text.as_bytes()) {
        Err(ReadError::Envelope(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_document_type_is_refused() {
    let bomb = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{}", envelope(VERIFY));
    assert!(matches!(refused(&bomb), EnvelopeError::Dtd { at: Position { line: 1, column: 1 } }));
}

#[test]
fn caps_are_kept() {
    let deep = format!("{}{}", "<a>".repeat(DEPTH_MAX + 1), "</a>".repeat(DEPTH_MAX + 1));
    assert!(matches!(refused(&deep), EnvelopeError::TooDeep { .. }));
    let wide = format!("<a>{}</a>", "<b/>".repeat(NODES_MAX as usize));
    assert!(matches!(refused(&wide), EnvelopeError::TooManyNodes { .. }));
    let many: String = (0..=ATTRIBUTES_MAX).map(|n| format!(" a{n}=\"\"")).collect();
    assert!(matches!(refused(&format!("<a{many}/>")), EnvelopeError::TooManyAttributes { .. }));
    let large = " ".repeat(BODY_BYTES_MAX + 1);
    assert_eq!(refused(&large), EnvelopeError::TooLarge { bytes: BODY_BYTES_MAX + 1 });
}

#[test]
fn other_encodings_are_refused() {
    let declared = |name: &str| format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{}", envelope(VERIFY));
    for name in ["UTF-16", "windows-1252", "EBCDIC-CP-IT"] {
        assert_eq!(refused(&declared(name)), EnvelopeError::Encoding { name: name.to_owned() });
    }
    for name in ["UTF-8", "utf-8", "US-ASCII", "ISO-8859-1"] {
        assert!(read_request(declared(name).as_bytes()).is_ok(), "{name}");
    }
    let utf16: Vec<u8> = envelope(VERIFY).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(read_request(&utf16), Err(ReadError::Envelope(EnvelopeError::Encoding { .. }))));
    let marked = format!("\u{feff}{}", envelope(VERIFY));
    assert!(read_request(marked.as_bytes()).is_ok());
}

#[test]
fn latin_letters_are_understood_when_declared() {
    let text = envelope(&VERIFY.replace("77777777777_01", "Citt\u{e0}"));
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("latin")).collect();
    assert!(matches!(read_request(&latin), Err(ReadError::Envelope(EnvelopeError::Bytes { .. }))));
    let declared = [b"<?xml version='1.0' encoding='ISO-8859-1'?>".as_slice(), &latin].concat();
    assert_eq!(read_request(&declared).expect("read").sender().station.as_str(), "Citt\u{e0}");
}

#[test]
fn envelopes_that_are_none() {
    assert!(matches!(refused("<a/>"), EnvelopeError::NoEnvelope { .. }));
    let other =
        envelope(VERIFY).replace("schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope");
    assert!(matches!(refused(&other), EnvelopeError::Version { .. }));
    assert!(matches!(refused(&envelope("")), EnvelopeError::Body { .. }));
    assert!(matches!(refused(&envelope(&VERIFY.repeat(2))), EnvelopeError::Body { .. }));
    let foreign = VERIFY.replace("pa/paForNode.xsd", "node/nodeForPsp.xsd");
    assert!(matches!(refused(&envelope(&foreign)), EnvelopeError::Unknown { .. }));
    let header = "<s:Header><t:x xmlns:t='urn:t' s:mustUnderstand='1'/></s:Header><s:Body>";
    let error = refused(&envelope(VERIFY).replace("<s:Body>", header));
    assert_eq!(SoapFault::from(&error).side, FaultSide::MustUnderstand);
}

#[test]
fn a_fault_of_the_envelope_is_read_by_the_other_side() {
    let fault = SoapFault::new(FaultSide::Client, "a < b & \u{1}c");
    let read = read_response(fault.to_envelope().as_bytes());
    assert_eq!(
        read,
        Err(ReadError::Refused(SoapFault { side: FaultSide::Client, text: "a < b & c".to_owned() }))
    );
}
