CREATE TABLE owner_told (
  body BIGINT NOT NULL,
  appointment BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, appointment)
);
