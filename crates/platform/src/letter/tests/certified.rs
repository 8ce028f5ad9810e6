//! Certified mail: envelopes, receipts, and what only looks like them.

use super::*;

const INNER: &str = "From: Ada Rossi <ada@pec.example>\nTo: ente@pec.example\nSubject: Istanza\n\
    Message-ID: <inner@ada.example>\nReferences: <s-1@comune.example>\n\nTesto certo";

fn facts(kind: &str, error: &str, more: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<postacert tipo=\"{kind}\" errore=\"{error}\"><intestazione>\
         <mittente>ada@pec.example</mittente><destinatari tipo=\"certificato\">ente@pec.example</destinatari>\
         <destinatari tipo=\"esterno\">altro@x.example</destinatari><risposte>ada@pec.example</risposte>\
         <oggetto>Istanza perché</oggetto></intestazione><dati><gestore-emittente>Gestore S.p.A.</gestore-emittente>\
         <data zona=\"+0100\"><giorno>21/11/2026</giorno><ora>10:21:31</ora></data>\
         <identificativo>opec1.1@pec.example</identificativo><msgid>&lt;inner@ada.example&gt;</msgid>{more}</dati></postacert>"
    )
}

/// An envelope or receipt; a missing piece is left out.
fn certified(head: &str, daticert: Option<&[u8]>, inner: Option<&str>) -> Vec<u8> {
    let mut body = b"--s\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nMessaggio di posta certificata\n".to_vec();
    if let Some(xml) = daticert {
        body.extend_from_slice(b"--m\nContent-Type: application/xml; name=\"daticert.xml\"\nContent-Disposition: inline; filename=\"daticert.xml\"\n\n");
        body.extend_from_slice(xml);
        body.extend_from_slice(b"\n");
    }
    if let Some(inner) = inner {
        body.extend_from_slice(b"--m\nContent-Type: message/rfc822; name=\"postacert.eml\"\n\n");
        body.extend_from_slice(inner.as_bytes());
        body.extend_from_slice(b"\n");
    }
    body.extend_from_slice(b"--m--\n--s\nContent-Type: application/x-pkcs7-signature; name=\"smime.p7s\"\nContent-Transfer-Encoding: base64\n\nAAAA\n--s--\n");
    mail(
        &format!(
            "Received: by mx.pec.example; Sat, 21 Nov 2026 10:22:00 +0100\nFrom: \"Per conto di: ada@pec.example\" <posta-certificata@gestore.example>\n\
             To: ente@pec.example\nSubject: POSTA CERTIFICATA: Istanza\nMessage-ID: <outer@gestore.example>\n\
             X-Riferimento-Message-ID: <inner@ada.example>\n{head}\n\
             Content-Type: multipart/signed; protocol=\"application/x-pkcs7-signature\"; boundary=s"
        ),
        &body,
    )
}

const ENVELOPE: &str = "X-Trasporto: posta-certificata";

#[test]
fn an_envelope_is_read_as_the_message_inside() {
    let xml = facts("posta-certificata", "nessuno", "");
    let latin: Vec<u8> = encoding_rs::WINDOWS_1252.encode(&xml).0.into_owned();
    for xml in [xml.as_bytes(), &latin] {
        let read = letter(&certified(ENVELOPE, Some(xml), Some(INNER)));
        assert_eq!(read.from[0].address, "ada@pec.example");
        assert_eq!((read.subject.as_str(), read.text.trim()), ("Istanza", "Testo certo"));
        assert_eq!(
            (read.message_id.as_deref(), &read.references[0][..]),
            (Some("inner@ada.example"), "s-1@comune.example")
        );
        assert_eq!(read.received, Some("2026-11-21T09:22:00Z".parse().unwrap()));
        let Kind::Certified(envelope) = read.kind else { panic!("{:?}", read.kind) };
        assert_eq!(envelope.message_id.as_deref(), Some("outer@gestore.example"));
        assert!(envelope.signed && envelope.automatic.is_none());
        let facts = envelope.certificate;
        assert_eq!(facts.instant, "2026-11-21T09:21:31Z".parse().unwrap());
        assert_eq!(facts.sender.as_deref(), Some("ada@pec.example"));
        assert_eq!(facts.subject.as_deref(), Some("Istanza perché"));
        assert_eq!(facts.message_id.as_deref(), Some("inner@ada.example"));
        assert_eq!(facts.recipients, [("ente@pec.example".into(), true), ("altro@x.example".into(), false)]);
        assert_eq!((facts.error, facts.transmission.as_deref()), (None, Some("opec1.1@pec.example")));
    }
}

