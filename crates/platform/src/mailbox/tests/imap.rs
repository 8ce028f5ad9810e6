use std::time::Duration;

use super::{server::Server, *};
use crate::mail::Security;

fn settings(port: u16) -> ImapSettings {
    ImapSettings {
        host: "127.0.0.1".into(),
        port,
        security: Security::None,
        user: "ufficio".into(),
        password: "segreto \"x\"".into(),
        folder: "INBOX".into(),
        roots_pem: None,
        timeout: Duration::from_secs(20),
    }
}

async fn fetch(
    server: &Server,
    reached: Option<Reached>,
    limits: &FetchLimits,
) -> Result<Batch, MailboxError> {
    let (port, end) = server.start().await;
    let batch = Mailbox::Imap(settings(port)).fetch(reached, limits).await;
    end.abort();
    batch
}

fn three() -> Server {
    let messages = vec![
        (3, true, "S: vecchio\r\n\r\na"),
        (5, false, "S: nuovo\r\n\r\nb"),
        (9, true, "S: letto\r\n\r\nc"),
    ];
    Server { messages, uidvalidity: 7, ..Server::default() }
}

#[tokio::test]
async fn a_mailbox_met_for_the_first_time_gives_what_is_unread() {
    let server = three();
    let batch = fetch(&server, None, &FetchLimits::default()).await.unwrap();
    assert_eq!(whole(&batch), ["S: nuovo\r\n\r\nb"]);
    assert_eq!(batch.messages[0].place, Place::Imap { uidvalidity: 7, uid: 5 });
    assert_eq!(batch.messages[0].arrived, Some("2026-11-21T09:00:00Z".parse().unwrap()));
    assert_eq!(batch.reached, Some(Reached { uidvalidity: 7, uid: 9, met_at: 9 }));
    let heard = server.heard.lock().unwrap().join("\n");
    assert!(!heard.contains("STORE") && heard.contains("BODY.PEEK[]"), "fetching marks nothing: {heard}");
}

#[tokio::test]
async fn later_what_was_read_elsewhere_comes_too() {
    let mut server = three();
    let reached = fetch(&server, None, &FetchLimits::default()).await.unwrap().reached;
    let nothing = fetch(&server, reached, &FetchLimits::default()).await.unwrap();
    assert_eq!((nothing.messages.len(), nothing.reached), (0, reached));
    server.messages.push((12, true, "S: letto altrove\r\n\r\nd"));
    let batch = fetch(&server, reached, &FetchLimits::default()).await.unwrap();
    assert_eq!(whole(&batch), ["S: letto altrove\r\n\r\nd"]);
    // Numbered anew: all of it again, known by its content.
    server.uidvalidity = 8;
    let batch = fetch(&server, batch.reached, &FetchLimits::default()).await.unwrap();
    assert_eq!(batch.messages.len(), 4);
    assert_eq!(batch.reached, Some(Reached { uidvalidity: 8, uid: 12, met_at: 0 }));
}

#[tokio::test]
async fn batches_are_small_and_lose_nothing() {
    let server =
        Server { messages: (1..=7).map(|uid| (uid, uid == 6, "S: x\r\n\r\nx")).collect(), ..three() };
    let (mut reached, mut seen) = (None, Vec::new());
    loop {
        let batch = fetch(&server, reached, &limits(2, 1_000)).await.unwrap();
        seen.extend(batch.messages.into_iter().map(|message| message.place));
        reached = batch.reached;
        if !batch.more {
            break;
        }
    }
    let expected: Vec<Place> = [1, 2, 3, 4, 5, 7].map(|uid| Place::Imap { uidvalidity: 7, uid }).into();
    assert_eq!(seen, expected);
    let small = FetchLimits { bytes: 1, ..FetchLimits::default() };
    assert_eq!(fetch(&server, None, &small).await.unwrap().messages.len(), 1);
}

#[tokio::test]
async fn one_bad_message_does_not_stop_the_others() {
    let batch = fetch(&three(), None, &limits(10, 5)).await.unwrap();
    let raw = Raw::TooLarge { header: b"S: nuovo\r\n\r\n".to_vec(), bytes: 13 };
    assert_eq!(batch.messages[0].raw, raw);
    let server = Server {
        messages: vec![(1, false, "a"), (2, false, "b")],
        instead: vec![("FETCH 1 (UID BODY", "TAG NO damaged\r\n")],
        ..three()
    };
    let batch = fetch(&server, None, &FetchLimits::default()).await.unwrap();
    assert_eq!(whole(&batch), ["Withheld", "b"]);
    for (word, answer) in
        [("SEARCH", "TAG NO not now\r\n"), ("SEARCH", "* BYE\r\n"), ("RFC822.SIZE", "TAG NO\r\n")]
    {
        let refusing = Server { instead: vec![(word, answer)], ..server.clone() };
        let nothing = fetch(&refusing, None, &FetchLimits::default()).await;
        assert!(
            matches!(nothing, Err(MailboxError::Server(_))),
            "not taken for an empty mailbox: {nothing:?}"
        );
    }
    // The connection breaks at the second: the first is kept, the second comes again.
    let broken = Server { instead: vec![("FETCH 2 (UID BODY", "what?\r\n")], ..server.clone() };
    let batch = fetch(&broken, None, &FetchLimits::default()).await.unwrap();
    assert_eq!((whole(&batch), batch.more, batch.reached.unwrap().uid), (vec!["a".into()], true, 1));
    assert!(matches!(
        fetch(&broken, batch.reached, &FetchLimits::default()).await,
        Err(MailboxError::Server(_))
    ));
}

