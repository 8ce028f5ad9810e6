//! One position, as every receipt asks for it, or many at once, as a flow of thousands of lines does.

use platform::store::{Row, Sql, StoreError, Tx, Value, keys};
use platform::values;

/// Which positions a statement reads.
pub(super) enum Which {
    One(i64),
    Many(Value),
}

/// A statement for one position and for many; its head ends with the column of the position's id.
macro_rules! of {
    ($head:literal, $tail:literal) => {
        [
            platform::sql!(concat!($head, " = ?2 ", $tail)),
            platform::sql!(concat!($head, " IN (SELECT CAST(key AS BIGINT) FROM json_each(?2)) ", $tail)),
        ]
    };
}
pub(super) use of;

impl Which {
    pub fn of(ids: impl IntoIterator<Item = i64>) -> Which {
        Which::Many(keys(ids))
    }

    pub fn rows(
        &self,
        tx: &mut Tx,
        body: i64,
        [one, many]: [&'static Sql; 2],
    ) -> Result<Vec<Row>, StoreError> {
        match self {
            Which::One(id) => tx.rows(one, values![body, *id]),
            Which::Many(ids) => tx.rows(many, &[body.into(), ids.clone()]),
        }
    }
}
