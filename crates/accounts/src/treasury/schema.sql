CREATE TABLE treasury_journal (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  abi TEXT NOT NULL,
  journal TEXT NOT NULL,
  year BIGINT NOT NULL,
  pages BIGINT NOT NULL,
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  read_at BIGINT,
  movements BIGINT NOT NULL,
  bad BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX treasury_journal_key ON treasury_journal (body, journal, abi, year);
CREATE INDEX treasury_journal_opened ON treasury_journal (body, opened_at);
CREATE TABLE treasury_page (
  body BIGINT NOT NULL,
  journal BIGINT NOT NULL,
  page BIGINT NOT NULL,
  raw BLOB NOT NULL,
  form TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  kept_by TEXT NOT NULL,
  PRIMARY KEY (body, journal, page, kept_at)
);
CREATE TABLE treasury_trouble (
  body BIGINT NOT NULL,
  journal BIGINT NOT NULL,
  page BIGINT NOT NULL,
  account TEXT NOT NULL,
  place BIGINT NOT NULL,
  file_line BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (body, journal, page, account, place)
);
CREATE TABLE treasury_movement (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  abi TEXT NOT NULL,
  year BIGINT NOT NULL,
  account TEXT NOT NULL,
  bolletta TEXT NOT NULL,
  operation TEXT NOT NULL,
  document TEXT NOT NULL,
  amount BIGINT NOT NULL,
  moved_on TEXT NOT NULL,
  value_on TEXT,
  end_to_end TEXT NOT NULL,
  reference TEXT NOT NULL,
  customer TEXT NOT NULL,
  reason TEXT NOT NULL,
  bank_data TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX treasury_movement_key ON treasury_movement (body, bolletta, abi, year, account);
CREATE INDEX treasury_movement_day ON treasury_movement (body, moved_on);
CREATE TABLE treasury_operation (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  movement BIGINT NOT NULL,
  operation TEXT NOT NULL,
  amount BIGINT NOT NULL,
  moved_on TEXT NOT NULL,
  journal BIGINT NOT NULL,
  told_until TEXT NOT NULL,
  place BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  replaced_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX treasury_operation_once ON treasury_operation (body, movement, operation, moved_on, amount);
CREATE INDEX treasury_operation_day ON treasury_operation (body, moved_on);
CREATE INDEX treasury_operation_recorded ON treasury_operation (body, recorded_at);
CREATE INDEX treasury_operation_journal ON treasury_operation (body, journal);
