//! The office under load, and the databases it lives in.

use std::path::{Path, PathBuf};

use app::compose::{self, House, Plan};
use app::scratch;
use office::Offices;
use office::ctx::Brakes;
use office::file::{self, Limits};
use platform::events::Actor;
use platform::mail::Post;
use platform::secrets::{MasterKey, Token};
use platform::store::{Engine, StoreError};
use platform::voice::{Voice, find_engine};
use platform::{Clock, Db, Lane};

use crate::{Res, disk};

pub const BODY: &str = "banco";
/// Services that are booked, each with an agenda of its own.
pub const BOOKED: usize = 20;
/// Agendas of the service whose month is looked at.
pub const MONTH_AGENDAS: usize = 20;
/// Services of the waiting room.
pub const LINES: usize = 3;
pub const COUNTERS: usize = 50;

/// Who works at the help desk, and who is its customer.
pub const DESK_LOGIN: &str = "banco";
pub const CUSTOMERS_LOGIN: &str = "cliente";

/// A place for data and the engine that keeps it.
pub struct Stage {
    pub data: PathBuf,
    /// Address of a PostgreSQL database; `None` is SQLite in the data folder.
    pub database: Option<String>,
}

/// A PostgreSQL server to measure on.
pub struct Cluster {
    base: String,
    pub settings: String,
}

/// Secrets of a furnished office.
pub struct Keys {
    pub operator: String,
    pub display: String,
}

impl Stage {
    pub fn sqlite(folder: &Path, name: &str) -> Res<Stage> {
        let data = folder.join(name);
        std::fs::create_dir_all(&data)?;
        Ok(Stage { data, database: None })
    }

    pub async fn postgres(folder: &Path, cluster: &Cluster, name: &str) -> Res<Stage> {
        let name = format!("bench_{}_{name}", std::process::id());
        let stage = Stage::sqlite(folder, &name)?;
        cluster.run(format!("CREATE DATABASE {name}")).await?;
        Ok(Stage { database: Some(format!("{}/{name}", cluster.base)), ..stage })
    }
}

impl Cluster {
    /// Says plainly whether what this server acknowledges is on a disk.
    pub async fn look(base: String) -> Res<Cluster> {
        let address = format!("{base}/postgres");
        let [fsync, commit, folder] = tokio::task::spawn_blocking(move || {
            let mut client = postgres::Client::connect(&address, postgres::NoTls)?;
            let mut show = |name: &str| {
                client.query_one(&format!("SHOW {name}"), &[]).map(|row| row.get::<_, String>(0))
            };
            Ok::<_, postgres::Error>([show("fsync")?, show("synchronous_commit")?, show("data_directory")?])
        })
        .await??;
        // The folder is another user's: only the way to it may be readable, which is enough.
        let above = Path::new(&folder).ancestors().find_map(|path| disk::file_system(path).ok());
        let kind = above.unwrap_or_else(|| "an unknown file system".into());
        let durable = if fsync == "on" { "" } else { ": NOT DURABLE, its bookings/s are no durable ones" };
        let settings = format!("fsync={fsync}, synchronous_commit={commit}, on {kind}{durable}");
        Ok(Cluster { base, settings })
    }

    async fn run(&self, statement: String) -> Res<()> {
        let address = format!("{}/postgres", self.base);
        tokio::task::spawn_blocking(move || {
            postgres::Client::connect(&address, postgres::NoTls)?.batch_execute(&statement)
        })
        .await??;
        Ok(())
    }

