ALTER TABLE receipt ADD COLUMN uploaded_by TEXT;
