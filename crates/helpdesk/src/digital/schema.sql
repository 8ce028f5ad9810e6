CREATE TABLE outage (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  customer BIGINT NOT NULL,
  area BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  planned BIGINT NOT NULL,
  words TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX outage_from ON outage (body, from_at);
