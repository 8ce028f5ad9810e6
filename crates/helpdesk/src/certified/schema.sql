CREATE TABLE formal_notice (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  recipient BIGINT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
