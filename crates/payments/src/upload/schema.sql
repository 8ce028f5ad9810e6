CREATE TABLE position_upload (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  publish BIGINT NOT NULL,
  rewrite BIGINT NOT NULL,
  row_count BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  stopped_at BIGINT,
  done_at BIGINT,
  erased_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE INDEX position_upload_staff ON position_upload (body, staff, id);
CREATE INDEX position_upload_age ON position_upload (body, started_at);
CREATE TABLE position_upload_page (
  body BIGINT NOT NULL,
  upload BIGINT NOT NULL,
  page BIGINT NOT NULL,
  row_lines TEXT,
  verdicts TEXT,
  good BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  PRIMARY KEY (body, upload, page)
);
