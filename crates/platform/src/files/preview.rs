//! Pictures that may stand in a page: decoded within limits and drawn anew, so that nothing of the sender's
//! file reaches a browser, neither what hides in it nor where it was taken.

use std::fs;
use std::io::{Cursor, Write};

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{Cabinet, Kind};
use crate::limits;

/// A phone takes 12 to 50 million pixels; a bomb claims more.
const PIXELS_MAX: u64 = 50_000_000;
const SIDE_PIXELS_MAX: u32 = 20_000;
const DECODER_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Longer side of what we draw.
const SHOWN_PIXELS: u32 = 1_600;
const JPEG_QUALITY: u8 = 85;

#[derive(Debug)]
pub(super) struct NoPreview;

/// The picture and its type for a browser; drawn once, then it lies beside its file. Blocks.
pub(super) fn preview(
    cabinet: &Cabinet,
    sha256: &str,
    kind: Kind,
) -> Result<(Vec<u8>, &'static str), NoPreview> {
    let format = match kind {
        Kind::Png => ImageFormat::Png,
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Webp => ImageFormat::WebP,
        Kind::Gif => ImageFormat::Gif,
        _ => return Err(NoPreview),
    };
    let kept = |end: &str| cabinet.path(sha256).with_extension(end);
    for (end, content_type) in [("preview.jpg", "image/jpeg"), ("preview.png", "image/png")] {
        if let Ok(bytes) = fs::read(kept(end)) {
            return Ok((bytes, content_type));
        }
    }
    let one_at_a_time = cabinet.drawing.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let bytes = cabinet.read(sha256).map_err(|_| NoPreview)?;
    let picture = decode(&bytes, format).map_err(|error| {
        tracing::debug!(%error, "a picture cannot be drawn");
        NoPreview
    })?;
    let (bytes, end, content_type) = encode(&picture).map_err(|_| NoPreview)?;
    drop(one_at_a_time);
    // Lost, it is drawn again: no need to wait for the disk.
    let part = kept("preview.part");
    let written = fs::File::create(&part).and_then(|mut file| file.write_all(&bytes));
    if let Err(error) = written.and_then(|()| fs::rename(&part, kept(end))) {
        tracing::warn!(%error, "a preview is not kept");
    }
    Ok((bytes, content_type))
}

fn decode(bytes: &[u8], format: ImageFormat) -> image::ImageResult<DynamicImage> {
    let mut most = Limits::default();
    (most.max_image_width, most.max_image_height) = (Some(SIDE_PIXELS_MAX), Some(SIDE_PIXELS_MAX));
    most.max_alloc = Some(DECODER_BYTES_MAX);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(most.clone());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > DECODER_BYTES_MAX {
        limits::hit("PIXELS_MAX");
        let kind = image::error::LimitErrorKind::DimensionError;
        return Err(image::ImageError::Limits(image::error::LimitError::from_kind(kind)));
    }
    decoder.set_limits(most)?;
    let turned = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    if width.max(height) > SHOWN_PIXELS {
        picture = picture.thumbnail(SHOWN_PIXELS, SHOWN_PIXELS);
    }
    picture.apply_orientation(turned);
    Ok(picture)
}

/// JPEG, unless something shines through.
fn encode(picture: &DynamicImage) -> image::ImageResult<(Vec<u8>, &'static str, &'static str)> {
    let mut bytes = Vec::new();
    if picture.color().has_alpha() {
        picture.to_rgba8().write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
        return Ok((bytes, "preview.png", "image/png"));
    }
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY))?;
    Ok((bytes, "preview.jpg", "image/jpeg"))
}
