//! The offices in memory: reading a transaction's office costs one row (its version) while nothing changed.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use jiff::tz::TimeZone;
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::web::Head;
use platform::{sql, values};

use crate::docs::*;
use crate::parts::{Office, Part, Parts};
use crate::programs;

/// Offices known in memory, by body id; refreshed whenever a transaction sees another version.
#[derive(Clone, Default)]
pub struct Offices(Arc<RwLock<HashMap<i64, Arc<Office>>>>);

impl Offices {
    /// The office as this transaction sees it; remembered when it is the committed one.
    pub fn at(&self, tx: &mut Tx, body: i64) -> Result<Option<Arc<Office>>, StoreError> {
        let row = tx.row(sql!("SELECT version, scratch FROM body WHERE id = ?1"), values![body])?;
        let Some(row) = row else { return Ok(None) };
        let (version, scratch): (i64, i64) = (row.get(0)?, row.get(1)?);
        if let Some(known) = self.known(body)
            && known.version == version
        {
            return Ok(Some(known));
        }
        let office = Arc::new(load(tx, body, (version, scratch != 0))?);
        if !tx.sees_the_committed() {
            return Ok(Some(office));
        }
        let mut offices = self.0.write().unwrap_or_else(|p| p.into_inner());
        // A replayed or older transaction must not put an older office in place of a newer one.
        if offices.get(&body).is_none_or(|known| known.version < version) {
            offices.insert(body, office.clone());
        }
        Ok(Some(office))
    }

    /// What features keep besides its rules has changed: what was computed from both is computed anew.
    pub fn outdate(tx: &mut Tx, body: i64) -> Result<(), StoreError> {
        tx.execute(sql!("UPDATE body SET version = version + 1 WHERE id = ?1"), values![body])?;
        Ok(())
    }

    /// The newest office seen by this process; good enough to show, never to decide.
    pub fn known(&self, body: i64) -> Option<Arc<Office>> {
        self.0.read().unwrap_or_else(|p| p.into_inner()).get(&body).cloned()
    }

    pub fn by_slug(&self, slug: &str) -> Option<Arc<Office>> {
        let offices = self.0.read().unwrap_or_else(|p| p.into_inner());
        offices.values().find(|office| office.body.key == slug).cloned()
    }

    pub fn all(&self) -> Vec<Arc<Office>> {
        let mut all: Vec<_> = self.0.read().unwrap_or_else(|p| p.into_inner()).values().cloned().collect();
        all.sort_by_key(|office| office.id);
        all
    }

    /// Loads every office: at start, and when another process changed one.
    pub fn load_all(&self, tx: &mut Tx) -> Result<usize, StoreError> {
        let bodies = tx.numbers(sql!("SELECT id, version FROM body"), &[])?;
        for [body, version] in &bodies {
            if self.known(*body).is_none_or(|known| known.version != *version) {
                self.at(tx, *body)?;
            }
        }
        Ok(bodies.len())
    }
}

fn load(tx: &mut Tx, body: i64, (version, scratch): (i64, bool)) -> Result<Office, StoreError> {
    let rows = tx.rows(
        sql!("SELECT kind, id, doc FROM office_part WHERE body = ?1 AND retired_at IS NULL ORDER BY kind, position"),
        values![body],
    )?;
    let mut docs: HashMap<String, Vec<(i64, String)>> = HashMap::new();
    for row in &rows {
        docs.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
    }
    let body_doc: BodyDoc = one(&mut docs, "body")?
        .into_iter()
        .next()
        .map(|part: Part<BodyDoc>| part.doc)
        .ok_or_else(|| StoreError::Shape("an office without its body".into()))?;
    let zone = TimeZone::get(&body_doc.zone).map_err(|e| StoreError::Shape(e.to_string()))?;
    let closures: Parts<ClosureDoc> = one(&mut docs, "closure")?;
    let head = Arc::new(Head {
        slug: body_doc.key.clone(),
        name: body_doc.name.clone(),
        phone: body_doc.phone.clone(),
        mail: body_doc.mail.clone(),
        languages: body_doc.languages.iter().filter_map(|code| Lang::parse(code)).collect(),
        zone: body_doc.zone.clone(),
    });
    Ok(Office {
        id: body,
        version,
        scratch,
        body: body_doc,
        zone,
        closures: closures.into_iter().map(|part| part.doc).collect(),
        sites: one(&mut docs, "site")?,
        rooms: one(&mut docs, "room")?,
        counters: one(&mut docs, "counter")?,
        services: one(&mut docs, "service")?,
        agendas: one(&mut docs, "agenda")?,
        staff: one(&mut docs, "staff")?,
        kiosks: one(&mut docs, "kiosk")?,
        displays: one(&mut docs, "display")?,
        programmes: one(&mut docs, "programme")?,
        hours: one(&mut docs, "hours")?,
        areas: one(&mut docs, "area")?,
        suppliers: one(&mut docs, "supplier")?,
        customers: one(&mut docs, "customer")?,
        contracts: one(&mut docs, "contract")?,
        stations: one(&mut docs, "station")?,
        dues: one(&mut docs, "due")?,
        programs: programs::known(tx, body)?,
        head,
        memo: crate::memo::Memo::default(),
    })
}

fn one<T: serde::de::DeserializeOwned>(
    docs: &mut HashMap<String, Vec<(i64, String)>>,
    kind: &str,
) -> Result<Parts<T>, StoreError> {
    docs.remove(kind)
        .unwrap_or_default()
        .into_iter()
        .map(|(id, doc)| {
            let doc = serde_json::from_str(&doc).map_err(|e| StoreError::Shape(format!("{kind}: {e}")))?;
            Ok(Part { id, doc })
        })
        .collect()
}

/// The office as an uncommitted transaction would leave it; never remembered.
pub(crate) fn rehearsed(tx: &mut Tx, body: i64) -> Result<Office, StoreError> {
    load(tx, body, (0, false))
}
