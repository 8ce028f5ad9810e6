ALTER TABLE receipt_inbox ADD COLUMN nav TEXT;
CREATE INDEX receipt_inbox_held ON receipt_inbox (body, nav) WHERE nav IS NOT NULL;
CREATE TABLE former_account (
  body BIGINT NOT NULL,
  iban TEXT NOT NULL,
  ended_at BIGINT NOT NULL,
  PRIMARY KEY (body, iban)
);
