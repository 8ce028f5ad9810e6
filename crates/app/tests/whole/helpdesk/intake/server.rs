//! A real mail server on this machine: Debian's Dovecot, for one test, with a thousand letters.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use helpdesk::intake::Source;
use platform::{sql, values};

use crate::helpdesk::corpus::from;
use crate::helpdesk::post::Post;
use crate::support::{Folder, On};

const DOVECOT: &str = "/usr/sbin/dovecot";
const MANY: usize = 1_000;

/// Ended with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

impl Server {
    /// One user, `urp` with the password `segreta`, whose Maildir lies in the folder.
    fn start(folder: &Path) -> Server {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let at = folder.display();
        std::fs::write(folder.join("users"), "urp:{PLAIN}segreta::::::\n").unwrap();
        // Dovecot 2.3 serves no mail as root: the mail belongs to its own user.
        let (uid, gid) = (id("-u"), id("-g"));
        let config = format!(
            "base_dir = {at}/run\nstate_dir = {at}/state\nprotocols = imap\nlisten = 127.0.0.1\nssl = no\ndisable_plaintext_auth = no\nlog_path = {at}/log\nmail_location = maildir:{at}/box\nmail_uid = {uid}\nmail_gid = {gid}\nfirst_valid_uid = 1\nfirst_valid_gid = 1\nmail_fsync = never\npassdb {{\n driver = passwd-file\n args = {at}/users\n}}\nuserdb {{\n driver = static\n args = uid={uid} gid={gid} home={at}/box\n}}\nservice imap-login {{\n chroot =\n inet_listener imap {{\n  port = {port}\n }}\n inet_listener imaps {{\n  port = 0\n }}\n}}\nservice anvil {{\n chroot =\n}}\nservice stats {{\n chroot =\n}}\n"
        );
        std::fs::write(folder.join("dovecot.conf"), config).unwrap();
        let chown =
            Command::new("chown").args(["-R", &format!("{uid}:{gid}")]).arg(folder.join("box")).status();
        assert!(chown.unwrap().success());
        let child = Command::new(DOVECOT)
            .args(["-F", "-c"])
            .arg(folder.join("dovecot.conf"))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            assert!(Instant::now() < until, "Dovecot does not answer: {}", log());
            std::thread::sleep(Duration::from_millis(50));
        }
        Server { child, port }
    }
}

fn id(what: &str) -> String {
    let said = Command::new("id").args([what, "dovenull"]).output().unwrap();
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

/// A thousand letters on a real server: each once, read there, and nothing comes twice.
pub async fn a_real_mail_server_gives_each_of_a_thousand_letters_once(on: On) {
    if !Path::new(DOVECOT).exists() {
        eprintln!("SKIPPED, NOT PASSED: no Dovecot on this machine (apt-get install dovecot-imapd)");
        return;
    }
    let folder = Folder::new();
    open_to_others(&folder.0);
    let mailbox = folder.0.join("box");
    for part in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(mailbox.join(part)).unwrap();
    }
    for number in 0..MANY {
        let raw = from(&format!("p{number}@posta.example"), &format!("Lettera {number}"), "");
        std::fs::write(
            mailbox.join("new").join(format!("{:010}.{number}.test", 1_772_400_000 + number)),
            raw,
        )
        .unwrap();
    }
    let server = Server::start(&folder.0);
    let address = format!("valdora=imap://urp:segreta@127.0.0.1:{}/INBOX?tls=no", server.port);
    let source = Source::parse(&address).unwrap();
    let engine = on.engine(&folder).await;
    let post = Post::with(engine, folder, vec![source]).await;
    // It dies twice on the way.
    for millis in [700, 1_500] {
        let _ = tokio::time::timeout(Duration::from_millis(millis), post.house.house.intake.round()).await;
    }
    post.round().await;
    post.round().await;
    let (letters, tickets) = (post.ends().await.len(), post.tickets().await);
    assert_eq!((letters, tickets), (MANY, MANY as i64));
    // Maildir: the flag S in the name, once somebody has seen it.
    let seen = |name: &str| name.rsplit_once(":2,").is_some_and(|(_, flags)| flags.contains('S'));
    let names = std::fs::read_dir(mailbox.join("cur")).unwrap().flatten();
    let seen = names.filter(|entry| seen(&entry.file_name().to_string_lossy())).count();
    let body = post.body;
    let reached = post.read(move |tx| {
        tx.row(sql!("SELECT uid FROM mailbox_reached WHERE body = ?1"), values![body])?.unwrap().get::<i64>(0)
    });
    assert_eq!((seen, reached.await), (MANY, MANY as i64));
}

/// The server's own users walk through the folder.
fn open_to_others(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
}