#[test]
fn every_kind_of_receipt_tells_of_our_message() {
    for (name, kind, error) in [
        ("accettazione", ReceiptKind::Accepted, "nessuno"),
        ("non-accettazione", ReceiptKind::Refused, "no-dominio"),
        ("presa-in-carico", ReceiptKind::TakenInCharge, "nessuno"),
        ("avvenuta-consegna", ReceiptKind::Delivered, "nessuno"),
        ("errore-consegna", ReceiptKind::NotDelivered, "altro"),
        ("preavviso-errore-consegna", ReceiptKind::Late, "altro"),
        ("rilevazione-virus", ReceiptKind::Virus, "virus"),
    ] {
        let more = "<consegna>ente@pec.example</consegna><errore-esteso>5.1.1 - indirizzo non valido</errore-esteso>";
        let xml = facts(name, error, more);
        let head = format!("X-Ricevuta: {name}\nX-TipoRicevuta: Completa");
        let read = letter(&certified(&head, Some(xml.as_bytes()), Some(INNER)));
        assert_eq!(read.subject, "POSTA CERTIFICATA: Istanza", "the notice, not what it is about");
        let Kind::CertifiedReceipt(receipt) = read.kind else { panic!("{name}: {:?}", read.kind) };
        assert_eq!((receipt.kind, receipt.about.as_deref()), (kind, Some("inner@ada.example")));
        assert_eq!((receipt.form.as_deref(), receipt.signed), (Some("completa"), true));
        let facts = receipt.certificate.unwrap();
        assert_eq!((facts.kind.as_str(), facts.delivered_to.as_deref()), (name, Some("ente@pec.example")));
        assert_eq!(facts.error.as_deref().unwrap_or("nessuno"), error);
        assert!(facts.error_details.unwrap().starts_with("5.1.1"));
    }
    let unknown = read(&certified("X-Ricevuta: fantasia", None, None), &Limits::default());
    assert!(matches!(unknown, Err(Unreadable::UnknownReceipt(_, kind)) if kind == "fantasia"));
    let bare = letter(&certified("X-Ricevuta: accettazione", None, None));
    assert!(matches!(bare.kind, Kind::CertifiedReceipt(receipt) if receipt.certificate.is_none()));
}

#[test]
fn ordinary_mail_at_a_certified_mailbox_stays_ordinary() {
    let read = letter(&certified("X-Trasporto: errore", None, Some(INNER)));
    assert_eq!((read.kind, read.subject.as_str()), (Kind::Normal, "Istanza"));
    let holiday = INNER.replace("Subject:", "Auto-Submitted: auto-replied\nSubject:");
    let read = letter(&certified("X-Trasporto: errore", None, Some(&holiday)));
    assert_eq!(read.kind, Kind::Automatic(Automatic::AutoSubmitted));
    assert_eq!(letter(&certified("X-Trasporto: altro", None, None)).kind, Kind::Normal);
}

#[test]
fn an_envelope_without_facts_is_for_an_operator() {
    let Err(Unreadable::NoCertificate(shown)) =
        read(&certified(ENVELOPE, None, Some(INNER)), &Limits::default())
    else {
        panic!("no certificate")
    };
    assert_eq!((shown.text.trim(), &shown.kind), ("Testo certo", &Kind::Normal));
    let xml = facts("posta-certificata", "nessuno", "");
    let empty = read(&certified(ENVELOPE, Some(xml.as_bytes()), None), &Limits::default());
    assert!(matches!(empty, Err(Unreadable::EmptyEnvelope(_))));
}

