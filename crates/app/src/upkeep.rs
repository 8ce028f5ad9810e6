//! Keeping an installation without its server: the commands `password` and `migrate`, and what other commands
//! share with them, opening the store and making a passphrase.

use office::Offices;
use platform::secrets::random_bytes;
use platform::store::StoreError;
use platform::{Db, Lane};

use crate::compose::migrations;
use crate::settings::StoreOptions;

/// Opens the store of these options, making the data folder when it is missing.
pub fn open(store: &StoreOptions) -> Result<Db, String> {
    std::fs::create_dir_all(&store.data).map_err(|e| format!("{}: {e}", store.data.display()))?;
    Db::open(store.engine(), &migrations()).map_err(|e| e.to_string())
}

pub fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())
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
        .block_on(db.read(move |tx| {
            let offices = Offices::default();
            offices.load_all(tx)?;
            let office = offices.by_slug(&slug);
            Ok(office.and_then(|office| {
                let member = office.staff.iter().find(|member| member.doc.login == login)?;
                Some((office.id, member.id))
            }))
        }))
        .map_err(|e: StoreError| e.to_string())?;
    let Some((body, member)) = found else { return Err("no such body or login".into()) };
    runtime
        .block_on(db.write(Lane::HOUSE, move |tx| office::sign_in::set_password(tx, body, member, &hash)))
        .map_err(|e: StoreError| e.to_string())?;
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
