//! Structures: right, wrong and missing.

use super::*;

const MIXED: &str = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"";

#[test]
fn a_letter_says_who_when_and_about_what() {
    let raw = text(
        "Received: from a by mx.comune.example; Sat, 21 Nov 2026 10:00:05 +0100\n\
         Received: from b by a; Sat, 21 Nov 2026 09:00:00 +0000\n\
         From: \"Rossi, Ada\" <ada@example.org>\nReply-To: altra@example.org\n\
         To: ufficio@comune.example, Gruppo: uno@x.example, due@x.example;\nCc: c@x.example\n\
         Date: Sat, 21 Nov 2026 10:00:00 +0100\nMessage-ID: <1@example.org>\n\
         In-Reply-To: <0@comune.example>\nReferences: <a@x>\n <0@comune.example>\nSubject: R: Domanda",
        "Buongiorno\n",
    );
    let read = letter(&raw);
    assert_eq!(read.kind, Kind::Normal);
    assert_eq!(read.from, [Address { name: Some("Rossi, Ada".into()), address: "ada@example.org".into() }]);
    assert_eq!(read.reply_to[0].address, "altra@example.org");
    assert_eq!(read.to.len(), 3);
    assert_eq!(read.received, Some("2026-11-21T09:00:05Z".parse().unwrap()));
    assert_eq!(read.date, Some("2026-11-21T09:00:00Z".parse().unwrap()));
    assert_eq!(read.message_id.as_deref(), Some("1@example.org"));
    assert_eq!(read.in_reply_to, ["0@comune.example"]);
    assert_eq!(read.references, ["a@x", "0@comune.example"]);
    assert_eq!((plain_subject(&read.subject), read.text.trim()), ("Domanda", "Buongiorno"));
    assert!(!read.doubtful && read.html.is_none() && read.files.is_empty());
}

#[test]
fn from_may_be_missing_empty_or_doubled() {
    for (from, count) in [
        ("X: y", 0),
        ("From:", 0),
        ("From: <>", 0),
        ("From: a@x.example, b@x.example", 2),
        ("From: a@x.example\nFrom: b@x.example", 2),
    ] {
        let read = letter(&text(&format!("{from}\nSubject: s"), "Testo"));
        assert_eq!((read.from.len(), read.message_id, read.text.as_str()), (count, None, "Testo"), "{from}");
    }
}

#[test]
fn text_and_html_of_one_letter_belong_together() {
    let body = "--b\nContent-Type: multipart/alternative; boundary=c\n\n\
        --c\nContent-Type: text/plain\n\nSemplice\n--c\nContent-Type: text/html\n\n<p>Bello</p>\n--c--\n\
        --b\nContent-Type: application/pdf; name=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERg==\n\
        --b\nContent-Type: text/plain\n\nIn calce\n--b--\n";
    let read = letter(&text(&with(MIXED), body));
    assert_eq!(read.text, "Semplice\nIn calce");
    assert_eq!(read.html.as_deref(), Some("<p>Bello</p><div>In calce</div>"));
    assert_eq!((read.files[0].name.as_str(), read.files[0].bytes.as_slice()), ("a.pdf", b"%PDF".as_slice()));
}

#[test]
fn html_alone_is_text_too() {
    let head = with("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable");
    let read = letter(&text(&head, "<p>Perch=C3=A9 =\nno?</p><p>Grazie</p>"));
    assert!(read.text.starts_with("Perché no?\n") && read.text.contains("Grazie"), "{:?}", read.text);
}

#[test]
fn broken_structures_are_read_as_far_as_they_go() {
    let part = "Content-Type: text/plain\n\nTesto\n";
    for (head, body) in [
        // never closed
        (MIXED, format!("--b\n{part}")),
        // another boundary than declared
        (MIXED, format!("--other\n{part}--other--")),
        // none declared
        ("Content-Type: multipart/mixed", format!("--z\n{part}--z--")),
        // none at all
        (MIXED, "Testo".into()),
        // unknown types and encodings
        ("Content-Type: text", "Testo".into()),
        ("Content-Type: ;;;", "Testo".into()),
        ("Content-Transfer-Encoding: rot13", "Testo".into()),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64", "VGVz dG8".into()),
        ("Content-Transfer-Encoding: base64", "VGVzdG8=\n!".into()),
    ] {
        assert_eq!(letter(&text(&with(head), &body)).text.trim(), "Testo", "{head} {body}");
    }
    assert_eq!(letter(b"").text, "");
    assert_eq!(letter(b"just words\nwithout a header").text, "just words\nwithout a header");
    assert_eq!(letter(b"\r\n\r\nSubject: late\r\n\r\nTesto").text, "Testo");
    assert_eq!(letter(b"From me Sat Nov 21\nSubject: box\n\nTesto").subject, "box");
}

