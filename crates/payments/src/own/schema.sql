CREATE TABLE own_link (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  who BLOB NOT NULL,
  debtor BIGINT NOT NULL,
  lang TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX own_link_who ON own_link (body, who, asked_at);
CREATE INDEX own_link_asked ON own_link (body, asked_at);
