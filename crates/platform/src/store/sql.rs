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

    /// The same statement as PostgreSQL wants it: `$1` for `?1`, and a set ([`keys`](super::keys)) as an array.
    pub(super) fn dollars(&self) -> &str {
        self.numbered.get_or_init(|| arrays(self.text).replace('?', "$"))
    }
}

/// `IN (SELECT key FROM json_each(…))` is a join to PostgreSQL, and before it has counted a table that was just
/// filled it may walk all of a body for it. An array is a condition of the index, whatever was counted.
fn arrays(text: &str) -> String {
    let mut pieces = text.split(" IN (SELECT ");
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let set = ["key FROM json_each(", "CAST(key AS BIGINT) FROM json_each("];
        let of_keys = set.iter().any(|set| piece.starts_with(set)) && !whole.ends_with(" NOT");
        match piece.split_once("))").filter(|_| of_keys) {
            Some((set, rest)) => whole += &format!(" = ANY (ARRAY(SELECT {set}))){rest}"),
            None => whole += &format!(" IN (SELECT {piece}"),
        }
    }
    whole
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

#[cfg(test)]
mod tests {
    use super::arrays;

    #[test]
    fn a_set_of_keys_is_an_array_and_nothing_else_changes() {
        for (text, wanted) in [
            (
                "a = ?1 AND b IN (SELECT key FROM json_each(?2)) AND c = 1",
                "a = ?1 AND b = ANY (ARRAY(SELECT key FROM json_each(?2))) AND c = 1",
            ),
            (
                "b IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) ORDER BY b",
                "b = ANY (ARRAY(SELECT CAST(key AS BIGINT) FROM json_each(?2))) ORDER BY b",
            ),
            ("b NOT IN (SELECT key FROM json_each(?2))", "b NOT IN (SELECT key FROM json_each(?2))"),
            ("b IN (SELECT c FROM d WHERE e = (f))", "b IN (SELECT c FROM d WHERE e = (f))"),
            ("b IN (1, 2)", "b IN (1, 2)"),
        ] {
            assert_eq!(arrays(text), wanted);
        }
    }
}
