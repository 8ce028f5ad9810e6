ALTER TABLE treasury_journal ADD COLUMN entering BIGINT;
ALTER TABLE treasury_journal ADD COLUMN entering_of BIGINT;
CREATE INDEX treasury_journal_entering ON treasury_journal (body, opened_at) WHERE entering IS NOT NULL;
