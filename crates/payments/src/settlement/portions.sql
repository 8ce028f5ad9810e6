ALTER TABLE settlement_flow ADD COLUMN settled_at BIGINT;
ALTER TABLE settlement_flow ADD COLUMN settled_to TEXT NOT NULL DEFAULT '';
UPDATE settlement_flow SET settled_at = kept_at;
CREATE INDEX settlement_flow_waiting ON settlement_flow (body, kept_at) WHERE settled_at IS NULL;
CREATE INDEX settlement_line_reference ON settlement_line (body, flow, iuv);
CREATE INDEX settlement_flow_replaced ON settlement_flow (body, superseded_by) WHERE superseded_by IS NOT NULL;
