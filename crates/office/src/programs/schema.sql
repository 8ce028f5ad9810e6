CREATE TABLE program (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  rights TEXT NOT NULL,
  turn BIGINT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  keyed_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  old_until BIGINT,
  used_at BIGINT,
  revoked_at BIGINT,
  revoked_by TEXT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX program_name ON program (body, name);
