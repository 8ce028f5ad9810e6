//! WAV files: RIFF, PCM, one channel, 16 bit, 22,050 Hz, which is what espeak-ng makes.

/// Samples a second.
pub(super) const RATE: usize = 22_050;

/// The file of these samples.
pub(super) fn write(samples: &[i16]) -> Vec<u8> {
    let data = samples.len() * 2;
    let mut file = Vec::with_capacity(44 + data);
    file.extend(b"RIFF");
    file.extend((36 + data as u32).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    for word in [1_u16, 1] {
        file.extend(word.to_le_bytes());
    }
    file.extend((RATE as u32).to_le_bytes());
    file.extend((RATE as u32 * 2).to_le_bytes());
    for word in [2_u16, 16] {
        file.extend(word.to_le_bytes());
    }
    file.extend(b"data");
    file.extend((data as u32).to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}

/// The samples of a file, or `None` when it is not in this format or holds none.
///
/// espeak-ng writing to a pipe cannot go back to fill in the lengths and leaves about 2 GB there, so the data
/// reach to the end of the file when the length says more.
pub(super) fn read(file: &[u8]) -> Option<Vec<i16>> {
    if file.get(..4)? != b"RIFF" || file.get(8..12)? != b"WAVE" {
        return None;
    }
    let (mut rest, mut right_format) = (&file[12..], false);
    loop {
        let name = rest.get(..4)?;
        let length = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?) as usize;
        let body = &rest[8..];
        match name {
            b"fmt " => right_format = is_ours(body.get(..16)?),
            b"data" if right_format => {
                let data = &body[..length.min(body.len())];
                let samples: Vec<i16> =
                    data.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
                return (!samples.is_empty()).then_some(samples);
            }
            _ => {}
        }
        // Chunks are padded to even length.
        rest = body.get(length.checked_add(length & 1)?..)?;
    }
}

fn is_ours(format: &[u8]) -> bool {
    let word = |at: usize| u16::from_le_bytes([format[at], format[at + 1]]);
    let rate = u32::from(word(4)) | u32::from(word(6)) << 16;
    word(0) == 1 && word(2) == 1 && rate as usize == RATE && word(14) == 16
}
