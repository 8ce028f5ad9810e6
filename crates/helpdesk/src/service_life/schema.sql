CREATE TABLE service_course (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  customer BIGINT NOT NULL,
  kind TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  letter BIGINT,
  starts_on TEXT NOT NULL,
  over_at BIGINT,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX service_course_running ON service_course (body, customer) WHERE over_at IS NULL;
CREATE INDEX service_course_customer ON service_course (body, customer, id);
CREATE TABLE service_step (
  body BIGINT NOT NULL,
  course BIGINT NOT NULL,
  stage TEXT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  facts TEXT NOT NULL,
  file BIGINT,
  PRIMARY KEY (body, course, stage)
);
CREATE TABLE service_notice (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  course BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  certified BIGINT,
  stage TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX service_notice_once ON service_notice (body, course, stage, day);
CREATE INDEX service_notice_course ON service_notice (body, course, id);
CREATE INDEX service_course_letter ON service_course (body, letter) WHERE letter IS NOT NULL;
