CREATE TABLE body (
  id BIGINT NOT NULL PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  scratch BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE TABLE office_part (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  part_key TEXT NOT NULL,
  position BIGINT NOT NULL,
  doc TEXT NOT NULL,
  retired_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX office_part_key ON office_part (body, kind, part_key);
CREATE TABLE staff_account (
  body BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  password_hash TEXT,
  disabled_at BIGINT,
  PRIMARY KEY (body, staff)
);
CREATE TABLE device (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  part BIGINT,
  code TEXT NOT NULL,
  wish TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  confirmed_by BIGINT,
  revoked_at BIGINT,
  seen_at BIGINT NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX device_code ON device (body, code);
CREATE TABLE person (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  given_name TEXT,
  family_name TEXT,
  email TEXT,
  phone TEXT,
  code_index BLOB,
  mail_index BLOB,
  created_at BIGINT NOT NULL,
  erased_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE INDEX person_code ON person (body, code_index);
CREATE INDEX person_mail ON person (body, mail_index);
