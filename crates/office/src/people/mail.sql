CREATE TABLE mail_trouble (
  body BIGINT NOT NULL,
  address BLOB NOT NULL,
  hard BIGINT NOT NULL,
  status TEXT NOT NULL,
  at BIGINT NOT NULL,
  times BIGINT NOT NULL,
  PRIMARY KEY (body, address)
);
