//! The state of a position as lists ask for it.

/// The state as [`super::Position::state`] computes it, from the columns kept for lists. The columns are those of
/// the table's name in the statement, the moment is its second value.
macro_rules! state_in_sql {
    ($of:literal) => {
        concat!(
            "CASE WHEN ",
            $of,
            ".invalid_at IS NOT NULL THEN 'INVALID' WHEN ",
            $of,
            ".progress = 1 THEN 'PARTIALLY_PAID' WHEN ",
            $of,
            ".progress = 2 THEN 'PAID' WHEN ",
            $of,
            ".progress = 3 THEN 'REPORTED' WHEN ",
            $of,
            ".published_at IS NULL THEN 'DRAFT' WHEN ",
            $of,
            ".valid_from > ?2 THEN 'PUBLISHED' WHEN ",
            $of,
            ".expires_at < ?2 THEN 'EXPIRED' ELSE 'VALID' END"
        )
    };
}

pub(crate) use state_in_sql;
