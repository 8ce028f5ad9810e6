CREATE TABLE settlement_flow (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  flow TEXT NOT NULL,
  psp TEXT NOT NULL,
  revision BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  published_at BIGINT,
  regulation TEXT NOT NULL,
  regulation_on TEXT NOT NULL,
  sender TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  bic TEXT NOT NULL,
  declared_count BIGINT NOT NULL,
  declared_total BIGINT NOT NULL,
  lines BIGINT NOT NULL,
  total BIGINT NOT NULL,
  bad BIGINT NOT NULL,
  source TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  kept_by TEXT NOT NULL,
  superseded_at BIGINT,
  superseded_by BIGINT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX settlement_flow_key ON settlement_flow (body, flow, psp, revision);
CREATE INDEX settlement_flow_day ON settlement_flow (body, regulation_on);
CREATE INDEX settlement_flow_kept ON settlement_flow (body, kept_at);
CREATE INDEX settlement_flow_superseded ON settlement_flow (body, superseded_at) WHERE superseded_at IS NOT NULL;
CREATE TABLE settlement_line (
  body BIGINT NOT NULL,
  flow BIGINT NOT NULL,
  place BIGINT NOT NULL,
  iuv TEXT NOT NULL,
  iur TEXT NOT NULL,
  transfer BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  status TEXT NOT NULL,
  paid_on TEXT NOT NULL,
  trouble TEXT,
  file_line BIGINT,
  PRIMARY KEY (body, flow, place)
);
CREATE INDEX settlement_line_iuv ON settlement_line (body, iuv);
CREATE INDEX settlement_line_day ON settlement_line (body, paid_on);
CREATE TABLE receipt_pursuit (
  body BIGINT NOT NULL,
  iuv TEXT NOT NULL,
  iur TEXT NOT NULL,
  round BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended TEXT,
  PRIMARY KEY (body, iuv, iur)
);
CREATE INDEX receipt_pursuit_open ON receipt_pursuit (body, asked_at) WHERE ended_at IS NULL;
