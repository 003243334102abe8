-- Where in the queue a vote was, so that the first or the latest counts in whatever order workers store them: in an era
-- (milliseconds), and by its number there. A worker of the version before may still run: it writes neither.
alter table votes
  add column era    bigint not null default 0,
  add column number bigint not null default 0;
