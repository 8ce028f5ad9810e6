CREATE TABLE letter (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  mailbox TEXT NOT NULL,
  uidvalidity BIGINT NOT NULL,
  uid TEXT NOT NULL,
  certified BIGINT NOT NULL,
  content_key TEXT NOT NULL,
  raw TEXT NOT NULL,
  file BIGINT,
  arrived_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  kind TEXT NOT NULL,
  sender TEXT NOT NULL,
  subject TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  doubtful BIGINT NOT NULL,
  signature TEXT NOT NULL,
  ticket BIGINT,
  message BIGINT,
  tries BIGINT NOT NULL,
  due BIGINT NOT NULL,
  settled_at BIGINT,
  settled_by TEXT NOT NULL,
  note TEXT NOT NULL,
  marked BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX letter_delivery ON letter (body, mailbox, uidvalidity, uid);
CREATE INDEX letter_unmarked ON letter (body, mailbox, uidvalidity) WHERE marked = 0;
CREATE INDEX letter_pending ON letter (due) WHERE state = 'pending';
CREATE INDEX letter_quarantined ON letter (body, id) WHERE state = 'quarantined';
CREATE INDEX letter_raw ON letter (body, arrived_at, id) WHERE file IS NOT NULL;
CREATE INDEX letter_content ON letter (body, content_key);
CREATE INDEX letter_ticket ON letter (body, ticket, id) WHERE ticket IS NOT NULL;
CREATE TABLE mailbox_reached (
  body BIGINT NOT NULL,
  mailbox TEXT NOT NULL,
  uidvalidity BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  met_at BIGINT NOT NULL,
  PRIMARY KEY (body, mailbox)
);
CREATE TABLE letter_known_id (
  body BIGINT NOT NULL,
  id TEXT NOT NULL,
  ticket BIGINT NOT NULL,
  message BIGINT NOT NULL,
  PRIMARY KEY (body, id, ticket)
);
CREATE INDEX letter_known_id_of ON letter_known_id (body, ticket, message);
CREATE TABLE letter_text (
  body BIGINT NOT NULL,
  message BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  text TEXT NOT NULL,
  html TEXT,
  blocked BIGINT NOT NULL,
  PRIMARY KEY (body, message)
);
CREATE INDEX letter_text_of ON letter_text (body, ticket);
CREATE TABLE letter_stranger (
  body BIGINT NOT NULL,
  message BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  address BLOB NOT NULL,
  accepted_at BIGINT,
  accepted_by TEXT NOT NULL,
  PRIMARY KEY (body, message)
);
CREATE INDEX letter_stranger_address ON letter_stranger (body, address);
CREATE INDEX letter_stranger_of ON letter_stranger (body, ticket, message);
CREATE TABLE letter_receipt (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  letter BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  message BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX letter_receipt_of ON letter_receipt (body, ticket, message);
CREATE TABLE answer_brake (
  body BIGINT NOT NULL,
  address BLOB NOT NULL,
  hour BIGINT NOT NULL,
  sent BIGINT NOT NULL,
  PRIMARY KEY (body, address, hour)
);
CREATE TABLE intake_count (
  body BIGINT NOT NULL,
  what TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (body, what)
);
