CREATE TABLE debtor_word (
  body BIGINT NOT NULL,
  debtor BIGINT NOT NULL,
  word BLOB NOT NULL,
  PRIMARY KEY (body, debtor, word)
);
CREATE INDEX debtor_word_begin ON debtor_word (body, word, debtor);
INSERT INTO debtor_word (body, debtor, word) WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 70) SELECT DISTINCT d.body, d.id, CAST(REPLACE(substr(d.name_key, place.n), '\', '') AS BLOB) FROM debtor d JOIN place ON place.n <= LENGTH(d.name_key) WHERE place.n = 1 OR substr(d.name_key, place.n - 1, 1) IN (' ', '''', '’', '-');
