CREATE TABLE closed_day (
  body BIGINT NOT NULL,
  day TEXT NOT NULL,
  closed_at BIGINT NOT NULL,
  closed_by TEXT NOT NULL,
  sheet TEXT NOT NULL,
  PRIMARY KEY (body, day)
);
CREATE TABLE closed_fact (
  body BIGINT NOT NULL,
  kind TEXT NOT NULL,
  fact TEXT NOT NULL,
  day TEXT NOT NULL,
  about TEXT NOT NULL,
  part TEXT NOT NULL,
  due BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (body, kind, fact)
);
CREATE INDEX closed_fact_day ON closed_fact (body, day);
CREATE TABLE closed_month (
  body BIGINT NOT NULL,
  month TEXT NOT NULL,
  closed_at BIGINT NOT NULL,
  closed_by TEXT NOT NULL,
  sheet TEXT NOT NULL,
  PRIMARY KEY (body, month)
);
CREATE INDEX receipt_recorded ON receipt (body, recorded_at);
