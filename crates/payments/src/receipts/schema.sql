CREATE TABLE receipt_inbox (
  body BIGINT NOT NULL,
  receipt_id TEXT NOT NULL,
  station TEXT NOT NULL,
  version BIGINT NOT NULL,
  raw BLOB NOT NULL,
  received_at BIGINT NOT NULL,
  filed_at BIGINT,
  trouble TEXT,
  seen_by TEXT,
  seen_reason TEXT,
  PRIMARY KEY (body, receipt_id)
);
CREATE INDEX receipt_inbox_waiting ON receipt_inbox (body, received_at) WHERE filed_at IS NULL;
CREATE INDEX receipt_inbox_aside ON receipt_inbox (body, filed_at) WHERE seen_by IS NOT NULL;
CREATE INDEX receipt_inbox_received ON receipt_inbox (body, received_at);
CREATE INDEX receipt_inbox_differs ON receipt_inbox (body, receipt_id) WHERE trouble = 'differs';
CREATE TABLE receipt (
  body BIGINT NOT NULL,
  receipt_id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  nav TEXT NOT NULL,
  iuv TEXT NOT NULL,
  amount BIGINT NOT NULL,
  position BIGINT,
  instalment BIGINT,
  verdict TEXT NOT NULL,
  paid_at BIGINT NOT NULL,
  transfer_on TEXT,
  psp TEXT NOT NULL,
  psp_name TEXT NOT NULL,
  method TEXT NOT NULL,
  stand_in BIGINT NOT NULL,
  source TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (body, receipt_id)
);
CREATE INDEX receipt_iuv ON receipt (body, iuv);
CREATE INDEX receipt_paid ON receipt (body, paid_at);
CREATE INDEX receipt_position ON receipt (body, position) WHERE position IS NOT NULL;
CREATE TABLE receipt_transfer (
  body BIGINT NOT NULL,
  receipt_id TEXT NOT NULL,
  place BIGINT NOT NULL,
  beneficiary TEXT NOT NULL,
  amount BIGINT NOT NULL,
  iban TEXT,
  stamp BIGINT NOT NULL,
  stamp_fault TEXT,
  category TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (body, receipt_id, place)
);
CREATE TABLE refund_case (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  receipt_id TEXT NOT NULL,
  position BIGINT,
  amount BIGINT NOT NULL,
  cause TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  proposed_at BIGINT,
  proposed_by TEXT,
  decision TEXT,
  decided_at BIGINT,
  decided_by TEXT,
  reason TEXT NOT NULL,
  done_at BIGINT,
  groundless_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX refund_case_receipt ON refund_case (body, receipt_id);
CREATE INDEX refund_case_open ON refund_case (body, opened_at) WHERE done_at IS NULL;
