//! Commands that change an installation without its server: import, passwords, migration.

use std::path::Path;

use office::Offices;
use office::file::{self, FileError, Limits};
use office::media::{self, MediaError, Same, Shelf};
use platform::events::Actor;
use platform::secrets::random_bytes;
use platform::store::StoreError;
use platform::{Clock, Db, Lane};

use crate::compose::migrations;
use crate::settings::StoreOptions;

/// Opens the store of these options, making the data folder when it is missing.
pub fn open(store: &StoreOptions) -> Result<Db, String> {
    std::fs::create_dir_all(&store.data).map_err(|e| format!("{}: {e}", store.data.display()))?;
    Db::open(store.engine(), &migrations()).map_err(|e| e.to_string())
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())
}

/// `sportello office import FILE`; images and videos that it names lie beside it and are copied.
pub fn import(path: &Path, store: &StoreOptions) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let said = |errors: Vec<FileError>| {
        let lines: Vec<String> = errors.iter().map(|error| format!("{}, {error}", path.display())).collect();
        lines.join("\n")
    };
    let file = file::read(&text, Limits::Published).map_err(said)?;
    let (db, runtime) = (open(store)?, runtime()?);
    let slug = file.body.get_ref().key.clone();
    let known = runtime
        .block_on(db.read(move |tx| {
            let offices = Offices::default();
            offices.load_all(tx)?;
            offices.by_slug(&slug).map_or(Ok(Vec::new()), |office| media::of_body(tx, office.id))
        }))
        .map_err(|e: StoreError| e.to_string())?;
    let known = known.into_iter().map(|medium| medium.name).collect();
    let folder = path.parent().unwrap_or(Path::new(""));
    let brought = media::bring(&file, &text, folder, &known).map_err(said)?;
    let shelf = Shelf::new(store.data.join("media"));
    for one in &brought {
        shelf.put(&one.medium.file(), &one.bytes).map_err(|e| format!("{}: {e}", store.data.display()))?;
    }
    let now = Clock::machine().now();
    let media: Vec<_> = brought.into_iter().map(|one| one.medium).collect();
    let (plan, copied) = runtime
        .block_on(db.write(Lane::HOUSE, move |tx| {
            let actor = Actor("command".into());
            let (body, plan) = office::import::apply(tx, &file, false, &actor, now)?;
            let mut copied = 0;
            for medium in &media {
                copied += usize::from(media::add(tx, body, medium, Same::GivesWay, &actor, now)?);
            }
            Ok((plan, copied))
        }))
        .map_err(|e: MediaError| format!("{e:?}"))?;
    if plan.changes.is_empty() && copied == 0 {
        println!("Nothing to change: the office is already so.");
    }
    for (what, kind, key) in plan.lines() {
        println!("{} {kind} {key}", what.trim_start_matches("import-"));
    }
    if copied > 0 {
        println!("copied {copied} files of the programme");
    }
    Ok(())
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
