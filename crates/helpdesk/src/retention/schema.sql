CREATE TABLE retention_night (
  body BIGINT NOT NULL,
  day TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, day)
);
