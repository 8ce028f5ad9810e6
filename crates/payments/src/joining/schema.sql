CREATE TABLE platform_key (
  body BIGINT NOT NULL,
  product TEXT NOT NULL,
  slot BIGINT NOT NULL,
  locked BLOB NOT NULL,
  hint TEXT NOT NULL,
  put_at BIGINT NOT NULL,
  put_by TEXT NOT NULL,
  refused_at BIGINT,
  PRIMARY KEY (body, product, slot)
);
CREATE TABLE platform_certificate (
  body BIGINT NOT NULL,
  fingerprint TEXT NOT NULL,
  subject TEXT NOT NULL,
  issuer TEXT NOT NULL,
  der BLOB NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (body, fingerprint)
);
CREATE TABLE platform_test (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  test TEXT NOT NULL,
  ran_at BIGINT NOT NULL,
  passed BIGINT NOT NULL,
  evidence TEXT NOT NULL,
  version TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX platform_test_last ON platform_test (body, test, ran_at);
