CREATE TABLE cart_return (
  body BIGINT NOT NULL,
  cart BIGINT NOT NULL,
  way TEXT NOT NULL,
  returned_at BIGINT NOT NULL,
  PRIMARY KEY (body, cart)
);
CREATE INDEX cart_notice_nav ON cart_notice (body, nav);
