CREATE TABLE answer_draft (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  staff BIGINT NOT NULL,
  text TEXT NOT NULL,
  seen BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, ticket, staff)
);
