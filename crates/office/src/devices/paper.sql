CREATE TABLE device_paper (
  body BIGINT NOT NULL,
  device BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (body, device)
);
