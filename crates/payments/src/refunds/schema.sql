ALTER TABLE refund_case ADD COLUMN done_by TEXT;