#[tokio::test]
async fn a_server_cannot_fill_our_memory() {
    let endless =
        Server { instead: vec![("FETCH 5 (UID BODY", "* 1 FETCH (UID 5 BODY[] {400000000}\r\n")], ..three() };
    let (port, end) = endless.start().await;
    let impatient = ImapSettings { timeout: Duration::from_millis(50), ..settings(port) };
    let silent = Mailbox::Imap(impatient).fetch(None, &FetchLimits::default()).await;
    assert_eq!(silent, Err(MailboxError::TimedOut));
    end.abort();
    let flood = format!("* 1 FETCH (UID 5 BODY[] {{40000000}}\r\n{}", "x".repeat(18 << 20));
    let loud = Server { instead: vec![("FETCH 5 (UID BODY", Box::leak(flood.into_boxed_str()))], ..three() };
    let small = FetchLimits { bytes: 1, message_bytes: 20, messages: 1 };
    assert!(matches!(fetch(&loud, None, &small).await, Err(MailboxError::Server(_))));
}

#[tokio::test]
async fn messages_are_marked_by_their_numbers() {
    let server = three();
    let place = |uidvalidity, uid| Place::Imap { uidvalidity, uid };
    let (port, _end) = server.start().await;
    let mailbox = Mailbox::Imap(settings(port));
    mailbox.mark_read(&[place(7, 5), place(7, 9)]).await.unwrap();
    assert!(
        server
            .heard
            .lock()
            .unwrap()
            .iter()
            .any(|line| line.ends_with("UID STORE 5,9 +FLAGS.SILENT (\\Seen)"))
    );
    let (port, _end) = server.start().await;
    let mailbox = Mailbox::Imap(settings(port));
    assert_eq!(mailbox.mark_read(&[place(6, 5)]).await, Err(MailboxError::Renumbered));
    mailbox.mark_read(&[]).await.unwrap();
    let (port, _end) = Server { instead: vec![("STORE", "TAG NO read only\r\n")], ..three() }.start().await;
    let refused = Mailbox::Imap(settings(port)).mark_read(&[place(7, 5)]).await;
    assert!(matches!(refused, Err(MailboxError::Server(_))));
}

#[tokio::test]
async fn refusals_say_what_to_mend() {
    let away = ImapSettings { host: "mail.example.org".into(), ..settings(143) };
    assert!(!format!("{away:?}").contains("segreto"));
    assert_eq!(
        Mailbox::Imap(away).fetch(None, &FetchLimits::default()).await,
        Err(MailboxError::NotEncrypted)
    );
    let wrong = Server { instead: vec![("LOGIN", "TAG NO wrong password\r\n")], ..three() };
    let refused = fetch(&wrong, None, &FetchLimits::default()).await;
    assert!(matches!(refused, Err(MailboxError::SignInRefused(_))), "{refused:?}");
    let silent = Server { instead: vec![("LOGIN", "hang")], ..three() };
    let (port, _end) = silent.start().await;
    let impatient = ImapSettings { timeout: Duration::from_millis(100), ..settings(port) };
    assert_eq!(
        Mailbox::Imap(impatient).fetch(None, &FetchLimits::default()).await,
        Err(MailboxError::TimedOut)
    );
    // A server that offers no encryption hears no password.
    let open = three();
    let (port, _end) = Server { instead: vec![("STARTTLS", "TAG BAD no\r\n")], ..open.clone() }.start().await;
    let strict = ImapSettings { security: Security::StartTls, ..settings(port) };
    let refused = Mailbox::Imap(strict).fetch(None, &FetchLimits::default()).await;
    assert!(matches!(refused, Err(MailboxError::NotReached(_))));
    assert!(!open.heard.lock().unwrap().join("").contains("segreto"));
}

#[tokio::test]
async fn encryption_is_verified_before_the_password_leaves() {
    let folder = std::env::temp_dir().join(format!("mailbox-tls-{}", std::process::id()));
    let now = jiff::Timestamp::try_from(std::time::SystemTime::now()).unwrap();
    let authority = crate::tls::Authority::open(&folder, "Prova", now).unwrap();
    let issued = authority.server_certificate(&["localhost".to_owned()], now).unwrap();
    let tls = Some(crate::tls::server_config(std::sync::Arc::new(issued.identity)).unwrap());
    for (starttls, security) in [(false, Security::Tls), (true, Security::StartTls)] {
        let server = Server { tls: tls.clone(), starttls, ..three() };
        let (port, _end) = server.start().await;
        let trusted = ImapSettings {
            host: "localhost".into(),
            security,
            roots_pem: Some(authority.root_pem().to_owned()),
            ..settings(port)
        };
        let batch = Mailbox::Imap(trusted.clone()).fetch(None, &FetchLimits::default()).await.unwrap();
        assert_eq!(batch.messages.len(), 1);
        for refused in [
            ImapSettings { roots_pem: None, ..trusted.clone() },
            ImapSettings { host: "127.0.0.1".into(), ..trusted.clone() },
        ] {
            let server = Server { tls: tls.clone(), starttls, ..three() };
            let (port, _end) = server.start().await;
            let refused =
                Mailbox::Imap(ImapSettings { port, ..refused }).fetch(None, &FetchLimits::default()).await;
            assert!(matches!(refused, Err(MailboxError::NotReached(_))), "{refused:?}");
            assert!(server.heard.lock().unwrap().is_empty());
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
