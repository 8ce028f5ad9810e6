//! What may be shown, told by the content and not by the sender. Never SVG or HTML: both can run programs.

use super::MediaError;

/// Longest name, folders included.
pub(super) const NAME_CHARS_MAX: usize = 100;

/// Longest side of a picture: twice the largest display, and what graphics chips of small boards take.
pub(super) const SIDE_PIXELS_MAX: usize = 8_000;
/// Largest picture: 160 MB once unpacked, at four bytes a pixel.
pub(super) const PICTURE_PIXELS_MAX: usize = 40_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Png,
    Jpeg,
    Webp,
    /// H.264 in an MP4 container: what every browser on a small board plays.
    Mp4,
}

impl Kind {
    pub const ALL: [Kind; 4] = [Kind::Png, Kind::Jpeg, Kind::Webp, Kind::Mp4];

    /// The word in the table, and the end of the file's name on the shelf.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
            Kind::Webp => "webp",
            Kind::Mp4 => "mp4",
        }
    }

    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Webp => "image/webp",
            Kind::Mp4 => "video/mp4",
        }
    }

    pub fn is_video(self) -> bool {
        self == Kind::Mp4
    }

    /// What a screen must be able to hold once it is unpacked: a small file can announce a very large picture.
    /// A video is unpacked a frame at a time.
    pub fn check_size(self, bytes: &[u8]) -> Result<(), MediaError> {
        if self.is_video() {
            return Ok(());
        }
        let size = imagesize::blob_size(bytes).map_err(|_| MediaError::Unreadable)?;
        match (size.width, size.height) {
            (0, _) | (_, 0) => Err(MediaError::Unreadable),
            (wide, high) if wide.max(high) > SIDE_PIXELS_MAX => Err(MediaError::TooWide),
            (wide, high) if wide * high > PICTURE_PIXELS_MAX => Err(MediaError::TooWide),
            _ => Ok(()),
        }
    }

    /// By the signature that each format begins with.
    pub fn of_content(bytes: &[u8]) -> Option<Kind> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Kind::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Kind::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Kind::Webp)
        } else if is_h264(bytes) {
            Some(Kind::Mp4)
        } else {
            None
        }
    }
}

/// An MP4 begins with the box `ftyp`; its box `moov` names the codec of each track (ISO/IEC 14496-12, -15).
fn is_h264(bytes: &[u8]) -> bool {
    let mut boxes = Boxes(bytes);
    let begins = boxes.next().is_some_and(|(name, _)| name == b"ftyp");
    let names_avc = |content: &[u8]| content.windows(4).any(|four| four == b"avc1" || four == b"avc3");
    begins && boxes.any(|(name, content)| name == b"moov" && names_avc(content))
}

/// The outermost boxes: length of 32 bits, name, content; 1 announces a length of 64 bits, 0 reaches to the end.
struct Boxes<'a>(&'a [u8]);

impl<'a> Iterator for Boxes<'a> {
    type Item = (&'a [u8], &'a [u8]);
    fn next(&mut self) -> Option<Self::Item> {
        let (length, name) = (self.0.get(..4)?, self.0.get(4..8)?);
        let short = u32::from_be_bytes(length.try_into().ok()?);
        let (head, whole) = match short {
            0 => (8, self.0.len()),
            1 => (16, usize::try_from(u64::from_be_bytes(self.0.get(8..16)?.try_into().ok()?)).ok()?),
            short => (8, short as usize),
        };
        let content = self.0.get(head..whole)?;
        self.0 = self.0.get(whole..)?;
        Some((name, content))
    }
}

