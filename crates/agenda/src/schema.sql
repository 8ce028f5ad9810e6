CREATE TABLE appointment (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  site BIGINT NOT NULL,
  service BIGINT NOT NULL,
  offering TEXT NOT NULL,
  agenda BIGINT NOT NULL,
  start_at BIGINT NOT NULL,
  length_s BIGINT NOT NULL,
  day TEXT NOT NULL,
  call_code TEXT NOT NULL,
  person BIGINT,
  channel TEXT NOT NULL,
  lang TEXT NOT NULL,
  detail TEXT NOT NULL,
  booked_at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX appointment_day ON appointment (body, day, site);
CREATE INDEX appointment_person ON appointment (body, person);
CREATE TABLE seat (
  body BIGINT NOT NULL,
  agenda BIGINT NOT NULL,
  start_at BIGINT NOT NULL,
  seat BIGINT NOT NULL,
  appointment BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  PRIMARY KEY (body, agenda, start_at, seat)
);
CREATE INDEX seat_appointment ON seat (body, appointment);
CREATE TABLE seat_length (
  body BIGINT NOT NULL,
  agenda BIGINT NOT NULL,
  longest_ms BIGINT NOT NULL,
  PRIMARY KEY (body, agenda)
);
CREATE TABLE cancellation (
  body BIGINT NOT NULL,
  appointment BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  channel TEXT NOT NULL,
  PRIMARY KEY (body, appointment)
);
CREATE TABLE owner_told (
  body BIGINT NOT NULL,
  appointment BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, appointment)
);
CREATE TABLE arrival (
  body BIGINT NOT NULL,
  appointment BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, appointment)
);
CREATE TABLE code_series (
  body BIGINT NOT NULL,
  site BIGINT NOT NULL,
  day TEXT NOT NULL,
  given BIGINT NOT NULL,
  PRIMARY KEY (body, site, day)
);
