CREATE TABLE former_price (
  body BIGINT NOT NULL,
  nav TEXT NOT NULL,
  amount BIGINT NOT NULL,
  position BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  PRIMARY KEY (body, nav, amount)
);
CREATE INDEX former_price_position ON former_price (body, position);
ALTER TABLE debt_position ADD COLUMN creditor TEXT NOT NULL DEFAULT '';
ALTER TABLE transfer ADD COLUMN said_reported_at BIGINT;