    pub async fn clear(&self) -> Res<()> {
        for name in ["bare", "served", "rest"] {
            let name = format!("bench_{}_{name}", std::process::id());
            self.run(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
        }
        Ok(())
    }
}

fn engine(data: &Path, database: Option<&str>) -> Engine {
    match database {
        Some(url) => Engine::Postgres { url: url.to_owned() },
        None => Engine::Sqlite { file: data.join("sportello.db"), durable: true },
    }
}

/// Production's plan, but for the brakes: one address stands for a whole town here.
pub fn plan(data: &Path, database: Option<&str>) -> Res<Plan> {
    Ok(Plan {
        engine: engine(data, database),
        clock: Clock::machine(),
        key: MasterKey::load(&data.join("master.key"))?,
        voice: Voice::new(data.join("voice"), find_engine()),
        media: office::media::Shelf::new(data.join("media")),
        files: platform::files::Cabinet::new(data.join("files"), None).into(),
        mailboxes: Vec::new(),
        certified: Vec::new(),
        authorities: Default::default(),
        app_io: Vec::new(),
        brakes: Brakes {
            sign_ins: u32::MAX,
            look_ups: u32::MAX,
            bookings: u32::MAX,
            api: u32::MAX,
            ..Brakes::default()
        },
        public_address: "http://127.0.0.1".into(),
        post: Post::Spool(data.join("mail")),
        mail_from: String::new(),
        demo: false,
        behind_proxy: false,
        egress: platform::egress::Egress::new(Default::default()),
        checkout: false,
        node: payments::node::Door { in_front: true, ..Default::default() },
    })
}

/// A furnished house in this process, without anything that works beside the requests.
pub async fn open(stage: &Stage) -> Res<House> {
    furnish(stage).await?;
    Ok(compose::build(plan(&stage.data, stage.database.as_deref())?).await?)
}

/// Imports the bench's office; answers an operator's token and a display's.
pub async fn furnish(stage: &Stage) -> Res<Keys> {
    let (db, body) = import(stage, &office_text()).await?;
    let (operator, display, now) = (Token::random(), Token::random(), Clock::machine().now());
    let keys = Keys { operator: operator.text(), display: display.text() };
    db.write(Lane::HOUSE, move |tx| {
        scratch::open_token(tx, &operator, body, &scratch::driver_rights(), now)?;
        let office = Offices::default().at(tx, body)?;
        let programme = office.and_then(|office| office.displays.first().map(|part| part.id)).unwrap_or(0);
        office::devices::enrol_confirmed(tx, body, "display", programme, &display, now)?;
        Ok::<_, StoreError>(())
    })
    .await?;
    Ok(keys)
}

/// Opens a stage's store and imports an office file into it.
pub async fn import(stage: &Stage, text: &str) -> Res<(Db, i64)> {
    let file = file::read(text, Limits::Published).map_err(|errors| format!("{errors:?}"))?;
    let engine = engine(&stage.data, stage.database.as_deref());
    let db = tokio::task::spawn_blocking(move || Db::open(engine, &compose::migrations())).await??;
    let now = Clock::machine().now();
    let work = move |tx: &mut platform::store::Tx| {
        Ok(office::import::apply(tx, &file, false, &Actor("bench".into()), now)?.0)
    };
    let body: Result<i64, StoreError> = db.write(Lane::HOUSE, work).await;
    Ok((db, body?))
}

/// Enough seats for minutes of booking, a month to look at, and a waiting room.
fn office_text() -> String {
    let mut text = format!(
        "[body]\nkey = \"{BODY}\"\nname = \"Comune di Prova\"\nlanguages = [\"it\", \"en\"]\nnational_holidays = false\n\
         [[site]]\nkey = \"sede\"\nname = \"Sede\"\naddress = \"Via Roma 1\"\n\
         [[site]]\nkey = \"sala\"\nname = \"Sala\"\naddress = \"Via Roma 2\"\n\
         [[display]]\nkey = \"tabellone\"\nname = \"Tabellone\"\nsite = \"sala\"\nshows = \"both\"\n\
         [[hours]]\nkey = \"sempre\"\nname = \"Assistenza\"\n\
         weekly = [{{ days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"], from = \"08:00\", to = \"20:00\" }}]\n\
         [[contract]]\nkey = \"tutti\"\nname = \"Carta\"\nfrom = \"2020-01-01\"\nhours = \"sempre\"\n\
         target = [{{ metric = \"take_charge\", minutes = 240 }}, {{ metric = \"first_contact\", minutes = 2400 }}, \
         {{ metric = \"solution\", minutes = 4800 }}]\n\
         [[customer]]\nkey = \"cliente\"\nname = \"Cliente\"\nmails = [\"@cliente.example\"]\n\
         [[staff]]\nlogin = \"{DESK_LOGIN}\"\nname = \"Banco\"\nroles = [\"desk_lead\"]\n\
         [[staff]]\nlogin = \"{CUSTOMERS_LOGIN}\"\nname = \"Cliente\"\nroles = [\"customer\"]\ncustomer = \"cliente\"\n"
    );
    for at in 0..BOOKED {
        let key = format!("s{at}");
        text += &(service(&key, "sede") + &agenda(&key, 0, "09:00", "18:00"));
    }
    text += &service("mese", "sede");
    (0..MONTH_AGENDAS).for_each(|at| text += &agenda("mese", at, "09:00", "18:00"));
    for at in 0..LINES {
        // Open at whatever hour the bench runs.
        let key = format!("sala{at}");
        text += &(service(&key, "sala") + &agenda(&key, 0, "00:00", "23:45"));
    }
    let skills = (0..LINES).map(|at| format!("\"sala{at}\"")).collect::<Vec<_>>().join(", ");
    for at in 1..=COUNTERS {
        text += &format!(
            "[[counter]]\nkey = \"{at}\"\nsite = \"sala\"\nlabel = \"{at}\"\nservices = [{skills}]\n"
        );
    }
    text
}

fn service(key: &str, site: &str) -> String {
    format!(
        "[[service]]\nkey = \"{key}\"\nsite = \"{site}\"\nname = \"{key}\"\nmean_min = 10\nearliest_days = 366\n\
         [[service.offering]]\nkey = \"una\"\nname = \"Una\"\nminutes = 15\n"
    )
}

fn agenda(service: &str, at: usize, from: &str, to: &str) -> String {
    let days = "[\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]";
    format!(
        "[[agenda]]\nkey = \"{service}-{at}\"\nservice = \"{service}\"\nfrom = \"2026-01-01\"\n\
         weekly = [{{ days = {days}, from = \"{from}\", to = \"{to}\", every_min = 15, seats = 3 }}]\n"
    )
}
