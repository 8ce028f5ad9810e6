ALTER TABLE seat ADD COLUMN end_at BIGINT NOT NULL DEFAULT 0;
UPDATE seat SET end_at = start_at + 1000 * COALESCE(
  (SELECT a.length_s FROM appointment a WHERE a.body = seat.body AND a.id = seat.appointment)
  / (SELECT COUNT(*) FROM seat s WHERE s.body = seat.body AND s.appointment = seat.appointment), 900);
CREATE TABLE seat_length (
  body BIGINT NOT NULL,
  agenda BIGINT NOT NULL,
  shortest_ms BIGINT NOT NULL,
  longest_ms BIGINT NOT NULL,
  PRIMARY KEY (body, agenda)
);
INSERT INTO seat_length (body, agenda, shortest_ms, longest_ms)
  SELECT body, agenda, MIN(end_at - start_at), MAX(end_at - start_at) FROM seat GROUP BY body, agenda;
