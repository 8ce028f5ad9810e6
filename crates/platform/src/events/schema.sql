CREATE TABLE event (
  id BIGINT NOT NULL PRIMARY KEY,
  body BIGINT NOT NULL,
  number BIGINT,
  place BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject BIGINT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  facts TEXT NOT NULL
);
CREATE UNIQUE INDEX event_number ON event (body, number);
CREATE INDEX event_time ON event (body, at);
CREATE INDEX event_pending ON event (body, id) WHERE number IS NULL;
CREATE TABLE event_count (
  body BIGINT NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
);
