CREATE TABLE archive_gone (
  body BIGINT NOT NULL,
  nav TEXT NOT NULL,
  entry TEXT NOT NULL,
  tell_at BIGINT NOT NULL,
  PRIMARY KEY (body, nav)
);
CREATE INDEX archive_gone_due ON archive_gone (tell_at);
CREATE INDEX debt_position_untold ON debt_position (body, tell_at) WHERE stand_in = 1 AND told_version <> version;
