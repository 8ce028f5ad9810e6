CREATE TABLE service_day (
  body BIGINT NOT NULL,
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  class BIGINT NOT NULL,
  answers BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  PRIMARY KEY (body, day, what, class)
);
CREATE TABLE service_stop (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  planned BIGINT NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX service_stop_time ON service_stop (body, ends_at);
CREATE TABLE service_beat (
  body BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
);
