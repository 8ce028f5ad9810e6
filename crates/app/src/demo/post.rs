//! The demonstration's mailboxes: two folders into which letters fall while somebody watches. More can be put
//! there by hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use helpdesk::intake::Source;
use helpdesk::list::{self, Filter};
use jiff::tz::TimeZone;
use office::{Ctx, people};
use platform::mail::{Certified, Post};
use platform::mailbox::Mailbox;
use platform::store::{StoreError, Tx};
use platform::{Clock, Moment};

/// Between one letter and the next, of real time.
const LETTER_EVERY: Duration = Duration::from_secs(20);
const LETTERS: u32 = 5;
const FROM: &str = "protocollo@pec.valdora.example";
/// A street lamp.
const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAAEgAAABgCAMAAACJzMQuAAAAD1BMVEUUHjw8QEbw0lr68L5aYGj2cUs2AAAAgUlEQVR42u3WwQqAIBBFUR/2/98coSZhbcYHJty796x0xpSINko9EzNDaczlhCTJI0ke6T6XW0FpcLoUcfKzgOSC3p2A9OE0CQhoBWS42f97tL555JuQtpnt2yK+vebbtL7dX6ijNMdcVWj+hwQEBAQEBAQEBAQEBAS0BJIpoB2hE0oCDOWAUpKfAAAAAElFTkSuQmCC";

/// Where the letters lie, in the folder of the demonstration.
pub struct Letters {
    folder: PathBuf,
}

/// Somebody with an open request, who writes about it again.
pub struct Known {
    code: String,
    mail: String,
}

impl Letters {
    /// Two empty mailboxes, ordinary and certified.
    pub fn in_folder(data: &Path) -> Result<Letters, String> {
        let folder = data.join("letters");
        let made = |path: PathBuf| fs::create_dir_all(&path).map_err(|e| format!("{}: {e}", path.display()));
        made(folder.join("mail"))?;
        made(folder.join("pec"))?;
        Ok(Letters { folder })
    }

    pub fn sources(&self, body: &str) -> Vec<Source> {
        let source = |name: &str| Source {
            body: body.to_owned(),
            name: name.to_owned(),
            mailbox: Mailbox::Folder(self.folder.join(name)),
            certified: name == "pec",
        };
        vec![source("mail"), source("pec")]
    }

