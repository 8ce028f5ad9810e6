ALTER TABLE treasury_journal ADD COLUMN withdrawn_at BIGINT;
CREATE TABLE treasury_withdrawal (
  body BIGINT NOT NULL,
  journal BIGINT NOT NULL,
  withdrawn_at BIGINT NOT NULL,
  withdrawn_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (body, journal, withdrawn_at)
);
