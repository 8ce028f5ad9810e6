CREATE TABLE cart (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE TABLE cart_notice (
  body BIGINT NOT NULL,
  cart BIGINT NOT NULL,
  place BIGINT NOT NULL,
  nav TEXT NOT NULL,
  PRIMARY KEY (body, cart, place)
);
