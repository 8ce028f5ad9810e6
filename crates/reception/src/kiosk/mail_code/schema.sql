CREATE TABLE kiosk_code (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  card BLOB NOT NULL,
  device BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX kiosk_code_card ON kiosk_code (body, card, at);
CREATE INDEX kiosk_code_at ON kiosk_code (at);
CREATE TABLE kiosk_code_use (
  body BIGINT NOT NULL,
  code BIGINT NOT NULL,
  device BIGINT NOT NULL,
  mail BLOB NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, code)
);
CREATE INDEX kiosk_code_use_at ON kiosk_code_use (at);
CREATE TABLE kiosk_code_try (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  card BLOB NOT NULL,
  device BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE INDEX kiosk_code_try_card ON kiosk_code_try (body, card, at);
CREATE INDEX kiosk_code_try_device ON kiosk_code_try (body, device, at);
CREATE INDEX kiosk_code_try_at ON kiosk_code_try (at);
