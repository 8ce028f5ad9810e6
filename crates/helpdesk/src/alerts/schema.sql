CREATE TABLE alert (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  about TEXT NOT NULL,
  kind TEXT NOT NULL,
  ticket BIGINT NOT NULL,
  metric TEXT NOT NULL,
  until_at BIGINT,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  mail_at BIGINT,
  batch BIGINT,
  seen_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX alert_once ON alert (body, staff, about);
CREATE INDEX alert_list ON alert (body, staff, id);
CREATE INDEX alert_unseen ON alert (body, staff) WHERE seen_at IS NULL;
CREATE INDEX alert_of_ticket ON alert (body, ticket);
CREATE INDEX alert_batch ON alert (body, batch) WHERE batch IS NOT NULL;
CREATE TABLE alert_off (
  body BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, staff, kind)
);
