CREATE TABLE flow_movement (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  flow BIGINT NOT NULL,
  movement BIGINT NOT NULL,
  step BIGINT NOT NULL,
  reason TEXT NOT NULL,
  linked_at BIGINT NOT NULL,
  linked_by TEXT NOT NULL,
  ended_at BIGINT,
  ended_by TEXT,
  ended TEXT,
  ended_reason TEXT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX flow_movement_once ON flow_movement (body, movement) WHERE ended_at IS NULL;
CREATE INDEX flow_movement_flow ON flow_movement (body, flow);
CREATE INDEX flow_movement_movement ON flow_movement (body, movement);
CREATE INDEX flow_movement_back ON flow_movement (body, flow) WHERE ended = 'taken-back';
CREATE TABLE own_notice (
  body BIGINT NOT NULL,
  iud TEXT NOT NULL,
  iuv TEXT NOT NULL,
  amount BIGINT NOT NULL,
  paid_on TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  kept_by TEXT NOT NULL,
  PRIMARY KEY (body, iud)
);
CREATE INDEX own_notice_iuv ON own_notice (body, iuv);
CREATE INDEX own_notice_day ON own_notice (body, paid_on);
