//! Every statement of the program is registered where it stands, so that one test can prepare
//! each of them on both engines.

use std::sync::OnceLock;

use super::{Db, Lane, StoreError};

/// A statement in the portable dialect; parameters are `?1`, `?2`, …
pub struct Sql {
    pub text: &'static str,
    pub place: &'static str,
    numbered: OnceLock<String>,
}

impl Sql {
    pub const fn new(text: &'static str, place: &'static str) -> Sql {
        Sql { text, place, numbered: OnceLock::new() }
    }

    /// The same statement with `$1` for `?1`, as PostgreSQL wants it.
    pub(super) fn dollars(&self) -> &str {
        self.numbered.get_or_init(|| self.text.replace('?', "$"))
    }
}

/// An entry of the register; made by [`sql!`](crate::sql).
pub struct Registered(pub &'static Sql);
inventory::collect!(Registered);

/// A registered statement: `tx.rows(sql!("SELECT …"), values![…])`.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {{
        static STATEMENT: $crate::store::Sql = $crate::store::Sql::new($text, concat!(file!(), ":", line!()));
        $crate::inventory::submit! { $crate::store::Registered(&STATEMENT) }
        &STATEMENT
    }};
}

/// Prepares every registered statement; answers how many, or the first that the engine refuses.
pub async fn prepare_all(db: &Db) -> Result<usize, StoreError> {
    db.write(Lane::HOUSE, |tx| {
        let mut count = 0;
        for Registered(sql) in inventory::iter::<Registered> {
            tx.prepare(sql).map_err(|e| StoreError::Broken(format!("{}: {e}", sql.place)))?;
            count += 1;
        }
        Ok(count)
    })
    .await
}
