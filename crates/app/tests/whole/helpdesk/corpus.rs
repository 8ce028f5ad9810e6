//! Letters as they come, and as they should not.

/// Lines ended as they travel.
pub fn mail(head: &str, body: &str) -> Vec<u8> {
    format!("{}\n\n{body}", head.trim()).replace('\n', "\r\n").into_bytes()
}

/// From an address, with a subject and further header lines.
pub fn from(address: &str, subject: &str, more: &str) -> Vec<u8> {
    let id: String =
        format!("{address}{subject}{more}").chars().filter(char::is_ascii_alphanumeric).collect();
    let id = &id[id.len().saturating_sub(60)..];
    let head = format!(
        "From: Ada Rossi <{address}>\nTo: urp@comune.valdora.example\nSubject: {subject}\nMessage-ID: <{id}@posta.example>"
    );
    let head = if more.is_empty() { head } else { format!("{head}\n{more}") };
    mail(&head, "Buongiorno, la pagina resta bianca.\nAda")
}

/// A delivery report about the mail of this id.
pub fn bounce(about: &str, status: &str) -> Vec<u8> {
    mail(
        "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Undelivered\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
        &format!(
            "--b\nContent-Type: text/plain\n\nSorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ada@posta.example\nAction: failed\nStatus: {status}\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{about}>\n\n--b--"
        ),
    )
}

pub const INNER: &str = "From: Ada Rossi <ada@pec.example>\nTo: ente@pec.example\nSubject: Istanza\nMessage-ID: <inner@ada.example>\n\nTesto certo";

fn facts(kind: &str, day: &str, more: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<postacert tipo=\"{kind}\" errore=\"nessuno\"><intestazione><mittente>ada@pec.example</mittente><destinatari tipo=\"certificato\">ente@pec.example</destinatari><oggetto>Istanza</oggetto></intestazione><dati><gestore-emittente>Gestore S.p.A.</gestore-emittente><data zona=\"+0100\"><giorno>{day}</giorno><ora>16:21:31</ora></data><identificativo>opec1.1@pec.example</identificativo><msgid>&lt;inner@ada.example&gt;</msgid>{more}</dati></postacert>"
    )
}

/// An envelope or receipt: header lines, the provider's file if any, the message inside.
pub fn certified(head: &str, daticert: Option<&str>, inner: &str) -> Vec<u8> {
    let mut body = "--s\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nMessaggio di posta certificata\n".to_owned();
    if let Some(xml) = daticert {
        body += &format!("--m\nContent-Type: application/xml; name=\"daticert.xml\"\n\n{xml}\n");
    }
    body += &format!(
        "--m\nContent-Type: message/rfc822; name=\"postacert.eml\"\n\n{inner}\n--m--\n--s\nContent-Type: application/x-pkcs7-signature; name=\"smime.p7s\"\nContent-Transfer-Encoding: base64\n\nAAAA\n--s--\n"
    );
    mail(
        &format!(
            "From: \"Per conto di: ada@pec.example\" <posta-certificata@gestore.example>\nTo: ente@pec.example\nSubject: POSTA CERTIFICATA: Istanza\n{head}\nContent-Type: multipart/signed; protocol=\"application/x-pkcs7-signature\"; boundary=s"
        ),
        &body,
    )
}

/// Sent on Friday 27 February 2026 at 16:21:31.
pub fn envelope(number: u32, inner: &str) -> Vec<u8> {
    let head = format!("Message-ID: <outer{number}@gestore.example>\nX-Trasporto: posta-certificata");
    certified(&head, Some(&facts("posta-certificata", "27/02/2026", "")), inner)
}

pub fn receipt(kind: &str, about: &str) -> Vec<u8> {
    let head = format!(
        "Message-ID: <r{kind}@gestore.example>\nX-Ricevuta: {kind}\nX-Riferimento-Message-ID: <{about}>"
    );
    certified(&head, Some(&facts(kind, "02/03/2026", "<consegna>ada@pec.example</consegna>")), INNER)
}

pub fn bare_envelope() -> Vec<u8> {
    certified("Message-ID: <bare@gestore.example>\nX-Trasporto: posta-certificata", None, INNER)
}

/// A plain text and a small picture, a page and a name that wants out of its folder.
pub fn with_files() -> Vec<u8> {
    let png =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    mail(
        "From: Ada Rossi <ada@posta.example>\nSubject: Con allegati\nMessage-ID: <files@posta.example>\nContent-Type: multipart/mixed; boundary=f",
        &format!(
            "--f\nContent-Type: text/plain\n\nEcco la foto.\n--f\nContent-Type: image/png; name=\"../../foto.png\"\nContent-Disposition: attachment; filename=\"../../foto.png\"\nContent-Transfer-Encoding: base64\n\n{png}\n--f\nContent-Type: image/svg+xml; name=\"disegno.svg\"\nContent-Disposition: attachment; filename=\"disegno.svg\"\n\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\n--f--"
        ),
    )
}
