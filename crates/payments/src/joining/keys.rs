//! Subscription keys: two for each product of the platform, so that one is renewed while the other works.

mod call;

use platform::events::{Actor, NewEvent, append};
use platform::secrets::{MasterKey, random_bytes};
use platform::store::{StoreError, Tx};
use platform::{Moment, sql, values};

use super::{JoiningError, Product};
use crate::node;
use crate::proof::{Joining, May};

pub use call::{Called, HEADER, call};

const PURPOSE: &str = "platform key";

/// A key as it is sent.
#[derive(Clone)]
pub struct SubscriptionKey {
    pub slot: i64,
    value: String,
}

impl std::fmt::Debug for SubscriptionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SubscriptionKey({})", self.slot)
    }
}

/// A key as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub product: Product,
    pub slot: i64,
    /// Its last four characters.
    pub hint: String,
    pub put_at: Moment,
    pub put_by: String,
    /// Since when the platform has refused it.
    pub refused_at: Option<Moment>,
}

/// A key on its way into the store, locked outside the transaction: locking wants fresh randomness.
#[derive(Clone)]
pub struct Locked {
    product: Product,
    bytes: Vec<u8>,
    hint: String,
}

pub fn lock(key: &MasterKey, body: i64, product: Product, typed: &str) -> Result<Locked, JoiningError> {
    let typed = typed.trim();
    let fits = (16..=128).contains(&typed.len())
        && typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !fits {
        return Err(JoiningError::Key);
    }
    let bytes = key.lock(PURPOSE, &about(body, product), random_bytes(), typed.as_bytes());
    Ok(Locked { product, bytes, hint: typed[typed.len() - 4..].to_owned() })
}

fn about(body: i64, product: Product) -> String {
    format!("{body} {}", product.word())
}

/// Puts a key in the first or second place of its product; what stood there is forgotten.
pub fn put(
    tx: &mut Tx,
    key: &MasterKey,
    admin: &May<Joining>,
    (slot, locked): (i64, &Locked),
    now: Moment,
) -> Result<(), JoiningError> {
    if !(1..=2).contains(&slot) {
        return Err(JoiningError::Unknown);
    }
    let (body, product) = (admin.body, locked.product);
    let plain = key.unlock(PURPOSE, &about(body, product), &locked.bytes).ok_or(JoiningError::Unknown)?;
    let others = of(tx, key, body, product)?;
    if others.iter().any(|other| other.slot != slot && other.value.as_bytes() == plain) {
        return Err(JoiningError::KeyTwice);
    }
    tx.execute(
        sql!(
            "INSERT INTO platform_key (body, product, slot, locked, hint, put_at, put_by, refused_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL) ON CONFLICT (body, product, slot) DO UPDATE SET locked = excluded.locked, hint = excluded.hint, put_at = excluded.put_at, put_by = excluded.put_by, refused_at = NULL"
        ),
        values![
            body,
            product.word(),
            slot,
            locked.bytes.clone(),
            locked.hint.as_str(),
            now,
            admin.actor.0.as_str()
        ],
    )?;
    Ok(note(tx, body, &admin.actor, "platform-key-put", product, slot, now)?)
}

pub fn remove(
    tx: &mut Tx,
    admin: &May<Joining>,
    product: Product,
    slot: i64,
    now: Moment,
) -> Result<(), JoiningError> {
    let gone = tx.execute(
        sql!("DELETE FROM platform_key WHERE body = ?1 AND product = ?2 AND slot = ?3"),
        values![admin.body, product.word(), slot],
    )?;
    if gone == 0 {
        return Err(JoiningError::Unknown);
    }
    Ok(note(tx, admin.body, &admin.actor, "platform-key-removed", product, slot, now)?)
}

/// The keys of a product in the order in which they are tried: not refused ones first, newer ones first.
pub fn of(
    tx: &mut Tx,
    key: &MasterKey,
    body: i64,
    product: Product,
) -> Result<Vec<SubscriptionKey>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT slot, locked FROM platform_key WHERE body = ?1 AND product = ?2 ORDER BY CASE WHEN refused_at IS NULL THEN 0 ELSE 1 END, put_at DESC, slot"
        ),
        values![body, product.word()],
    )?;
    let mut keys = Vec::new();
    for row in &rows {
        let locked: Vec<u8> = row.get(1)?;
        let plain = key.unlock(PURPOSE, &about(body, product), &locked);
        let value = plain.and_then(|plain| String::from_utf8(plain).ok());
        // Another installation's key file: the page shows the key, and the platform is asked without.
        let Some(value) = value else { continue };
        keys.push(SubscriptionKey { slot: row.get(0)?, value });
    }
    Ok(keys)
}

/// All keys of a body, for its page; those of products that nobody calls any more are passed over.
pub fn held(tx: &mut Tx, body: i64) -> Result<Vec<Held>, StoreError> {
    let rows = tx.rows(
        sql!(
            "SELECT product, slot, hint, put_at, put_by, refused_at FROM platform_key WHERE body = ?1 ORDER BY product, slot"
        ),
        values![body],
    )?;
    let mut held = Vec::new();
    for row in &rows {
        let Some(product) = Product::parse(&row.get::<String>(0)?) else { continue };
        held.push(Held {
            product,
            slot: row.get(1)?,
            hint: row.get(2)?,
            put_at: Moment(row.get(3)?),
            put_by: row.get(4)?,
            refused_at: row.get::<Option<i64>>(5)?.map(Moment),
        });
    }
    Ok(held)
}

/// The platform refused a key; told once.
pub fn refused(tx: &mut Tx, body: i64, product: Product, slot: i64, now: Moment) -> Result<(), StoreError> {
    let marked = tx.execute(
        sql!(
            "UPDATE platform_key SET refused_at = ?4 WHERE body = ?1 AND product = ?2 AND slot = ?3 AND refused_at IS NULL"
        ),
        values![body, product.word(), slot, now],
    )?;
    if marked > 0 {
        note(tx, body, &node::platform(), "platform-key-refused", product, slot, now)?;
    }
    Ok(())
}

fn note(
    tx: &mut Tx,
    body: i64,
    actor: &Actor,
    kind: &str,
    product: Product,
    slot: i64,
    at: Moment,
) -> Result<(), StoreError> {
    let facts = serde_json::json!({ "product": product.word(), "place": slot });
    append(tx, NewEvent { body, place: 0, kind, subject: slot, actor, at, facts })
}
