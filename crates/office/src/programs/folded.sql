ALTER TABLE program ADD COLUMN folded TEXT NOT NULL DEFAULT '';
UPDATE program SET folded = lower(name) || CASE WHEN EXISTS (SELECT 1 FROM program p WHERE p.body = program.body AND lower(p.name) = lower(program.name) AND p.id < program.id) THEN ' ' || CAST(id AS TEXT) ELSE '' END;
CREATE UNIQUE INDEX program_folded ON program (body, folded);
DROP INDEX program_name;
