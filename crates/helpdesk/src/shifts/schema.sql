CREATE TABLE shift (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  made_by BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX shift_at ON shift (body, starts_at);
CREATE INDEX shift_staff ON shift (body, staff, starts_at);
CREATE TABLE shift_swap (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  mine BIGINT NOT NULL,
  theirs BIGINT NOT NULL,
  asker BIGINT NOT NULL,
  asked BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX shift_swap_asked ON shift_swap (body, asked);
CREATE INDEX shift_swap_asker ON shift_swap (body, asker);
CREATE TABLE shift_swap_end (
  body BIGINT NOT NULL,
  swap BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  at BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  PRIMARY KEY (body, swap)
);
