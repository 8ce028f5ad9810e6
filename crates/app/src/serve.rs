//! `sportello serve`: the program at work.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use office::ctx::Brakes;
use office::media::Shelf;
use platform::egress::{self, Egress};
use platform::files::Cabinet;
use platform::listener::{self, Limits};
use platform::mail::{Post, Security, SmtpSettings};
use platform::secrets::MasterKey;
use platform::tls::{self, Identity};
use platform::voice::{Voice, find_engine};
use platform::{Clock, Moment};

use crate::compose::{self, House, Plan};
use crate::node_door::NodeDoor;
use crate::settings::{MailOptions, ServeOptions, StoreOptions, TlsOptions};

/// For connecting to the mail server and for each of its answers.
const SMTP_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(30);

pub fn serve(options: &ServeOptions) -> Result<(), String> {
    let secure = options.tls.tls_cert.is_some() || !options.tls.local_authority.is_empty();
    if !options.listen.ip().is_loopback() && !secure && !options.tls.behind_proxy {
        return Err(format!(
            "{} is not this machine alone: give --tls-cert and --tls-key, --local-authority NAMES, or --behind-proxy",
            options.listen
        ));
    }
    options.node.check(options.listen, options.tls.behind_proxy)?;
    let scheme = if secure { "https" } else { "http" };
    let public_address =
        options.public_address.clone().unwrap_or_else(|| format!("{scheme}://{}", options.listen));
    runtime()?.block_on(async {
        let clock = Clock::machine();
        let (post, mail_from) = post(&options.mail, &options.store.data)?;
        let mut plan = plan(&options.store, clock.clone(), public_address.clone(), post, mail_from)?;
        plan.behind_proxy = options.tls.behind_proxy;
        plan.mailboxes = options.intake.sources()?;
        plan.certified = options.intake.certified()?;
        plan.app_io = options.pay.app_io()?;
        plan.authorities = options.intake.authorities()?;
        plan.files = options.intake.cabinet(&options.store.data)?;
        plan.node.in_front = options.node.node_in_front;
        plan.egress = Egress::new(options.node.calls());
        let house = compose::build(plan).await.map_err(|e| e.to_string())?;
        let identity = identity(&options.tls, &options.store, clock.now())?;
        let node = options.node.door(identity.as_ref())?;
        let certificate = identity.map(tls::server_config).transpose().map_err(|e| e.to_string())?;
        println!("Sportello answers at {public_address}");
        // All of a proxy's people share its address: the cap per address would be theirs together.
        let mut limits = Limits::default();
        if options.tls.behind_proxy {
            limits.per_address_max = limits.connections_max;
        }
        run(house, Front { listen: options.listen, certificate, limits }, node, async {}).await
    })
}

pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())
}

/// The plan of an ordinary installation in its data folder.
pub(crate) fn plan(
    store: &StoreOptions,
    clock: Clock,
    public_address: String,
    post: Post,
    mail_from: String,
) -> Result<Plan, String> {
    std::fs::create_dir_all(&store.data).map_err(|e| format!("{}: {e}", store.data.display()))?;
    Ok(Plan {
        engine: store.engine(),
        clock,
        key: MasterKey::load(&store.data.join("master.key"))?,
        voice: Voice::new(store.data.join("voice"), find_engine()),
        media: Shelf::new(store.data.join("media")),
        files: Cabinet::new(store.data.join("files"), None).into(),
        mailboxes: Vec::new(),
        certified: Vec::new(),
        authorities: Default::default(),
        app_io: Vec::new(),
        brakes: Brakes::default(),
        public_address,
        post,
        mail_from,
        demo: false,
        behind_proxy: false,
        node: Default::default(),
        checkout: true,
        egress: Egress::new(egress::Settings::default()),
    })
}

/// Where the public pages are served.
pub(crate) struct Front {
    pub listen: SocketAddr,
    pub certificate: Option<Arc<tls::ServerConfig>>,
    pub limits: Limits,
}

/// Serves until SIGTERM or SIGINT, then finishes what is in flight. `ready` runs once the doors are open.
pub(crate) async fn run(
    house: House,
    front: Front,
    node: Option<NodeDoor>,
    ready: impl Future<Output = ()>,
) -> Result<(), String> {
    let open = |at: SocketAddr| listener::bind(at).map_err(|e| format!("{at}: {e}"));
    let door = open(front.listen)?;
    let node = node.map(|node| Ok::<_, String>((open(node.listen)?, node))).transpose()?;
    compose::start_background(&house);
    ready.await;
    let platform = async {
        if let Some((door, node)) = node {
            tokio::spawn(NodeDoor::follow(node.callers(), house.ctx.clone()));
            // Whoever comes through is the platform, and comes from few addresses.
            let mut limits = Limits::default();
            limits.per_address_max = limits.connections_max;
            let behind = node.behind(house.node);
            listener::serve(door, Some(node.config), behind, limits, stop_asked()).await;
        }
    };
    tokio::join!(
        listener::serve(door, front.certificate, house.router, front.limits, stop_asked()),
        platform
    );
    println!("Sportello has stopped.");
    Ok(())
}

pub(crate) async fn stop_asked() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

fn identity(
    options: &TlsOptions,
    store: &StoreOptions,
    now: Moment,
) -> Result<Option<Arc<Identity>>, String> {
    let identity = if let (Some(cert), Some(key)) = (&options.tls_cert, &options.tls_key) {
        tls::load(cert, key).map_err(|e| e.to_string())?
    } else if !options.local_authority.is_empty() {
        let folder = store.data.join("authority");
        let authority =
            tls::Authority::open(&folder, "Sportello", now.timestamp()).map_err(|e| e.to_string())?;
        let root = store.data.join("root.pem");
        std::fs::write(&root, authority.root_pem()).map_err(|e| format!("{}: {e}", root.display()))?;
        println!("Install this root on kiosks, displays and counters: {}", root.display());
        authority
            .server_certificate(&options.local_authority, now.timestamp())
            .map_err(|e| e.to_string())?
            .identity
    } else {
        return Ok(None);
    };
    Ok(Some(Arc::new(identity)))
}

/// SMTP when a server is given, else a folder.
fn post(options: &MailOptions, data: &Path) -> Result<(Post, String), String> {
    let from = options.mail_from.clone().unwrap_or_default();
    let Some(host) = &options.smtp_host else { return Ok((Post::Spool(data.join("mail")), from)) };
    let security = match options.smtp_security.as_str() {
        "tls" => Security::Tls,
        "starttls" => Security::StartTls,
        "none" => Security::None,
        other => return Err(format!("smtp security {other:?}: starttls, tls or none")),
    };
    let login = options.smtp_user.clone().zip(options.smtp_password.clone());
    Ok((
        Post::Smtp(SmtpSettings {
            host: host.clone(),
            port: options.smtp_port,
            security,
            login,
            hello: None,
            roots_pem: None,
            timeout: SMTP_TIMEOUT,
        }),
        from,
    ))
}
