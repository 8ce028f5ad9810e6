DROP INDEX settlement_line_reference;
DROP INDEX settlement_flow_replaced;
ALTER TABLE settlement_flow DROP COLUMN settled_to;
ALTER TABLE settlement_flow ADD COLUMN settled_to BIGINT NOT NULL DEFAULT 0;
