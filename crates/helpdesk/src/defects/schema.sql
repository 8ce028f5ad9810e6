CREATE TABLE defect (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  supplier BIGINT NOT NULL,
  reference TEXT NOT NULL,
  fixed_in TEXT NOT NULL,
  state TEXT NOT NULL,
  open BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX defect_code ON defect (body, code);
CREATE INDEX defect_open ON defect (body, open, id);
CREATE TABLE defect_count (
  body BIGINT NOT NULL,
  year BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (body, year)
);
CREATE TABLE defect_step (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  defect BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  state TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (body, defect, id)
);
CREATE TABLE defect_ticket (
  body BIGINT NOT NULL,
  defect BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (body, defect, ticket)
);
CREATE INDEX defect_of_ticket ON defect_ticket (body, ticket);
