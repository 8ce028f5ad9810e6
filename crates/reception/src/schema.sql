CREATE TABLE visit (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  site BIGINT NOT NULL,
  service BIGINT NOT NULL,
  offering TEXT NOT NULL,
  appointment BIGINT,
  slot_at BIGINT,
  call_code TEXT NOT NULL,
  day TEXT NOT NULL,
  ticket BIGINT NOT NULL,
  priority BIGINT NOT NULL,
  channel TEXT NOT NULL,
  arrived_at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX visit_code ON visit (body, site, day, call_code);
CREATE UNIQUE INDEX visit_appointment ON visit (body, appointment);
CREATE TABLE waiting (
  body BIGINT NOT NULL,
  visit BIGINT NOT NULL,
  site BIGINT NOT NULL,
  service BIGINT NOT NULL,
  kind TEXT NOT NULL,
  due_s BIGINT NOT NULL,
  checkin_s BIGINT NOT NULL,
  late_checkin BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  callable_s BIGINT NOT NULL,
  offered BIGINT NOT NULL,
  PRIMARY KEY (body, visit)
);
CREATE INDEX waiting_site ON waiting (body, site);
CREATE INDEX waiting_early ON waiting (callable_s) WHERE offered = 0;
CREATE TABLE counter_now (
  body BIGINT NOT NULL,
  counter BIGINT NOT NULL,
  site BIGINT NOT NULL,
  number BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  skills TEXT NOT NULL,
  state TEXT NOT NULL,
  since BIGINT NOT NULL,
  day TEXT NOT NULL,
  visit BIGINT,
  call_id BIGINT,
  PRIMARY KEY (body, counter)
);
CREATE INDEX counter_site ON counter_now (body, site);
CREATE TABLE call (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  site BIGINT NOT NULL,
  counter BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  visit BIGINT NOT NULL,
  service BIGINT NOT NULL,
  kind TEXT NOT NULL,
  called_at BIGINT NOT NULL,
  announced_at BIGINT NOT NULL,
  announced BIGINT NOT NULL,
  reason TEXT NOT NULL,
  log TEXT NOT NULL,
  ended_at BIGINT,
  ending TEXT,
  PRIMARY KEY (body, id)
);
CREATE INDEX call_announced ON call (body, site, announced_at);
CREATE INDEX call_visit ON call (body, visit);
CREATE TABLE visit_pause (
  body BIGINT NOT NULL,
  visit BIGINT NOT NULL,
  why TEXT NOT NULL,
  counter BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, visit)
);
CREATE TABLE visit_end (
  body BIGINT NOT NULL,
  visit BIGINT NOT NULL,
  how TEXT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, visit)
);