/// Checks the name of a file and answers the kind that its end promises. Folders are allowed, so that a
/// file can lie below the office file; ways out of them are not.
pub fn name(name: &str) -> Result<Kind, MediaError> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
    };
    if name.len() > NAME_CHARS_MAX || !name.split('/').all(plain) {
        return Err(MediaError::Name);
    }
    let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    Kind::parse(if end == "jpeg" { "jpg" } else { &end }).ok_or(MediaError::Type)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = (content.len() as u32 + 8).to_be_bytes();
        [&length[..], name, content].concat()
    }

    #[test]
    fn the_content_decides() {
        assert_eq!(Kind::of_content(b"\x89PNG\r\n\x1a\n..."), Some(Kind::Png));
        assert_eq!(Kind::of_content(b"\xff\xd8\xff\xe0"), Some(Kind::Jpeg));
        assert_eq!(Kind::of_content(b"RIFF\x10\0\0\0WEBPVP8 "), Some(Kind::Webp));
        for other in [&b""[..], b"<html>", b"<svg xmlns=", b"GIF89a", b"RIFF\x10\0\0\0WAVE", b"\x89PNG"] {
            assert_eq!(Kind::of_content(other), None);
        }
    }

    /// A PNG that has a header and nothing else.
    fn announced(wide: u32, high: u32) -> Vec<u8> {
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        [&head[..], &wide.to_be_bytes(), &high.to_be_bytes(), b"\x08\x06\0\0\0"].concat()
    }

    #[test]
    fn a_picture_is_as_large_as_its_header_says() {
        let of = |wide, high| Kind::Png.check_size(&announced(wide, high));
        for (wide, high) in [(1, 1), (8_000, 5_000), (5_000, 8_000), (8_000, 1)] {
            assert_eq!(of(wide, high), Ok(()), "{wide} {high}");
        }
        for (wide, high) in [(8_001, 1), (1, 8_001), (8_000, 5_001), (u32::MAX, u32::MAX)] {
            assert_eq!(of(wide, high), Err(MediaError::TooWide), "{wide} {high}");
        }
        assert_eq!(of(0, 10), Err(MediaError::Unreadable));
        for bytes in [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe0\0\0\0", b""] {
            assert_eq!(Kind::Png.check_size(bytes), Err(MediaError::Unreadable), "{bytes:?}");
        }
        let jpeg = b"\xff\xd8\xff\xc0\0\x11\x08\x20\x00\x20\x00\x03";
        assert_eq!(Kind::Jpeg.check_size(jpeg), Err(MediaError::TooWide), "8192 a side");
        assert_eq!(Kind::Mp4.check_size(b""), Ok(()));
    }

    #[test]
    fn a_video_is_h264_in_mp4() {
        let (begin, data) = (boxed(b"ftyp", b"isom\0\0\x02\0"), boxed(b"mdat", b"avc1 here says nothing"));
        let moov = |codec: &[u8]| boxed(b"moov", &[b"\0\0\0\x0cstsd", codec].concat());
        assert_eq!(Kind::of_content(&[&begin[..], &data, &moov(b"avc1")].concat()), Some(Kind::Mp4));
        assert_eq!(Kind::of_content(&[&begin[..], &data, &moov(b"hvc1")].concat()), None);
        assert_eq!(Kind::of_content(&[&begin[..], &data].concat()), None);
        assert_eq!(Kind::of_content(&begin), None);
        // A box that says it is longer than the file.
        assert_eq!(Kind::of_content(b"\xff\xff\xff\xffftypisom"), None);
    }

    #[test]
    fn names_stay_in_their_folder() {
        assert_eq!(name("orari.png"), Ok(Kind::Png));
        assert_eq!(name("media/Orari_2026.JPEG"), Ok(Kind::Jpeg));
        for way_out in
            ["", "../a.png", "/etc/a.png", "a/../b.png", ".a.png", "a//b.png", "c:\\a.png", "a b.png"]
        {
            assert_eq!(name(way_out), Err(MediaError::Name), "{way_out}");
        }
        assert_eq!(name(&format!("{}.png", "a".repeat(200))), Err(MediaError::Name));
        for other in ["a.svg", "a.html", "png", "a.png.exe"] {
            assert_eq!(name(other), Err(MediaError::Type), "{other}");
        }
    }
}
