CREATE TABLE credit_explanation (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  movement BIGINT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_whom TEXT NOT NULL,
  ended_at BIGINT,
  ended_by TEXT,
  ended TEXT,
  ended_reason TEXT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX credit_explanation_once ON credit_explanation (body, movement) WHERE ended_at IS NULL;
CREATE INDEX credit_explanation_movement ON credit_explanation (body, movement);
CREATE INDEX credit_explanation_at ON credit_explanation (body, at);
CREATE TABLE explained_payment (
  body BIGINT NOT NULL,
  explanation BIGINT NOT NULL,
  instalment BIGINT NOT NULL,
  position BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (body, explanation, instalment)
);
CREATE INDEX explained_payment_of ON explained_payment (body, position, instalment);
