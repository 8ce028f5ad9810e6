//! An office that changes under the feet of people: nobody loses a seat or a turn unseen.

use crate::support::{On, TestHouse, at, small_office};
use app::import::Go;
use app::settings::StoreOptions;
use axum::http::StatusCode;
use office::file::{self, Limits};
use office::import::{Done, ImportError, change};
use platform::events::Actor;
use platform::i18n::{Lang, Tr};
use platform::store::{Engine, StoreError};
use platform::{Lane, sql, values};
use serde_json::{Value, json};

struct Town {
    house: TestHouse,
    body: i64,
    token: String,
}

impl Town {
    async fn open(on: On, file: &str) -> Town {
        let house = TestHouse::open(on).await;
        let body = house.import(file).await;
        let token = house.driver(body).await;
        Town { house, body, token }
    }

    /// As the console does it; `Ok` holds what was said of people.
    async fn change(&self, text: &str) -> Result<Vec<String>, ImportError> {
        let file = file::read(text, Limits::Published).unwrap_or_else(|errors| panic!("{errors:?}"));
        let (ctx, now) = (self.house.house.ctx.clone(), self.house.clock.now());
        let work = move |tx: &mut platform::Tx| {
            change(tx, &file, &ctx.consequences, &ctx.key, &Actor("staff:1".into()), now)
        };
        let Done { concerned, .. } = self.house.house.ctx.db.write(Lane::of(self.body, 0), work).await?;
        Ok(concerned.iter().map(|sentence| sentence.say(Tr(Lang::It))).collect())
    }

    async fn post(&self, path: &str, wish: Value) -> (StatusCode, Value) {
        let answer = self.house.api(&self.token, &format!("/api/v1/citta/{path}"), &wish).await;
        let json = if answer.text.is_empty() { Value::Null } else { answer.json() };
        (answer.status, json)
    }

    async fn ask(&self, path: &str, wish: Value) -> Value {
        let (status, json) = self.post(path, wish).await;
        assert!(status.is_success(), "{path}: {status} {json}");
        json
    }

    async fn book(&self, start: &str, mail: Option<&str>) -> Value {
        let start = at(start).rfc3339();
        let wish = json!({ "service": "cie", "offering": "rilascio", "start": start, "email": mail });
        self.ask("appointments", wish).await
    }

    async fn next(&self, counter: &str) -> Value {
        self.ask(&format!("counters/{counter}/next"), json!({})).await["called"]["call_code"].clone()
    }

    /// Sites of the appointments to come, by key, in order of time.
    async fn sites(&self) -> Vec<String> {
        let body = self.body;
        let read = move |tx: &mut platform::Tx| {
            let rows = tx.rows(
                sql!("SELECT p.part_key FROM appointment a JOIN office_part p ON p.body = a.body AND p.id = a.site WHERE a.body = ?1 ORDER BY a.start_at"),
                values![body],
            )?;
            rows.iter().map(|row| row.get(0)).collect::<Result<Vec<String>, platform::StoreError>>()
        };
        self.house.house.ctx.db.read(read).await.unwrap()
    }

    async fn mails(&self) -> usize {
        while self.house.house.runner.round().await.unwrap() > 0 {}
        std::fs::read_dir(self.house.folder.0.join("mail")).map_or(0, |entries| entries.flatten().count())
    }
}

/// Two sites; the identity card is given where `cie_at` says, taxes always at the old one.
fn two_sites(cie_at: &str, old_counters: bool) -> String {
    let counters = |old: &str, new: &str| {
        let mut text = String::new();
        if old_counters {
            for key in ["1", "2"] {
                text += &format!(
                    "[[counter]]\nkey = \"{key}\"\nsite = \"sede\"\nlabel = \"{key}\"\nservices = [{old}]\n"
                );
            }
        }
        text + &format!("[[counter]]\nkey = \"9\"\nsite = \"nuova\"\nlabel = \"9\"\nservices = [{new}]\n")
    };
    let counters = if cie_at == "sede" {
        counters("\"cie\", \"tributi\"", "")
    } else {
        counters("\"tributi\"", "\"cie\"")
    };
    small_office("citta", 1, 0)
        .replace("key = \"cie\"\nsite = \"sede\"", &format!("key = \"cie\"\nsite = \"{cie_at}\""))
        + "[[site]]\nkey = \"nuova\"\nname = \"Sede nuova\"\naddress = \"Via Nuova 2\"\n"
        + "[[service]]\nkey = \"tributi\"\nsite = \"sede\"\nname = \"Tributi\"\nmean_min = 10\n"
        + &counters
}

