//! The certified mailboxes, as the administrator names them.

use std::time::Duration;

use identity::Email;
use platform::mail::{Certified, Post, Security, SmtpSettings};

use crate::intake::decoded;

/// For connecting to the provider and for each of its answers.
const SMTP_TIMEOUT: Duration = Duration::from_secs(30);

/// Reads `BODY=smtps://user:password@host:port?from=ADDRESS` or `BODY=folder:/path?from=ADDRESS`. `smtp://` means
/// STARTTLS, with `tls=no` none (this very machine only).
pub fn parse(text: &str) -> Result<Certified, String> {
    // The text holds a password: no complaint quotes it.
    let wrong = |why: &str| {
        format!(
            "a certified mailbox: {why} (BODY=smtps://user:password@host?from=ADDRESS or BODY=folder:/path?from=ADDRESS)"
        )
    };
    let (body, address) = text.trim().split_once('=').ok_or_else(|| wrong("no body"))?;
    let (address, query) = address.split_once('?').ok_or_else(|| wrong("no sender"))?;
    let mut options = query.split('&').filter_map(|pair| pair.split_once('='));
    let from = options.clone().find(|(key, _)| *key == "from").map(|(_, value)| decoded(value));
    let from = from.and_then(|from| Email::parse(&from).ok()).ok_or_else(|| wrong("no sender"))?;
    let plain = options.any(|pair| pair == ("tls", "no"));
    let post = match address.split_once(':') {
        Some(("folder", path)) if !path.is_empty() => Post::Spool(decoded(path).into()),
        Some(("smtps", rest)) => {
            Post::Smtp(smtp(rest, Security::Tls).ok_or_else(|| wrong("not understood"))?)
        }
        Some(("smtp", rest)) => {
            let security = if plain { Security::None } else { Security::StartTls };
            Post::Smtp(smtp(rest, security).ok_or_else(|| wrong("not understood"))?)
        }
        _ => return Err(wrong("smtps://, smtp:// or folder: is missing")),
    };
    Ok(Certified { body: body.trim().to_owned(), from: from.as_str().to_owned(), post })
}

/// `//user:password@host:port`
fn smtp(rest: &str, security: Security) -> Option<SmtpSettings> {
    let (who, server) = rest.strip_prefix("//")?.rsplit_once('@')?;
    let (user, password) = who.split_once(':')?;
    let server = server.trim_end_matches('/');
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (server, if security == Security::Tls { 465 } else { 587 }),
    };
    let login = Some((decoded(user), decoded(password)));
    let host = (!host.is_empty()).then(|| host.to_owned())?;
    Some(SmtpSettings { host, port, security, login, hello: None, roots_pem: None, timeout: SMTP_TIMEOUT })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certified_mailboxes_are_read_and_never_quoted_with_their_password() {
        let read =
            parse("valdora=smtps://ente%40pec.example:se%2Cgr%40et@smtps.pec.example?from=ente@pec.example");
        let read = read.unwrap();
        assert_eq!((read.body.as_str(), read.from.as_str()), ("valdora", "ente@pec.example"));
        let Post::Smtp(settings) = read.post else { panic!("no server") };
        assert_eq!((settings.port, settings.security), (465, Security::Tls));
        assert_eq!(settings.login, Some(("ente@pec.example".into(), "se,gr@et".into())));
        assert!(matches!(parse("valdora=folder:/srv/pec?from=e@pec.example").unwrap().post, Post::Spool(_)));
        for wrong in [
            "valdora=smtps://u:geheim@h",
            "valdora=smtps://u:geheim@h?from=nobody",
            "valdora=pop3://u:geheim@h?from=e@pec.example",
            "valdora=smtps://geheim?from=e@pec.example",
        ] {
            assert!(!parse(wrong).unwrap_err().contains("geheim"));
        }
    }
}
