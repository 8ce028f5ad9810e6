//! `sportello office import FILE`: the office file, with the images and videos that it names.

use std::collections::BTreeSet;
use std::path::Path;

use office::Offices;
use office::file::{self, FileError, Limits, OfficeFile};
use office::import::{Done, ImportError, change};
use office::media::{self, Brought, MediaError, Same, Shelf};
use platform::events::Actor;
use platform::i18n::Tr;
use platform::secrets::MasterKey;
use platform::store::{StoreError, Tx};
use platform::web::Sentence;
use platform::{Db, Lane, Moment};
use tokio::runtime::Runtime;

use crate::compose;
use crate::rehearsal::Apart;
use crate::settings::StoreOptions;
use crate::upkeep::{open, runtime};

/// How far an import goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// Says what would change and whom it concerns, and changes nothing.
    Rehearse,
    /// Stops when people are concerned.
    UnlessConcerned,
    Accept,
}

/// When people are concerned it says how, and goes on only when told to. It speaks the language of `tr`.
pub fn import(path: &Path, go: Go, store: &StoreOptions, tr: Tr, now: Moment) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let in_file = |errors: Vec<FileError>| {
        let lines: Vec<String> =
            errors.iter().map(|error| format!("{}: {}", path.display(), error.say(tr))).collect();
        lines.join("\n")
    };
    let file = file::read(&text, Limits::Published).map_err(in_file)?;
    let apart = if go == Go::Rehearse { Apart::from(store)? } else { None };
    let store = apart.as_ref().map_or(store, |apart| &apart.store);
    let (db, runtime) = (open(store)?, runtime()?);
    let key = MasterKey::load(&store.data.join("master.key"))?;
    let known = known(&db, &runtime, &file)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let brought = media::bring(&file, &text, folder, &known).map_err(in_file)?;
    if go != Go::Rehearse {
        shelve(store, &brought)?;
    }
    let consequences = compose::consequences();
    let change = move |tx: &mut Tx| {
        let actor = Actor("command".into());
        let done = change(tx, &file, &consequences, &key, &actor, now)?;
        if go == Go::UnlessConcerned && !done.concerned.is_empty() {
            return Err(Stopped::People(done.concerned));
        }
        let mut copied = 0;
        for one in &brought {
            copied += usize::from(media::add(tx, done.body, &one.medium, Same::GivesWay, &actor, now)?);
        }
        // Done and undone again: what is said of it is what it would be.
        if go == Go::Rehearse { Err(Stopped::Rehearsed(Box::new(done), copied)) } else { Ok((done, copied)) }
    };
    match runtime.block_on(db.write(Lane::HOUSE, change)) {
        Ok((done, copied)) => report(&done, copied, tr),
        Err(Stopped::Rehearsed(done, copied)) => {
            report(&done, copied, tr);
            println!("{}", tr.t("import-rehearsed"));
        }
        Err(why) => return Err(why.say(tr)),
    }
    Ok(())
}

/// Names of the media that the body has already.
fn known(db: &Db, runtime: &Runtime, file: &OfficeFile) -> Result<BTreeSet<String>, String> {
    let slug = file.body.get_ref().key.clone();
    let known = runtime.block_on(db.read(move |tx| {
        let offices = Offices::default();
        offices.load_all(tx)?;
        offices.by_slug(&slug).map_or(Ok(Vec::new()), |office| media::of_body(tx, office.id))
    }));
    let known = known.map_err(|error: StoreError| error.to_string())?;
    Ok(known.into_iter().map(|medium| medium.name).collect())
}

fn shelve(store: &StoreOptions, brought: &[Brought]) -> Result<(), String> {
    let shelf = Shelf::new(store.data.join("media"));
    for one in brought {
        shelf.put(&one.medium.file(), &one.bytes).map_err(|e| format!("{}: {e}", store.data.display()))?;
    }
    Ok(())
}

fn report(done: &Done, copied: usize, tr: Tr) {
    for line in said(&done.concerned, tr) {
        println!("{line}");
    }
    if done.plan.changes.is_empty() && copied == 0 {
        println!("{}", tr.t("import-nothing"));
    }
    for (what, kind, key) in done.plan.lines() {
        println!("{}: {kind} {key}", tr.t(what));
    }
    if copied > 0 {
        println!("{}", Sentence::new("import-copied").with("count", copied).say(tr));
    }
}

/// Why an import did not happen.
enum Stopped {
    Refused(ImportError),
    People(Vec<Sentence>),
    Media(MediaError),
    /// It was not to happen.
    Rehearsed(Box<Done>, usize),
}

impl Stopped {
    fn say(&self, tr: Tr) -> String {
        match self {
            // What is wrong with the store is for whoever mends it, in its own words.
            Stopped::Refused(ImportError::Store(error)) => error.to_string(),
            Stopped::Refused(error) => error.sentence().say(tr),
            Stopped::Rehearsed(..) => tr.t("import-rehearsed"),
            Stopped::Media(error) => error.sentence().say(tr),
            Stopped::People(concerned) => {
                let people = said(concerned, tr).join("\n");
                format!("{}\n{people}\n{}", tr.t("import-stopped"), tr.t("import-accept"))
            }
        }
    }
}

impl From<ImportError> for Stopped {
    fn from(error: ImportError) -> Self {
        Stopped::Refused(error)
    }
}

impl From<MediaError> for Stopped {
    fn from(error: MediaError) -> Self {
        Stopped::Media(error)
    }
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Stopped::Refused(error.into())
    }
}

fn said(sentences: &[Sentence], tr: Tr) -> Vec<String> {
    sentences.iter().map(|sentence| format!("  {}", sentence.say(tr))).collect()
}
