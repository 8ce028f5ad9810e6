CREATE TABLE article_file (
  body BIGINT NOT NULL,
  file BIGINT NOT NULL,
  article BIGINT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  PRIMARY KEY (body, file)
);
CREATE INDEX article_file_of ON article_file (body, article, file);
