CREATE TABLE print_run (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  actor TEXT NOT NULL,
  due BIGINT NOT NULL,
  dues TEXT NOT NULL,
  per_file BIGINT NOT NULL,
  total BIGINT NOT NULL,
  done BIGINT NOT NULL,
  bad BIGINT NOT NULL,
  files BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  cancelled_at BIGINT,
  ended_at BIGINT,
  removed_at BIGINT,
  failed_at BIGINT,
  failure TEXT NOT NULL,
  resumed BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE TABLE print_item (
  body BIGINT NOT NULL,
  run BIGINT NOT NULL,
  place BIGINT NOT NULL,
  position BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  number BIGINT NOT NULL,
  first_page BIGINT NOT NULL,
  last_page BIGINT NOT NULL,
  PRIMARY KEY (body, run, place)
);
CREATE INDEX print_item_position ON print_item (body, position, run);
CREATE TABLE print_file (
  body BIGINT NOT NULL,
  run BIGINT NOT NULL,
  number BIGINT NOT NULL,
  file BIGINT NOT NULL,
  notices BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, run, number)
);
