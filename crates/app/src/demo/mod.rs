//! `sportello demo`: a mid-size town at work on this machine, seen through every screen.
//!
//! It starts afresh every time, on a clock that runs faster and says so. People book, arrive, are called
//! and served through the public interface, exactly as a replay does it; two counters are left to whoever
//! watches.

mod appointments;
mod day;
mod desk;
pub mod node;
pub mod payments;
mod people;
mod post;
mod requests;
mod together;

use std::path::Path;

use jiff::civil::time;
use jiff::tz::TimeZone;
use office::file::{self, OfficeFile};
use platform::egress::{self, Egress};
use platform::events::Actor;
use platform::listener::Limits;
use platform::mail::Post;
use platform::secrets::Token;
use platform::store::{Engine, StoreError};
use platform::{Clock, Lane, Moment};
use simulator::Node;

use crate::compose::{self, House};
use crate::scratch;
use crate::serve::{self, Front};
use crate::settings::{DemoOptions, StoreOptions};
use crate::upkeep::passphrase;

const OFFICE: &str = include_str!("../../../../examples/comune-medio.toml");

/// The hour at which the demonstration begins.
const BEGINS: (i8, i8) = (8, 40);

struct Account {
    login: String,
    name: String,
    roles: String,
    password: String,
}

pub fn demo(options: &DemoOptions) -> Result<(), String> {
    if !options.listen.ip().is_loopback() {
        return Err("the demonstration works on this machine only (its accounts are printed)".into());
    }
    let text = OFFICE;
    let mut file = file::read(text, file::Limits::Published).map_err(|e| format!("{e:?}"))?;
    node::counterparts(options, &mut file);
    let zone = TimeZone::get(&file.body.get_ref().zone).map_err(|e| e.to_string())?;
    let begin = begin(&zone)?;
    let clock = Clock::scaled(begin, options.speed);
    let store = StoreOptions { data: options.data.join("demo"), database: None, database_root: None };
    start_afresh(&store.data)?;
    let address = format!("http://{}", options.listen);
    serve::runtime()?.block_on(async {
        let post = Post::Spool(store.data.join("mail"));
        let mut plan = serve::plan(&store, clock, address.clone(), post, String::new())?;
        plan.demo = true;
        plan.node.in_front = true;
        // The simulated node stands on this machine.
        plan.egress =
            Egress::new(egress::Settings { inside: vec!["127.0.0.1".into()], ..Default::default() });
        plan.mailboxes = options.intake.sources()?;
        plan.certified = options.intake.certified()?;
        plan.authorities = options.intake.authorities()?;
        let letters = post::Letters::in_folder(&store.data)?;
        let own = plan.mailboxes.is_empty();
        if own {
            let body = &file.body.get_ref().key;
            plan.mailboxes = letters.sources(body);
            plan.certified.push(letters.certified(body));
        }
        plan.files = options.intake.cabinet(&store.data)?;
        plan.engine = Engine::Sqlite { file: store.data.join("sportello.db"), durable: true };
        let house = compose::build(plan).await.map_err(|e| e.to_string())?;
        let node = node::of(&file, &options.listen, &house.ctx, begin);
        let (accounts, driver) = furnish(&house, &file, begin, &options.data, node.as_ref()).await?;
        let slug = file.body.get_ref().key.clone();
        let (speed, quiet) = (options.speed, options.quiet);
        let body = house.ctx.offices.by_slug(&slug).ok_or("the office vanished")?.id;
        let known = post::known(&house.ctx, body).await.map_err(|e| e.to_string())?;
        let clock = house.ctx.clock.clone();
        let simulated = node::open(options, node, &clock).await;
        let ready = async move {
            tell(&address, &slug, speed, &accounts);
            node::run(simulated);
            if own {
                println!(
                    "Letters: whatever .eml lies in {0}/mail or {0}/pec arrives.\n",
                    letters.folder().display()
                );
            }
            if own && !quiet {
                std::thread::spawn(move || letters.come(&clock, &zone, known.as_ref()));
            }
            if !quiet {
                std::thread::spawn(move || people::live(&address, &slug, &driver, &file, begin, speed));
            }
        };
        let front = Front { listen: options.listen, certificate: None, limits: Limits::default() };
        serve::run(house, front, None, ready).await
    })
}

