CREATE TABLE debtor (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  street TEXT NOT NULL,
  civic TEXT NOT NULL,
  postcode TEXT NOT NULL,
  city TEXT NOT NULL,
  province TEXT NOT NULL,
  country TEXT NOT NULL,
  email TEXT,
  phone TEXT,
  PRIMARY KEY (body, id)
);
CREATE INDEX debtor_code ON debtor (body, code);
CREATE INDEX debtor_name ON debtor (body, name_key);
CREATE TABLE debt_position (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  iupd TEXT NOT NULL,
  due BIGINT NOT NULL,
  origin TEXT NOT NULL,
  creditor TEXT NOT NULL,
  company_name TEXT NOT NULL,
  office_name TEXT,
  stand_in BIGINT NOT NULL,
  tie_kind TEXT NOT NULL,
  tie BIGINT NOT NULL,
  lang TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  published_at BIGINT,
  invalid_at BIGINT,
  valid_from BIGINT,
  expires_at BIGINT,
  first_due_at BIGINT NOT NULL,
  progress BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  touched_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  erased_at BIGINT,
  told_version BIGINT NOT NULL DEFAULT 0,
  tell_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX debt_position_iupd ON debt_position (body, iupd);
CREATE INDEX debt_position_due ON debt_position (body, due, id);
CREATE INDEX debt_position_touched ON debt_position (body, touched_at, id);
CREATE INDEX debt_position_over ON debt_position (body, touched_at) WHERE erased_at IS NULL;
CREATE INDEX debt_position_tie ON debt_position (body, tie, id) WHERE tie <> 0;
CREATE TABLE payment_option (
  body BIGINT NOT NULL,
  position BIGINT NOT NULL,
  place BIGINT NOT NULL,
  debtor BIGINT NOT NULL,
  description TEXT NOT NULL,
  valid_from BIGINT,
  switch_to_expired BIGINT NOT NULL,
  whole BIGINT NOT NULL,
  PRIMARY KEY (body, position, place)
);
CREATE INDEX payment_option_debtor ON payment_option (body, debtor, position);
CREATE TABLE instalment (
  body BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id BIGINT NOT NULL,
  option_place BIGINT NOT NULL,
  place BIGINT NOT NULL,
  nav TEXT NOT NULL,
  iuv TEXT NOT NULL,
  amount BIGINT NOT NULL,
  fee BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  description TEXT NOT NULL,
  reductions TEXT NOT NULL,
  metadata TEXT NOT NULL,
  PRIMARY KEY (body, position, id)
);
CREATE UNIQUE INDEX instalment_nav ON instalment (body, nav);
CREATE UNIQUE INDEX instalment_iuv ON instalment (body, iuv);
CREATE INDEX instalment_due ON instalment (body, due_at, position);
CREATE TABLE transfer (
  body BIGINT NOT NULL,
  position BIGINT NOT NULL,
  instalment BIGINT NOT NULL,
  place BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  beneficiary TEXT NOT NULL,
  company_name TEXT NOT NULL,
  iban TEXT,
  postal_iban TEXT,
  stamp TEXT,
  reason TEXT NOT NULL,
  category TEXT NOT NULL,
  metadata TEXT NOT NULL,
  reported_at BIGINT,
  said_reported_at BIGINT,
  PRIMARY KEY (body, position, instalment, place)
);
CREATE TABLE payment (
  body BIGINT NOT NULL,
  position BIGINT NOT NULL,
  instalment BIGINT NOT NULL,
  paid_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  way TEXT NOT NULL,
  receipt TEXT,
  method TEXT NOT NULL,
  provider TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (body, position, instalment)
);
CREATE INDEX payment_paid ON payment (body, paid_at);
CREATE TABLE former_price (
  body BIGINT NOT NULL,
  nav TEXT NOT NULL,
  amount BIGINT NOT NULL,
  position BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  PRIMARY KEY (body, nav, amount)
);
CREATE INDEX former_price_position ON former_price (body, position);
CREATE TABLE number_series (
  body BIGINT NOT NULL,
  segregation BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (body, segregation)
);
