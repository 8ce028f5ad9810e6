CREATE TABLE flow_cursor (
  body BIGINT NOT NULL PRIMARY KEY,
  published_at BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_at BIGINT,
  trouble TEXT
);