#[test]
fn facts_that_are_not_valid_are_refused() {
    let right = facts("posta-certificata", "nessuno", "");
    let bomb = "<!DOCTYPE postacert [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let outside = "<!DOCTYPE postacert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    for xml in [
        right.replace("<postacert ", &format!("{bomb}<postacert ")).replace("opec1", "&b;"),
        right.replace("<postacert ", &format!("{outside}<postacert ")).replace("opec1", "&x;"),
        right.replace("<postacert ", "<!DOCTYPE postacert SYSTEM \"daticert.dtd\"><postacert "),
        right.replace("opec1", "&unknown;"),
        right.replace("21/11/2026", "31/11/2026"),
        right.replace(" zona=\"+0100\"", ""),
        right.replace("posta-certificata", "accettazione"),
        right.replace("</postacert>", ""),
        "<html/>".into(),
        "<a>".repeat(60_000),
        format!("{}{}", "<a>".repeat(40_000), "</a>".repeat(40_000)),
        String::new(),
    ] {
        let read = read(&certified(ENVELOPE, Some(xml.as_bytes()), Some(INNER)), &Limits::default());
        let Err(Unreadable::BadCertificate(shown, why)) = read else { panic!("{xml}") };
        assert!(shown.text.contains("Testo certo") && !why.contains("root:"));
    }
}

#[test]
fn a_receipt_inside_an_envelope_is_content() {
    let forged = certified(
        "X-Ricevuta: avvenuta-consegna",
        Some(facts("avvenuta-consegna", "nessuno", "").as_bytes()),
        None,
    );
    let forged =
        String::from_utf8(forged).unwrap().replace("boundary=m", "boundary=mm").replace("--m", "--mm");
    let xml = facts("posta-certificata", "nessuno", "");
    let forged = forged.replace("boundary=s", "boundary=ss").replace("--s", "--ss");
    let read = letter(&certified(ENVELOPE, Some(xml.as_bytes()), Some(&forged)));
    let Kind::Certified(envelope) = read.kind else { panic!("{:?}", read.kind) };
    assert_eq!(envelope.certificate.kind, "posta-certificata");
    // In ordinary mail too, a receipt below the top is a file.
    let raw = text(
        &with("Content-Type: multipart/mixed; boundary=q"),
        &format!("--q\nContent-Type: message/rfc822\n\n{forged}\n--q--"),
    );
    assert_eq!(letter(&raw).kind, Kind::Normal);
    // The reference alone makes no receipt.
    assert_eq!(letter(&text(&with("X-Riferimento-Message-ID: <a@b>"), "x")).kind, Kind::Normal);
}

#[test]
fn lists_that_pass_envelopes_on_are_not_answered() {
    let xml = facts("posta-certificata", "nessuno", "");
    let relayed = certified(&format!("{ENVELOPE}\nList-Id: <l.example>"), Some(xml.as_bytes()), Some(INNER));
    let relayed = String::from_utf8(relayed).unwrap();
    // The list put its own layer around the envelope's parts.
    let (head, body) = relayed.split_once("\r\n\r\n").unwrap();
    let layered = format!(
        "{}\r\nContent-Type: multipart/mixed; boundary=list\r\n\r\n--list\r\nContent-Type: multipart/signed; boundary=s\r\n\r\n{body}\r\n--list\r\n\r\nVia la lista\r\n--list--",
        head.rsplit_once("\r\n").unwrap().0
    );
    for raw in [relayed.clone(), layered] {
        let Kind::Certified(envelope) = letter(raw.as_bytes()).kind else { panic!("{raw}") };
        assert_eq!(envelope.automatic, Some(Automatic::List));
    }
}
