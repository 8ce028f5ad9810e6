//! Commands that change an installation without its server: import, passwords, migration.

use std::path::Path;

use office::Offices;
use office::file::{self, Limits};
use office::import::{ImportError, change};
use platform::events::Actor;
use platform::i18n::{Lang, Tr};
use platform::secrets::{MasterKey, random_bytes};
use platform::store::{StoreError, Tx};
use platform::web::Sentence;
use platform::{Db, Lane, Moment};

use crate::compose::{self, migrations};
use crate::settings::StoreOptions;

/// Opens the store of these options, making the data folder when it is missing.
pub fn open(store: &StoreOptions) -> Result<Db, String> {
    std::fs::create_dir_all(&store.data).map_err(|e| format!("{}: {e}", store.data.display()))?;
    Db::open(store.engine(), &migrations()).map_err(|e| e.to_string())
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())
}

/// `sportello office import FILE`. When people are concerned it says how, and goes on only when told to.
pub fn import(path: &Path, accept: bool, store: &StoreOptions, now: Moment) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file = file::read(&text, Limits::Published).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|error| format!("{}, {error}", path.display())).collect();
        lines.join("\n")
    })?;
    let db = open(store)?;
    let key = MasterKey::load(&store.data.join("master.key"))?;
    let consequences = compose::consequences();
    let change = move |tx: &mut Tx| {
        let done = change(tx, &file, &consequences, &key, &Actor("command".into()), now)?;
        if accept || done.concerned.is_empty() { Ok(done) } else { Err(Stopped::People(done.concerned)) }
    };
    let stopped = |stopped| match stopped {
        Stopped::Refused(error) => error.to_string(),
        Stopped::People(concerned) => format!(
            "nothing is changed yet, because people are concerned:\n{}\nTo go on: --accept",
            said(&concerned).join("\n")
        ),
    };
    let done = runtime()?.block_on(db.write(Lane::HOUSE, change)).map_err(stopped)?;
    for line in said(&done.concerned) {
        println!("{line}");
    }
    let plan = done.plan;
    if plan.changes.is_empty() {
        println!("Nothing to change: the office is already so.");
    }
    for (what, kind, key) in plan.lines() {
        println!("{} {kind} {key}", what.trim_start_matches("import-"));
    }
    Ok(())
}

/// Why an import did not happen.
enum Stopped {
    Refused(ImportError),
    People(Vec<Sentence>),
}

impl From<ImportError> for Stopped {
    fn from(error: ImportError) -> Self {
        Stopped::Refused(error)
    }
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Stopped::Refused(error.into())
    }
}

fn said(sentences: &[Sentence]) -> Vec<String> {
    sentences.iter().map(|sentence| format!("  {}", sentence.say(Tr(Lang::En)))).collect()
}

/// `sportello password BODY LOGIN`.
pub fn password(slug: &str, login: &str, store: &StoreOptions) -> Result<(), String> {
    let db = open(store)?;
    let (runtime, secret) = (runtime()?, passphrase());
    let hash = runtime
        .block_on(platform::session::Hasher::new().hash(secret.clone()))
        .map_err(|e| format!("{e:?}"))?;
    let (slug, login) = (slug.to_owned(), login.to_owned());
    let found = runtime
        .block_on(db.write(Lane::HOUSE, move |tx| {
            let offices = Offices::default();
            offices.load_all(tx)?;
            let Some(office) = offices.by_slug(&slug) else { return Ok(false) };
            let Some(member) = office.staff.iter().find(|member| member.doc.login == login) else {
                return Ok(false);
            };
            office::sign_in::set_password(tx, office.id, member.id, &hash).map(|()| true)
        }))
        .map_err(|e: StoreError| e.to_string())?;
    if !found {
        return Err("no such body or login".into());
    }
    println!("{secret}");
    Ok(())
}

/// `sportello migrate`.
pub fn migrate(store: &StoreOptions) -> Result<(), String> {
    open(store)?;
    println!("The database is up to date.");
    Ok(())
}

/// A random passphrase of 20 characters that can be read aloud: 100 bits.
pub fn passphrase() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes: [u8; 20] = random_bytes();
    let letters: Vec<u8> = bytes.iter().map(|byte| LETTERS[usize::from(byte % 32)]).collect();
    letters.chunks(5).map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join("-")
}
