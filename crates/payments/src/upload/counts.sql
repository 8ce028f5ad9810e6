ALTER TABLE position_upload_page ADD COLUMN made BIGINT NOT NULL DEFAULT 0;
ALTER TABLE position_upload_page ADD COLUMN published BIGINT NOT NULL DEFAULT 0;
ALTER TABLE position_upload_page ADD COLUMN rewritten BIGINT NOT NULL DEFAULT 0;
ALTER TABLE position_upload_page ADD COLUMN there BIGINT NOT NULL DEFAULT 0;
UPDATE position_upload_page SET made = (LENGTH(verdicts) - LENGTH(REPLACE(verdicts, '"outcome":"made"', ''))) / 16, rewritten = (LENGTH(verdicts) - LENGTH(REPLACE(verdicts, '"outcome":"rewritten"', ''))) / 21, there = (LENGTH(verdicts) - LENGTH(REPLACE(verdicts, '"outcome":"there"', ''))) / 17 WHERE verdicts IS NOT NULL;
