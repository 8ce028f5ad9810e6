CREATE TABLE position_change (
  body BIGINT NOT NULL,
  position BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (body, position, revision)
);
