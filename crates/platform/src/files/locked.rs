//! Whether a file is encrypted, so that no scanner sees inside: people are told before they open it.

use super::Kind;

pub(super) fn is_locked(kind: Kind, bytes: &[u8]) -> bool {
    match kind {
        Kind::Zip | Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::Odt | Kind::Ods | Kind::Odp => zip(bytes),
        // The coder of AES-256 in the header (7-Zip, Methods.txt); it stands there in clear.
        Kind::SevenZip => says(bytes, &[0x06, 0xF1, 0x07, 0x01]),
        Kind::Rar => rar(bytes),
        Kind::Pdf => says(bytes, b"/Encrypt"),
        // [MS-OFFCRYPTO] 1.3.3: the stream that holds an encrypted document.
        Kind::OldOffice => says(bytes, &utf16("EncryptedPackage")),
        _ => false,
    }
}

fn says(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|part| part == what)
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// APPNOTE 4.4.4: bit 0 of the flags, in an entry's own header or in the directory's.
fn zip(bytes: &[u8]) -> bool {
    let flagged = |signature: &[u8; 4], at: usize| {
        let headers = bytes.windows(at + 1).filter(move |part| part.starts_with(signature));
        headers.into_iter().any(|part| part[at] & 1 == 1)
    };
    flagged(b"PK\x01\x02", 8)
        || (bytes.starts_with(b"PK\x03\x04") && bytes.get(6).is_some_and(|f| f & 1 == 1))
}

/// RAR 4: the flag of the archive's or a file's header. RAR 5: the header of encryption, or a file's record.
fn rar(bytes: &[u8]) -> bool {
    const MARK_4: usize = 7;
    const MARK_5: usize = 8;
    if bytes.starts_with(b"Rar!\x1a\x07\x01\x00") {
        // CRC32 of four bytes, size, then the type: 4 is encryption.
        return bytes.get(MARK_5 + 5) == Some(&4);
    }
    let flags = |at: usize| bytes.get(at + 3..at + 5).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]));
    let size = |at: usize| bytes.get(at + 5..at + 7).map_or(0, |two| u16::from_le_bytes([two[0], two[1]]));
    let file = MARK_4 + usize::from(size(MARK_4));
    flags(MARK_4) & 0x0080 != 0 || (bytes.get(file + 2) == Some(&0x74) && flags(file) & 0x0004 != 0)
}
