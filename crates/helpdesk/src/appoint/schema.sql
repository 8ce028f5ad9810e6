CREATE TABLE ticket_appointment (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  appointment BIGINT NOT NULL,
  way TEXT NOT NULL,
  chosen BIGINT NOT NULL,
  start_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  booked_by TEXT NOT NULL,
  booked_at BIGINT NOT NULL,
  exception BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  missed_at BIGINT,
  outcome TEXT,
  ended_at BIGINT,
  ended_by TEXT,
  PRIMARY KEY (body, ticket, appointment)
);
CREATE UNIQUE INDEX ticket_appointment_one ON ticket_appointment (body, ticket, way) WHERE ended_at IS NULL;
CREATE INDEX ticket_appointment_live ON ticket_appointment (body, start_at) WHERE ended_at IS NULL;
CREATE TABLE ticket_attempt (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  id BIGINT NOT NULL,
  appointment BIGINT NOT NULL,
  at BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  PRIMARY KEY (body, ticket, id)
);
CREATE TABLE suspension (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  ended_by TEXT,
  PRIMARY KEY (body, id)
);
CREATE INDEX suspension_until ON suspension (body, until_at);
CREATE TABLE suspension_exception (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  id BIGINT NOT NULL,
  suspension BIGINT NOT NULL,
  reason TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  verdict TEXT,
  decided_by TEXT,
  decided_at BIGINT,
  PRIMARY KEY (body, ticket, id)
);
CREATE INDEX suspension_exception_of ON suspension_exception (body, suspension, id);
