use super::*;

#[test]
fn the_content_decides() {
    for (content, kind) in [
        (&b"\x89PNG\r\n\x1a\n"[..], Kind::Png),
        (b"%PDF-1.7\n", Kind::Pdf),
        (b"GIF89a\x01\0", Kind::Gif),
        (b"  <svg xmlns='http://www.w3.org/2000/svg'>", Kind::Svg),
        (b"<?xml version='1.0'?><!-- --><SVG onload=alert(1)>", Kind::Svg),
        (b"hello <SCRIPT>alert(1)</script>", Kind::Html),
        (b"\0\0<html>", Kind::Html),
        (b"<?xml version='1.0'?><a/>", Kind::Xml),
        ("Però".as_bytes(), Kind::Text),
        (b"", Kind::Text),
        (b"MZ\x90\0\x03", Kind::Other),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::OldOffice),
        (b"PK\x03\x04 [Content_Types].xml word/document.xml", Kind::Docx),
        (b"PK\x03\x04", Kind::Zip),
    ] {
        assert_eq!(Kind::of_content(content), kind, "{:?}", String::from_utf8_lossy(content));
        assert_eq!(Kind::parse(kind.word()), Some(kind));
    }
    for kind in [Kind::Svg, Kind::Html, Kind::Xml] {
        assert_eq!(kind.content_type(), "application/octet-stream");
        assert!(!kind.is_drawable());
    }
}

#[test]
fn encrypted_archives_are_flagged() {
    let entry = |flags: u8| [b"PK\x03\x04\x14\0", &[flags, 0][..], &[0; 40]].concat();
    let directory = |flags: u8| [&entry(0)[..], b"PK\x01\x02\x14\0\x14\0", &[flags, 0], &[0; 40]].concat();
    let old = |text: &str| {
        let name: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &name[..]].concat()
    };
    let rar5 = |kind: u8| [b"Rar!\x1a\x07\x01\x00CRC4\x0b", &[kind, 0, 0][..]].concat();
    for (content, expected) in [
        (entry(0), false),
        (entry(1), true),
        (directory(0), false),
        (directory(9), true),
        (b"%PDF-1.7 trailer << /Encrypt 5 0 R >>".to_vec(), true),
        (b"%PDF-1.7 trailer << >>".to_vec(), false),
        (b"7z\xbc\xaf\x27\x1c....\x06\xf1\x07\x01".to_vec(), true),
        (old("EncryptedPackage"), true),
        (old("WordDocument"), false),
        (rar5(4), true),
        (rar5(1), false),
        (b"Rar!\x1a\x07\x00\0\0\x73\x80\0\x0d\0".to_vec(), true),
        (b"PK\x03\x04".to_vec(), false),
        (b"Rar!\x1a\x07".to_vec(), false),
    ] {
        let kind = Kind::of_content(&content);
        assert_eq!(locked::is_locked(kind, &content), expected, "{:?}", String::from_utf8_lossy(&content));
    }
}

#[test]
fn pictures_are_drawn_anew_and_within_limits() {
    let house = House::open(None);
    let draw = |bytes: &[u8]| {
        let kept = house.cabinet.keep("a", bytes).unwrap();
        super::super::preview::preview(&house.cabinet, &kept.sha256, kept.kind)
    };
    let mut png = Vec::new();
    let wide = image::RgbImage::from_pixel(3_000, 30, image::Rgb([200, 10, 10]));
    wide.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    png.extend_from_slice(b"<script>alert(1)</script>");
    let (drawn, content_type) = draw(&png).unwrap();
    assert_eq!(content_type, "image/jpeg");
    assert!(!drawn.windows(7).any(|part| part == b"<script"), "what hid behind the picture is gone");
    assert_eq!(image::load_from_memory(&drawn).unwrap().width(), 1_600);
    assert_eq!(draw(&png).unwrap().0, drawn, "the second time it lies there");
    assert_eq!(house.lying().len(), 2);
    // A bomb: a header that claims 60,000 × 60,000 pixels.
    let mut bomb = png.clone();
    bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    for no_picture in [&bomb[..], b"<svg xmlns=''>", b"<html>", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"GIF89a"]
    {
        assert!(draw(no_picture).is_err(), "{:?}", String::from_utf8_lossy(&no_picture[..6]));
    }
}
