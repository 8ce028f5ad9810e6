//! The mailboxes that we read, as the administrator names them.

use std::time::Duration;

use platform::files::FILE_BYTES_MAX;
use platform::mail::Security;
use platform::mailbox::{FetchLimits, ImapSettings, Mailbox};

/// For connecting to the server and for each of its answers.
const IMAP_TIMEOUT: Duration = Duration::from_secs(30);
/// Pauses between two looks into a mailbox.
const IMAP_EVERY: Duration = Duration::from_secs(20);
const FOLDER_EVERY: Duration = Duration::from_secs(2);

/// A mailbox of a body.
#[derive(Clone, Debug)]
pub struct Source {
    /// Key of the body.
    pub body: String,
    /// What it is called in our tables: never with its password.
    pub name: String,
    pub mailbox: Mailbox,
    /// A certified provider's: only there headers of certified mail mean what they say.
    pub certified: bool,
}

impl Source {
    /// Reads `BODY=imaps://user:password@host:port/INBOX?pec=yes` or `BODY=folder:/path?pec=yes`. `imap://` means
    /// STARTTLS, with `tls=no` none (this very machine only); `roots=/file.pem` names further authorities. Signs
    /// that mean something here are written with `%`, a comma too.
    pub fn parse(text: &str) -> Result<Source, String> {
        // The text holds a password: no complaint quotes it.
        let wrong = |why: &str| {
            format!("a mailbox: {why} (BODY=imaps://user:password@host/INBOX or BODY=folder:/path)")
        };
        let (body, address) = text.trim().split_once('=').ok_or_else(|| wrong("no body"))?;
        let (address, query) = address.split_once('?').unwrap_or((address, ""));
        let option = |name: &str| {
            query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .find(|(key, _)| *key == name)
                .map(|(_, v)| decoded(v))
        };
        let certified = option("pec").is_some_and(|value| value == "yes");
        let (name, mailbox) = match address.split_once(':') {
            Some(("folder", path)) if !path.is_empty() => {
                let path = decoded(path);
                (path.clone(), Mailbox::Folder(path.into()))
            }
            Some(("imaps" | "imap", rest)) => {
                let security = match (address.starts_with("imaps"), option("tls").as_deref()) {
                    (true, _) => Security::Tls,
                    (false, Some("no")) => Security::None,
                    (false, _) => Security::StartTls,
                };
                let roots = option("roots").map(|file| {
                    std::fs::read_to_string(&file).map_err(|error| wrong(&format!("{file}: {error}")))
                });
                let settings =
                    imap(rest, security, roots.transpose()?).ok_or_else(|| wrong("not understood"))?;
                (format!("{}@{}/{}", settings.user, settings.host, settings.folder), Mailbox::Imap(settings))
            }
            _ => return Err(wrong("imaps://, imap:// or folder: is missing")),
        };
        Ok(Source { body: body.trim().to_owned(), name, mailbox, certified })
    }

    /// What a fetch may bring: a letter is kept as one file.
    pub(super) fn limits(&self) -> FetchLimits {
        FetchLimits { message_bytes: FILE_BYTES_MAX as u64, ..FetchLimits::default() }
    }

    pub(super) fn every(&self) -> Duration {
        if matches!(self.mailbox, Mailbox::Imap(_)) { IMAP_EVERY } else { FOLDER_EVERY }
    }
}

/// `//user:password@host:port/folder`
fn imap(rest: &str, security: Security, roots_pem: Option<String>) -> Option<ImapSettings> {
    let (who, place) = rest.strip_prefix("//")?.rsplit_once('@')?;
    let (user, password) = who.split_once(':')?;
    let (server, folder) = place.split_once('/').unwrap_or((place, ""));
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (server, if security == Security::Tls { 993 } else { 143 }),
    };
    let folder = if folder.is_empty() { "INBOX".to_owned() } else { decoded(folder) };
    let (user, password) = (decoded(user), decoded(password));
    (!host.is_empty() && !user.is_empty()).then(|| ImapSettings {
        host: host.to_owned(),
        port,
        security,
        user,
        password,
        folder,
        roots_pem,
        timeout: IMAP_TIMEOUT,
    })
}

/// `%40` is `@`; what is no such pair stays as it is.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let pair = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_are_read_and_never_quoted_with_their_password() {
        let source =
            Source::parse("valdora=imaps://urp%40pec.example:se%2Cgr%40et@mail.pec.example/INBOX?pec=yes")
                .unwrap();
        assert_eq!((source.body.as_str(), source.certified), ("valdora", true));
        assert_eq!(source.name, "urp@pec.example@mail.pec.example/INBOX");
        let Mailbox::Imap(settings) = source.mailbox else { panic!("no server") };
        assert_eq!((settings.port, settings.password.as_str()), (993, "se,gr@et"));
        let source = Source::parse("valdora=imap://u:p@127.0.0.1:1143?tls=no").unwrap();
        let Mailbox::Imap(settings) = source.mailbox else { panic!("no server") };
        assert_eq!(
            (settings.port, settings.security, settings.folder.as_str()),
            (1143, Security::None, "INBOX")
        );
        let source = Source::parse("valdora=folder:/srv/posta").unwrap();
        assert_eq!((source.name.as_str(), source.certified), ("/srv/posta", false));
        for wrong in ["", "valdora", "valdora=pop3://u:geheim@h", "valdora=imaps://geheim", "valdora=folder:"]
        {
            let error = Source::parse(wrong).unwrap_err();
            assert!(!error.contains("geheim"), "{error}");
        }
    }
}