#[test]
fn uuencoded_files_leave_the_text() {
    let read = letter(&text(ADA, "Ecco\nbegin 644 ciao.txt\n$0VEA;P``\n`\nend\nFine\nbegin 1 here\n"));
    assert_eq!(read.text, "Ecco\nFine\nbegin 1 here\n");
    assert_eq!(
        (read.files[0].name.as_str(), read.files[0].bytes.as_slice()),
        ("ciao.txt", b"Ciao".as_slice())
    );
    let cut = letter(&text(ADA, "Ecco\nbegin 644 ciao.txt\n$0VEA;P``\n"));
    assert!(cut.text.contains("begin 644") && cut.files.is_empty());
}

#[test]
fn whatever_is_not_to_be_read_is_a_file() {
    let body = "--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n\
        --b\nContent-Type: application/ms-tnef; name=winmail.dat\n\nxx\n\
        --b\nContent-Type: message/rfc822\n\nSubject: dentro\nX-Ricevuta: accettazione\n\nTesto dentro\n\
        --b\nContent-Type: image/png\nContent-Disposition: inline\n\nxx\n\
        --b\nContent-Type: text/plain; name=\"nota.txt\"\n\nnota\n--b--";
    let read = letter(&text(&with(MIXED), body));
    let names: Vec<&str> = read.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["file-1.ics", "winmail.dat", "file-3.eml", "file-4.png", "nota.txt"]);
    assert_eq!(letter(&read.files[2].bytes.clone()[..]).subject, "dentro");
    assert_eq!((read.text.as_str(), read.kind), ("", Kind::Normal));
}

#[test]
fn file_names_lead_nowhere() {
    let name = |name: &str| file_name::clean(Some(name), "application/pdf", 1);
    assert_eq!(name("../../etc/passwd"), "passwd");
    assert_eq!(name("C:\\Users\\ada\\atto.pdf"), "atto.pdf");
    assert_eq!(name("a\r\nb\0.pdf"), "ab.pdf");
    assert_eq!(name("fattura\u{202e}fdp.exe"), "fatturafdp.exe");
    assert_eq!(name(".htaccess"), "htaccess");
    assert_eq!(name("a<b>\".pdf"), "a-b--.pdf");
    assert_eq!(name(" / "), "file-1.pdf");
    assert_eq!(file_name::clean(None, "chemical/x-pdb", 7), "file-7.bin");
    let long = name(&format!("{}.pdf", "è".repeat(500)));
    assert!(long.ends_with(".pdf") && long.chars().count() <= 120);
}

#[test]
fn reply_marks_of_all_neighbours_are_taken_off() {
    for subject in [
        "R: Domanda",
        "I: R: Domanda",
        "Re: Domanda",
        "RE: R: AW: WG: Domanda",
        "Re[2]: Domanda",
        "Fwd: FW: Domanda",
        "RE : TR : Domanda",
        "Odg: Domanda",
        "  r:Domanda",
        "Re (3): Domanda",
        "RIF: Domanda",
        "Re：Domanda",
    ] {
        assert_eq!(plain_subject(subject), "Domanda", "{subject}");
    }
    for subject in ["Domanda: R", "Pratica: esito", "R 2: piano", "Ufficio I: orari", "[EXT] Re: x", ""] {
        assert_eq!(plain_subject(subject), subject);
    }
}

#[test]
fn quotations_are_cut_for_display_only() {
    let quote = "Il giorno 20 nov 2026, Ufficio <u@c.example> ha scritto:\n> Prima\n> riga";
    for (below, cut) in [
        (quote, true),
        ("On Fri, 20 Nov 2026 at 10:00, Ufficio\n<u@c.example> wrote:\n> Prima", true),
        ("-----Messaggio originale-----\nDa: u@c.example\nPrima", true),
        ("Da: Ufficio\nInviato: venerdì\nOggetto: x\n\nPrima", true),
        ("> Prima\nE qui rispondo", false),
        ("Ha scritto: niente", false),
    ] {
        let read = letter(&text(ADA, &format!("Grazie\n\n{below}\n")));
        assert_eq!(read.visible_text == "Grazie", cut, "{:?}", read.visible_text);
        assert!(read.text.contains(below));
    }
    assert!(letter(&text(ADA, quote)).visible_text.contains("Prima"), "nothing else would be left");
}
