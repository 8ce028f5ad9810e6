CREATE TABLE ticket_watch (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  at BIGINT NOT NULL,
  by_staff BIGINT NOT NULL,
  PRIMARY KEY (body, ticket, staff)
);
CREATE INDEX ticket_watch_staff ON ticket_watch (body, staff, ticket);
