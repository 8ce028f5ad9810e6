CREATE TABLE position_upload (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  name TEXT NOT NULL,
  publish BIGINT NOT NULL,
  rewrite BIGINT NOT NULL,
  row_count BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  stopped_at BIGINT,
  done_at BIGINT,
  PRIMARY KEY (body, id)
);
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
