CREATE TABLE phrase (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  area BIGINT NOT NULL,
  lang TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  version BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX phrase_area ON phrase (body, area, lang, title);
