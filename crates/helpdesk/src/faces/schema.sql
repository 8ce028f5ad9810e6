CREATE TABLE ticket_vote (
  body BIGINT NOT NULL,
  ticket BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  face TEXT,
  words TEXT NOT NULL,
  voted_at BIGINT,
  PRIMARY KEY (body, ticket)
);
CREATE INDEX ticket_vote_at ON ticket_vote (body, voted_at) WHERE voted_at IS NOT NULL;
