//! A flow from a file: XML of the older exchange, or the service's JSON with the lines under `data` beside the
//! header.

use pagopa::settlement::{FlowError, Settlement, rest, xml};

pub fn read_file(bytes: &[u8]) -> Result<Settlement, FlowError> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if start.trim_ascii_start().first() != Some(&b'{') {
        return xml::read(bytes);
    }
    let text = std::str::from_utf8(start).map_err(|_| FlowError::Json)?;
    Ok(Settlement { flow: rest::header(text)?, lines: rest::payments(text)?.items })
}
