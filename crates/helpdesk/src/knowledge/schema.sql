CREATE TABLE article (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  owner BIGINT NOT NULL,
  review_on TEXT NOT NULL,
  last BIGINT NOT NULL,
  shown BIGINT NOT NULL,
  state TEXT NOT NULL,
  stood_at BIGINT NOT NULL,
  views BIGINT NOT NULL,
  useful BIGINT NOT NULL,
  useless BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX article_stands ON article (body, state, stood_at);
CREATE TABLE article_version (
  body BIGINT NOT NULL,
  article BIGINT NOT NULL,
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  kind TEXT NOT NULL,
  area BIGINT NOT NULL,
  lang TEXT NOT NULL,
  audience TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (body, article, version)
);
CREATE TABLE article_state (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  article BIGINT NOT NULL,
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  at BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX article_state_of ON article_state (body, article, id);
CREATE TABLE article_visit (
  body BIGINT NOT NULL,
  day TEXT NOT NULL,
  article BIGINT NOT NULL,
  visitor BLOB NOT NULL,
  useful BIGINT,
  PRIMARY KEY (body, day, article, visitor)
);
CREATE TABLE article_use (
  body BIGINT NOT NULL,
  article BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  at BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  PRIMARY KEY (body, article, ticket)
);
