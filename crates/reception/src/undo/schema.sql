CREATE TABLE counter_step (
  body BIGINT NOT NULL,
  counter BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  was TEXT NOT NULL,
  PRIMARY KEY (body, counter)
);
CREATE TABLE counter_undo (
  body BIGINT NOT NULL,
  step BIGINT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, step)
);