async fn a_renamed_agenda_keeps_its_seats(on: On) {
    let town = Town::open(on, &small_office("citta", 1, 1)).await;
    town.book("2026-03-12T10:00:00", None).await;
    let renamed = small_office("citta", 1, 1).replace("key = \"mattina\"", "key = \"tutto\"");
    let lost = town.change(&renamed).await.unwrap();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(lost[0].contains("restano senza posto: 1"), "{lost:?}");

    let town = Town::open(on, &small_office("citta", 1, 1)).await;
    town.book("2026-03-12T10:00:00", None).await;
    let kept = renamed.replace("key = \"tutto\"", "key = \"tutto\"\nwas = \"mattina\"");
    assert_eq!(town.change(&kept).await.unwrap(), Vec::<String>::new());
    let again =
        json!({ "service": "cie", "offering": "rilascio", "start": at("2026-03-12T10:00:00").rfc3339() });
    assert_eq!(town.post("appointments", again).await.0, StatusCode::CONFLICT, "the only seat is taken");
    assert_eq!(town.change(&kept).await.unwrap(), Vec::<String>::new(), "a second time changes nothing");
    assert_eq!(town.change(&renamed).await.unwrap(), Vec::<String>::new(), "nor does leaving the line out");
    let back = small_office("citta", 1, 1).replace("key = \"mattina\"", "key = \"mattina\"\nwas = \"tutto\"");
    assert_eq!(town.change(&back).await.unwrap(), Vec::<String>::new(), "there and back");
}

async fn a_former_key_must_be_one(on: On) {
    let town = Town::open(on, &small_office("citta", 1, 1)).await;
    let unknown = small_office("citta", 1, 1).replace("key = \"mattina\"", "key = \"tutto\"\nwas = \"sera\"");
    let error = town.change(&unknown).await.unwrap_err();
    assert_eq!(error, ImportError::UnknownFormerKey { agenda: "tutto".into(), was: "sera".into() });
    let present = small_office("citta", 1, 1)
        + "[[agenda]]\nkey = \"sera\"\nwas = \"mattina\"\nservice = \"cie\"\nfrom = \"2026-01-01\"\n";
    let errors = file::read(&present, Limits::Published).unwrap_err();
    assert!(errors[0].why.key == "office-file-former-there", "{errors:?}");
    let renamed = small_office("citta", 1, 1).replace("key = \"mattina\"", "key = \"tutto\"");
    town.change(&renamed).await.unwrap();
    let from_retired = renamed.replace("key = \"tutto\"", "key = \"mattina\"\nwas = \"tutto\"");
    town.change(&from_retired).await.expect("the key of something retired may be taken again");
}

async fn whoever_waits_at_the_old_site_is_called_there(on: On) {
    let town = Town::open(on, &two_sites("sede", true)).await;
    town.ask("counters/1/open", json!({})).await;
    let waits = town.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    let later = town.ask("tickets", json!({ "service": "cie", "slip": 2 })).await;
    let aside = town.ask("tickets", json!({ "service": "cie", "slip": 3 })).await;
    let said = town.change(&two_sites("nuova", true)).await.unwrap();
    assert!(said.iter().any(|line| line.contains("restano dove sono") && line.contains("3")), "{said:?}");
    assert_eq!(town.next("1").await, waits["call_code"], "the counter open at the old site");
    town.ask("counters/2/open", json!({})).await;
    assert_eq!(town.next("2").await, later["call_code"], "a counter opened there afterwards");
    town.ask("counters/1/finish", json!({})).await;
    assert_eq!(town.next("1").await, aside["call_code"]);
    // From now on the card is given at the new site alone.
    town.ask("counters/9/open", json!({})).await;
    let newcomer = town.ask("tickets", json!({ "service": "cie", "slip": 4 })).await;
    assert_eq!(town.next("1").await, Value::Null);
    assert_eq!(town.next("9").await, newcomer["call_code"]);
}

async fn an_idle_counter_takes_over_at_once(on: On) {
    let town = Town::open(on, &two_sites("sede", true)).await;
    town.ask("counters/2/open", json!({ "services": ["tributi"] })).await;
    assert_eq!(town.next("2").await, Value::Null, "armed, for taxes only");
    let waits = town.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    assert_eq!(waits["called"], Value::Null);
    town.change(&two_sites("nuova", true)).await.unwrap();
    let shown = town.post("counters/2/finish", json!({})).await;
    assert_eq!(shown.0, StatusCode::OK, "somebody was called there: {}", shown.1);
}

async fn today_is_kept_and_tomorrow_moves(on: On) {
    let town = Town::open(on, &two_sites("sede", true)).await;
    let today = town.book("2026-03-11T10:00:00", Some("a@example.org")).await;
    town.book("2026-03-13T10:00:00", Some("b@example.org")).await;
    town.book("2026-03-13T10:15:00", None).await;
    assert_eq!(town.mails().await, 2, "confirmations");
    let said = town.change(&two_sites("nuova", true)).await.unwrap();
    assert!(said.iter().any(|line| line.contains("di oggi") && line.contains("1")), "{said:?}");
    let moved = said.iter().find(|line| line.contains("Sede nuova")).expect("those of Friday");
    assert!(moved.contains("2. Senza") && moved.ends_with("1"), "{moved}");
    assert_eq!(town.sites().await, ["sede", "nuova", "nuova"]);
    assert_eq!(town.mails().await, 3, "whoever gave an address is told");
    assert_eq!(town.change(&two_sites("nuova", true)).await.unwrap(), Vec::<String>::new());
    assert_eq!(town.mails().await, 3, "once");
    // The person of today comes where it was promised.
    town.ask("counters/2/open", json!({})).await;
    town.house.clock.set(at("2026-03-11T09:50:00"));
    town.ask("check-ins", json!({ "pass_token": today["pass_token"] })).await;
    assert_eq!(town.next("2").await, today["call_code"]);
}

