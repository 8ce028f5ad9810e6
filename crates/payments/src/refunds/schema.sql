ALTER TABLE refund_case ADD COLUMN done_by TEXT;
CREATE INDEX refund_case_position ON refund_case (body, position, id);
