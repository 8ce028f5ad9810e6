CREATE TABLE legal_hold (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  what TEXT NOT NULL,
  subject BIGINT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  lifted_at BIGINT,
  lifted_by TEXT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX legal_hold_stands ON legal_hold (body, subject, what) WHERE lifted_at IS NULL;
CREATE TABLE erasure (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  scope TEXT NOT NULL,
  subject BIGINT NOT NULL,
  reason TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  reached BIGINT NOT NULL,
  letter_reached BIGINT NOT NULL,
  done_at BIGINT,
  tickets BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  files BIGINT NOT NULL,
  letters BIGINT NOT NULL,
  people BIGINT NOT NULL,
  defects BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX erasure_running ON erasure (body, subject) WHERE done_at IS NULL AND scope = 'customer';
CREATE INDEX erasure_unfinished ON erasure (body, scope) WHERE done_at IS NULL;