async fn a_site_is_not_closed_over_peoples_heads(on: On) {
    let town = Town::open(on, &two_sites("sede", true)).await;
    let waits = town.ask("tickets", json!({ "service": "cie", "slip": 1 })).await;
    let error = town.change(&two_sites("nuova", false)).await.unwrap_err();
    assert_eq!(error, ImportError::PeopleWaiting { site: "Sede".into(), people: 1 });
    assert_eq!(town.sites().await, Vec::<String>::new());
    // Served, or gone home, they stand in nobody's way.
    town.ask(&format!("visits/{}/leave", waits["visit"]), json!({})).await;
    town.change(&two_sites("nuova", false)).await.unwrap();
}

async fn a_service_given_up_still_hears_whom_it_promised(on: On) {
    let town = Town::open(on, &two_sites("sede", true)).await;
    let pass = town.book("2026-03-11T10:00:00", None).await;
    let given_up = two_sites("sede", true)
        .replace("services = [\"cie\", \"tributi\"]", "services = [\"tributi\"]")
        .replace("key = \"cie\"", "key = \"altro\"")
        .replace("service = \"cie\"", "service = \"altro\"");
    let said = town.change(&given_up).await.unwrap();
    assert!(said.iter().any(|line| line.contains("senza posto")), "{said:?}");
    town.house.clock.set(at("2026-03-11T09:50:00"));
    town.ask("check-ins", json!({ "pass_token": pass["pass_token"] })).await;
    town.ask("counters/1/open", json!({})).await;
    assert_eq!(town.next("1").await, pass["call_code"]);
}

/// The command says whom a change concerns and waits for a word.
async fn the_command_asks_before_people_are_concerned(on: On) {
    let town = Town::open(on, &small_office("citta", 1, 1)).await;
    town.book("2026-03-12T10:00:00", None).await;
    let path = town.house.folder.0.join("citta.toml");
    let renamed = small_office("citta", 1, 1).replace("key = \"mattina\"", "key = \"tutto\"");
    std::fs::write(&path, &renamed).unwrap();
    let database = match &town.house.engine {
        Engine::Postgres { url } => Some(url.clone()),
        Engine::Sqlite { file, .. } => {
            std::os::unix::fs::symlink(file, town.house.folder.0.join("sportello.db")).unwrap();
            None
        }
    };
    let store = StoreOptions { data: town.house.folder.0.clone(), database, database_root: None };
    let now = town.house.clock.now();
    let import = async |go: Go| {
        let (path, store) = (path.clone(), store.clone());
        tokio::task::spawn_blocking(move || app::import::import(&path, go, &store, Tr(Lang::En), now))
            .await
            .unwrap()
    };
    let reason = import(Go::UnlessConcerned).await.unwrap_err();
    assert!(reason.contains("--accept") && reason.contains("left without a seat"), "{reason}");
    import(Go::Rehearse).await.unwrap();
    assert!(import(Go::UnlessConcerned).await.is_err(), "nothing was changed");
    import(Go::Accept).await.unwrap();
    import(Go::UnlessConcerned).await.unwrap();
}

/// The page of an import that fails at its last step must not linger in memory.
async fn an_office_that_was_not_committed_is_never_known(on: On) {
    let town = Town::open(on, &small_office("citta", 1, 1)).await;
    let (ctx, body, now) = (town.house.house.ctx.clone(), town.body, town.house.clock.now());
    let before = ctx.offices.known(body).unwrap().version;
    let file = file::read(&small_office("citta", 1, 1).replace("Prova", "Borgo"), Limits::Published).unwrap();
    let (inner, actor) = (ctx.clone(), Actor("staff:1".into()));
    let undone = ctx.db.write(Lane::HOUSE, move |tx| {
        office::import::apply(tx, &file, false, &actor, now)?;
        assert!(inner.offices.at(tx, body)?.unwrap().version > before);
        Err::<(), _>(StoreError::Shape("the disk is full".into()))
    });
    assert!(undone.await.is_err());
    assert_eq!(ctx.offices.known(body).unwrap().version, before);
}

on_both_engines! {
    an_office_that_was_not_committed_is_never_known;
    a_renamed_agenda_keeps_its_seats;
    a_former_key_must_be_one;
    whoever_waits_at_the_old_site_is_called_there;
    an_idle_counter_takes_over_at_once;
    today_is_kept_and_tomorrow_moves;
    a_site_is_not_closed_over_peoples_heads;
    a_service_given_up_still_hears_whom_it_promised;
    the_command_asks_before_people_are_concerned;
}
