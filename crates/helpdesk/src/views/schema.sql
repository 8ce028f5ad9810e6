CREATE TABLE desk_view (
  body BIGINT NOT NULL,
  id BIGINT NOT NULL,
  owner BIGINT NOT NULL,
  name TEXT NOT NULL,
  wish TEXT NOT NULL,
  made_by BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (body, id)
);
CREATE UNIQUE INDEX desk_view_name ON desk_view (body, owner, name);
