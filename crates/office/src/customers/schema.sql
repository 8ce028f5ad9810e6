CREATE TABLE customer_end (
  body BIGINT NOT NULL,
  customer BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, customer)
);
