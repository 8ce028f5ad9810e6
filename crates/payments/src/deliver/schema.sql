CREATE TABLE delivery (
  body BIGINT NOT NULL,
  position BIGINT NOT NULL,
  occasion TEXT NOT NULL,
  part BIGINT NOT NULL,
  mark BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (body, position, occasion, part, mark)
);
CREATE TABLE delivery_way (
  body BIGINT NOT NULL,
  position BIGINT NOT NULL,
  occasion TEXT NOT NULL,
  part BIGINT NOT NULL,
  mark BIGINT NOT NULL,
  way TEXT NOT NULL,
  outcome TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, position, occasion, part, mark, way)
);
