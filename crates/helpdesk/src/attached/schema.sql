CREATE TABLE ticket_file (
  body BIGINT NOT NULL,
  file BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  message BIGINT NOT NULL,
  PRIMARY KEY (body, file)
);
CREATE INDEX ticket_file_of ON ticket_file (body, ticket, message);