/// Twenty minutes before the doors open, today or on the next day that the office works.
fn begin(zone: &TimeZone) -> Result<Moment, String> {
    let today = Clock::machine().now().zoned(zone).date();
    let mut ahead = today.series(jiff::Span::new().days(1)).take(15);
    let day = ahead.find(payments::works).ok_or("no working day ahead")?;
    let start =
        day.to_datetime(time(BEGINS.0, BEGINS.1, 0, 0)).to_zoned(zone.clone()).map_err(|e| e.to_string())?;
    Ok(start.timestamp().into())
}

/// The demonstration's clock begins again in the morning: yesterday's data would lie in its future.
fn start_afresh(folder: &Path) -> Result<(), String> {
    for name in ["sportello.db", "sportello.db-wal", "sportello.db-shm"] {
        match std::fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{}: {error}", folder.join(name).display()));
            }
            _ => {}
        }
    }
    for name in ["media", "files", "letters"] {
        match std::fs::remove_dir_all(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{}: {error}", folder.join(name).display()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Imports the office, gives everybody a password, and makes the token of the people who come.
async fn furnish(
    house: &House,
    file: &OfficeFile,
    begin: Moment,
    data: &Path,
    node: Option<&Node>,
) -> Result<(Vec<Account>, String), String> {
    let ctx = house.ctx.clone();
    let (stored, offices) = (file.clone(), ctx.offices.clone());
    let (driver, replay) = (Token::random(), Token::random());
    let texts = (driver.text(), replay.text());
    let body = ctx
        .db
        .write(Lane::HOUSE, move |tx| {
            let (body, _) = office::import::apply(tx, &stored, false, &Actor("demo".into()), begin)?;
            scratch::open_token(tx, &driver, body, &scratch::driver_rights(), begin)?;
            scratch::open_token(tx, &replay, 0, scratch::SCRATCH, begin)?;
            Ok::<_, StoreError>(body)
        })
        .await
        .map_err(|e| e.to_string())?;
    ctx.db.read(move |tx| offices.load_all(tx)).await.map_err(|e| e.to_string())?;
    requests::month(&ctx, body, begin).await?;
    desk::furnish(&ctx, body, begin).await?;
    together::furnish(&ctx, body, begin).await?;
    if let Some(node) = node {
        payments::furnish(&ctx, body, begin, node).await?;
    }
    let path = data.join("replay.token");
    std::fs::write(&path, &texts.1).map_err(|e| format!("{}: {e}", path.display()))?;
    let office = ctx.offices.known(body).ok_or("the office vanished")?;
    let mut accounts = Vec::new();
    for member in &office.staff {
        let password = passphrase();
        let hash = ctx.hasher.hash(password.clone()).await.map_err(|e| format!("{e:?}"))?;
        let staff = member.id;
        ctx.db
            .write(Lane::HOUSE, move |tx| office::sign_in::set_password(tx, body, staff, &hash))
            .await
            .map_err(|e: StoreError| e.to_string())?;
        let roles: Vec<String> = member.doc.roles.iter().map(|role| format!("{role:?}")).collect();
        accounts.push(Account {
            login: member.doc.login.clone(),
            name: member.doc.name.clone(),
            roles: roles.join(", "),
            password,
        });
    }
    Ok((accounts, texts.0))
}

fn tell(address: &str, slug: &str, speed: u32, accounts: &[Account]) {
    println!("Sportello, demonstration: the clock runs {speed} times faster. Stop with Ctrl-C.\n");
    println!("  citizens    {address}/{slug}/");
    println!("  kiosk       {address}/{slug}/screen/kiosk");
    println!("  display     {address}/{slug}/screen/display");
    println!("  counter     {address}/{slug}/counter");
    println!("  console     {address}/{slug}/console");
    println!("  statistics  {address}/{slug}/statistics");
    println!("  help        {address}/{slug}/help");
    println!("  help desk   {address}/{slug}/desk");
    println!("  customer    {address}/{slug}/customer");
    println!("  payments    {address}/{slug}/payments");
    println!("  pay         {address}/{slug}/pay\n");
    println!("Staff (the first two counters are left to you):");
    for account in accounts {
        println!("  {:<14} {}   {} ({})", account.login, account.password, account.name, account.roles);
    }
    println!();
}
