use super::*;

#[test]
fn names_keep_what_people_read_and_nothing_else() {
    for (sent, expected) in [
        ("fattura.pdf", "fattura.pdf"),
        ("C:\\Users\\ada\\Carta d'identità.jpg", "Carta d'identità.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x=1\0.txt", "aSet-Cookie_ x=1.txt"),
        ("foto\u{202e}gpj.exe", "fotogpj.exe"),
        ("  .hidden. ", "hidden"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("/", "file.pdf"),
        ("a<b>|\"c?.pdf", "a_b___c_.pdf"),
    ] {
        assert_eq!(clean(sent, Kind::Pdf), expected, "{sent:?}");
    }
    let long = clean(&format!("{}.docx", "è".repeat(400)), Kind::Docx);
    assert!(long.chars().count() == 120 && long.ends_with("è.docx"));
}

#[test]
fn browsers_are_told_the_name_in_both_spellings() {
    assert_eq!(content_disposition("fattura 1.pdf"), "attachment; filename=\"fattura 1.pdf\"");
    assert_eq!(
        content_disposition("identità \"€\" 100%.pdf"),
        "attachment; filename=\"identita ___ 100_.pdf\"; filename*=UTF-8''identit%C3%A0%20%22%E2%82%AC%22%20100%25.pdf"
    );
}

proptest::proptest! {
    #[test]
    fn no_name_breaks_out(sent in ".*") {
        let name = clean(&sent, Kind::Other);
        let count = name.chars().count();
        assert!(!name.contains(['/', '\\', '"', '\0', '\r', '\n']) && !name.starts_with('.') && (1..=120).contains(&count));
        let value = content_disposition(&name);
        assert!(value.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
        assert_eq!(value.matches('"').count(), 2);
    }
}
