ALTER TABLE refund_case ADD COLUMN done_on TEXT;
ALTER TABLE refund_case ADD COLUMN mandate TEXT;
ALTER TABLE refund_case ADD COLUMN note TEXT;
