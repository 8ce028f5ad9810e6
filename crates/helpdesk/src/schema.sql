CREATE TABLE ticket (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  channel TEXT NOT NULL,
  requester BIGINT,
  beneficiary BIGINT,
  customer BIGINT NOT NULL,
  contract BIGINT NOT NULL,
  area BIGINT NOT NULL,
  urgency BIGINT NOT NULL,
  impact BIGINT NOT NULL,
  severity BIGINT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  holder BIGINT NOT NULL,
  supplier BIGINT NOT NULL,
  origin BIGINT NOT NULL,
  open BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  touched_at BIGINT NOT NULL,
  last_word TEXT NOT NULL,
  version BIGINT NOT NULL,
  merged_into BIGINT,
  lang TEXT NOT NULL,
  erased_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX ticket_code ON ticket (body, code);
CREATE INDEX ticket_working ON ticket (body, due_at, id) WHERE open = 1;
CREATE INDEX ticket_held ON ticket (body, holder, due_at, id) WHERE open = 1;
CREATE INDEX ticket_customer ON ticket (body, customer, id);
CREATE INDEX ticket_customer_asked ON ticket (body, customer, origin) WHERE customer <> 0;
CREATE INDEX ticket_customer_touched ON ticket (body, customer, touched_at) WHERE customer <> 0;
CREATE INDEX ticket_customer_open ON ticket (body, customer, due_at) WHERE open = 1;
CREATE INDEX ticket_requester ON ticket (body, requester, id);
CREATE INDEX ticket_beneficiary ON ticket (body, beneficiary) WHERE beneficiary IS NOT NULL;
CREATE INDEX ticket_over ON ticket (body, touched_at, id) WHERE open = 0 AND erased_at IS NULL;
CREATE INDEX ticket_merged ON ticket (body, merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE ticket_count (
  body BIGINT NOT NULL,
  year BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (body, year)
);
CREATE TABLE ticket_message (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  at BIGINT NOT NULL,
  author TEXT NOT NULL,
  staff BIGINT NOT NULL,
  channel TEXT NOT NULL,
  public BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (body, ticket, id)
);
CREATE UNIQUE INDEX ticket_message_id ON ticket_message (body, id);
CREATE TABLE ticket_step (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  step TEXT NOT NULL,
  PRIMARY KEY (body, ticket, id)
);
CREATE TABLE ticket_clock (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  metric TEXT NOT NULL,
  generation BIGINT NOT NULL,
  hours BIGINT NOT NULL,
  origin BIGINT NOT NULL,
  target_s BIGINT NOT NULL,
  state TEXT NOT NULL,
  ended_at BIGINT,
  elapsed_s BIGINT NOT NULL,
  due_at BIGINT,
  late_from BIGINT,
  next_at BIGINT,
  PRIMARY KEY (body, ticket, metric, generation)
);
CREATE INDEX ticket_clock_next ON ticket_clock (next_at) WHERE next_at IS NOT NULL;
CREATE TABLE clock_notice (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  metric TEXT NOT NULL,
  generation BIGINT NOT NULL,
  round BIGINT NOT NULL,
  kind TEXT NOT NULL,
  threshold BIGINT NOT NULL,
  at BIGINT NOT NULL,
  cause TEXT NOT NULL,
  PRIMARY KEY (body, ticket, metric, generation, round, kind, threshold)
);
CREATE TABLE hours_version (
  body BIGINT NOT NULL,
  part BIGINT NOT NULL,
  version BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  doc TEXT NOT NULL,
  PRIMARY KEY (body, part, version)
);
CREATE TABLE hours_correction (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  part BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
