//! The table of media; the files themselves lie on the [`super::Shelf`].

use platform::store::Migration;

pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "media",
    number: 1,
    text: "CREATE TABLE media (
             body BIGINT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, kind TEXT NOT NULL,
             bytes BIGINT NOT NULL, rights TEXT NOT NULL, added_by TEXT NOT NULL, added_at BIGINT NOT NULL,
             PRIMARY KEY (body, name));
           CREATE INDEX media_hash ON media (hash);",
}];
