//! The plan of a small office, on a real database.

mod rules;
mod sheet;
mod words;

use jiff::civil::date;
use office::{Office, file, import};
use platform::events::{self, Actor};
use platform::store::{Engine, StoreError, Tx};
use platform::{Db, Lane, Moment, sql, values};

use super::rule::{self, Seat};
use super::sheet::Booked;
use super::{PlanError, read};

const NINE: Moment = Moment(1_804_752_000_000); // 11 March 2027, 9:00 in Rome
const ALLOWED_S: i64 = 15 * 60;

fn booked() -> Booked {
    Booked { id: 1, start: NINE.ms(), code: "K 27".into(), ..Booked::default() }
}

const FILE: &str = r#"
[body]
key = "prova"
name = "Comune di Prova"
languages = ["it", "en", "de", "fr", "sl"]
[[closure]]
date = "2027-03-12"
name = "Festa del patrono"
[[site]]
key = "municipio"
name = "Municipio"
address = "Piazza 1"
[[counter]]
key = "1"
site = "municipio"
label = "Sportello 1"
services = ["cie"]
[[service]]
key = "cie"
site = "municipio"
name = "Carta d'identità"
mean_min = 10
[[service.offering]]
key = "rinnovo"
name = "Rinnovo"
minutes = 15
[[service]]
key = "tributi"
site = "municipio"
name = "Tributi"
mean_min = 10
[[agenda]]
key = "cie"
service = "cie"
from = "2027-01-01"
[[agenda.weekly]]
days = ["mon", "tue", "wed", "thu", "fri"]
from = "09:00"
to = "10:00"
every_min = 15
seats = 2
[[staff]]
login = "rossi"
name = "Rossi"
roles = ["operator"]
services = ["cie"]
[[staff]]
login = "verdi"
name = "Verdi"
roles = ["supervisor"]
"#;

/// An office of one service on a database of its own.
struct Small {
    db: Db,
    office: std::sync::Arc<Office>,
    _folder: Folder,
}

/// A folder that goes with its test.
struct Folder(std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Small {
    async fn open(name: &str) -> Small {
        let folder = std::env::temp_dir().join(format!("plan-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let all = [platform::migrations(), office::migrations(), agenda::migrations(), crate::migrations()];
        let engine = Engine::Sqlite { file: folder.join("db"), durable: false };
        let db = Db::open(engine, &all.concat()).unwrap();
        let file = file::read(FILE, file::Limits::Published).unwrap();
        let offices = office::Offices::default();
        let office = db
            .write(Lane::HOUSE, move |tx| {
                let (body, _) = import::apply(tx, &file, false, &Actor("test".into()), NINE)?;
                offices.at(tx, body)
            })
            .await
            .unwrap()
            .unwrap();
        Small { db, office, _folder: Folder(folder) }
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx, &Office) -> Result<T, PlanError> + Send + 'static,
    ) -> Result<T, PlanError> {
        let office = self.office.clone();
        self.db.write(Lane::of(office.id, 0), move |tx| work(tx, &office)).await
    }

    fn seat(&self, number: i64) -> Seat {
        Seat { agenda: self.office.agendas[0].id, start: NINE, number }
    }

    async fn close(&self, number: i64, now: Moment) -> Result<(), PlanError> {
        let seat = self.seat(number);
        self.run(move |tx, o| rule::close(tx, o, &o.services[0], seat, &Actor("staff:1".into()), now)).await
    }

    async fn reopen(&self, number: i64, now: Moment) -> Result<(), PlanError> {
        let seat = self.seat(number);
        self.run(move |tx, o| rule::open(tx, o, &o.services[0], seat, &Actor("staff:1".into()), now)).await
    }

    async fn day(&self) -> read::Day {
        self.run(|tx, o| Ok(read::day(tx, o, &o.services[0], date(2027, 3, 11))?)).await.unwrap()
    }

    /// Kinds of all events, numbered or not.
    async fn kinds(&self) -> Vec<String> {
        platform::events::publish_pending(&self.db, &events::Feed::new()).await.unwrap();
        let body = self.office.id;
        let all = self.db.read(move |tx| events::after(tx, body, 0, 100)).await;
        all.unwrap_or_else(|error: StoreError| panic!("{error}"))
            .into_iter()
            .map(|event| event.kind)
            .collect()
    }

    /// An appointment at nine on seat 0, as booking writes it.
    async fn book(&self, id: i64) {
        let work = move |tx: &mut Tx, o: &Office| {
            let agenda = o.agendas[0].id;
            tx.execute(
                sql!("INSERT INTO appointment (body, id, site, service, offering, agenda, start_at, length_s, day, call_code, person, channel, lang, detail, booked_at) VALUES (?1, ?2, ?3, ?4, 'rinnovo', ?5, ?6, 900, '2027-03-11', 'K 27', NULL, 'web', 'it', '', ?6)"),
                values![o.id, id, o.sites[0].id, o.services[0].id, agenda, NINE],
            )?;
            tx.execute(
                sql!(
                    "INSERT INTO seat (body, agenda, start_at, seat, appointment, end_at) VALUES (?1, ?2, ?3, 0, ?4, ?5)"
                ),
                values![o.id, agenda, NINE, id, NINE.plus_s(900)],
            )?;
            Ok(())
        };
        self.run(work).await.unwrap();
    }

    /// The person of an appointment is here.
    async fn arrive(&self, appointment: i64) {
        let work = move |tx: &mut Tx, o: &Office| {
            tx.execute(
                sql!("INSERT INTO visit (body, id, site, service, offering, appointment, slot_at, call_code, day, ticket, priority, channel, arrived_at) VALUES (?1, 1, ?2, ?3, 'rinnovo', ?4, ?5, 'K 27', '2027-03-11', 1, 0, 'kiosk', ?5)"),
                values![o.id, o.sites[0].id, o.services[0].id, appointment, NINE],
            )?;
            Ok(())
        };
        self.run(work).await.unwrap();
    }

    async fn cancel(&self, id: i64, now: Moment) -> Result<(), PlanError> {
        self.run(move |tx, o| rule::cancel(tx, o, &o.services[0], id, &Actor("staff:1".into()), now)).await
    }
}