    /// Certified answers leave into a folder as well.
    pub fn certified(&self, body: &str) -> Certified {
        let post = Post::Spool(self.folder.join("pec-sent"));
        Certified { body: body.to_owned(), from: FROM.to_owned(), post }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Lets them come, one after the other; for a thread of its own.
    pub fn come(&self, clock: &Clock, zone: &TimeZone, known: Option<&Known>) {
        for number in 0..LETTERS {
            std::thread::sleep(LETTER_EVERY);
            let Some((mailbox, text)) = letter(number, clock.now(), zone, known) else { continue };
            let folder = self.folder.join(mailbox);
            let part = folder.join(format!(".{number}.part"));
            let bytes = text.replace('\n', "\r\n");
            let put = fs::write(&part, bytes)
                .and_then(|()| fs::rename(&part, folder.join(format!("letter-{number}.eml"))));
            if let Err(error) = put {
                tracing::warn!(%error, "a letter of the demonstration is lost");
            }
        }
    }
}

/// The letter of this number, and the mailbox that it falls into.
fn letter(
    number: u32,
    now: Moment,
    zone: &TimeZone,
    known: Option<&Known>,
) -> Option<(&'static str, String)> {
    match number {
        0 => Some(("mail", ordinary(now, zone))),
        1 => Some(("pec", certified(now, zone))),
        2 => Some(("mail", again(now, zone, known?))),
        3 => Some(("mail", absent(now, zone, known?))),
        // A certified envelope without what the provider certifies: nobody may rely on it.
        _ => Some(("pec", certified(now, zone).replace("daticert.xml", "altro.xml"))),
    }
}

/// The newest open request whose requester can write.
pub async fn known(ctx: &Ctx, body: i64) -> Result<Option<Known>, StoreError> {
    let read = move |tx: &mut Tx| {
        for line in list::lines(tx, body, &Filter::default())? {
            let Some(person) = line.ticket.requester else { continue };
            if let Some(mail) = people::contact(tx, body, person)?.email {
                return Ok(Some(Known { code: line.ticket.code, mail }));
            }
        }
        Ok(None)
    };
    ctx.db.read(read).await
}

/// The header lines that every letter has, with the hour of the demonstration.
fn head(now: Moment, zone: &TimeZone, from: &str, subject: &str) -> String {
    let date = now.zoned(zone).strftime("%a, %d %b %Y %H:%M:%S %z").to_string();
    let number = now.ms();
    format!(
        "Received: from mx.example by posta.valdora.example; {date}\nDate: {date}\nFrom: {from}\nTo: urp@comune.valdora.example\nMessage-ID: <{number}@posta.example>\nSubject: {subject}"
    )
}

/// A page with a picture, a picture from elsewhere, and a file.
fn ordinary(now: Moment, zone: &TimeZone) -> String {
    let head = head(now, zone, "Elena Galli <elena.galli@posta.example>", "Lampione spento in via Verdi");
    format!(
        "{head}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html; charset=utf-8\n\n<p>Buongiorno,</p><p>il lampione davanti al <b>civico 12 di via Verdi</b> è spento da lunedì.</p><p><img src=\"cid:foto@galli\" alt=\"Il lampione\"> <img src=\"https://altrove.example/spia.gif\"></p><p>Grazie, Elena Galli</p>\n--r\nContent-Type: image/png; name=\"lampione.png\"\nContent-ID: <foto@galli>\nContent-Transfer-Encoding: base64\n\n{PICTURE}\n--r--\n--m\nContent-Type: text/plain; name=\"dove.txt\"\nContent-Disposition: attachment; filename=\"dove.txt\"\n\nVia Verdi 12, lato scuola.\n--m--\n"
    )
}

/// The same person writes again, by the code in the subject.
fn again(now: Moment, zone: &TimeZone, known: &Known) -> String {
    let head = head(now, zone, &known.mail, &format!("R: [{}] La mia richiesta", known.code));
    format!(
        "{head}\nContent-Type: text/plain; charset=utf-8\n\nHo provato di nuovo stamattina: succede ancora.\n"
    )
}

/// A program answers in somebody's absence.
fn absent(now: Moment, zone: &TimeZone, known: &Known) -> String {
    let head = head(now, zone, &known.mail, &format!("Assente: [{}]", known.code));
    format!(
        "{head}\nAuto-Submitted: auto-replied\nContent-Type: text/plain; charset=utf-8\n\nSono assente fino a lunedì.\n"
    )
}

/// A provider's envelope around a message.
fn certified(now: Moment, zone: &TimeZone) -> String {
    let civil = now.zoned(zone);
    let (day, hour) = (civil.strftime("%d/%m/%Y"), civil.strftime("%H:%M:%S"));
    let offset = civil.strftime("%z");
    let outer = head(
        now,
        zone,
        "\"Per conto di: studio.neri@pec.example\" <posta-certificata@gestore.example>",
        "POSTA CERTIFICATA: Accesso agli atti",
    );
    let number = now.ms();
    format!(
        "{outer}\nX-Trasporto: posta-certificata\nX-Riferimento-Message-ID: <a{number}@pec.example>\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain; charset=utf-8\n\nMessaggio di posta certificata\n--m\nContent-Type: application/xml; name=\"daticert.xml\"\n\n<?xml version=\"1.0\" encoding=\"UTF-8\"?><postacert tipo=\"posta-certificata\" errore=\"nessuno\"><intestazione><mittente>studio.neri@pec.example</mittente><destinatari tipo=\"certificato\">{FROM}</destinatari><oggetto>Accesso agli atti</oggetto></intestazione><dati><gestore-emittente>Gestore S.p.A.</gestore-emittente><data zona=\"{offset}\"><giorno>{day}</giorno><ora>{hour}</ora></data><identificativo>{number}</identificativo><msgid>&lt;a{number}@pec.example&gt;</msgid></dati></postacert>\n--m\nContent-Type: message/rfc822; name=\"postacert.eml\"\n\nFrom: Studio Neri <studio.neri@pec.example>\nTo: {FROM}\nSubject: Accesso agli atti\nMessage-ID: <a{number}@pec.example>\nContent-Type: text/plain; charset=utf-8\n\nSi chiede copia della pratica edilizia 118. Distinti saluti, avv. Neri\n--m--\n"
    )
}
