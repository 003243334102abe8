create table votes (
  voter     text        primary key,
  vote      text        not null check (vote in ('a', 'b')),
  at        timestamptz not null,
  stored_at timestamptz not null default now()
);

-- How many votes there are for each option, so that nobody has to count them. One row; the trigger keeps it right.
create table tally (
  a        bigint  not null,
  b        bigint  not null,
  only_row boolean primary key default true check (only_row)
);

insert into tally (a, b) values (0, 0);

-- Runs once per statement, and so do the update and the notification: not once per vote.
create function count_votes() returns trigger language plpgsql as $$
declare
  more_a bigint := 0;
  more_b bigint := 0;
begin
  if tg_op <> 'DELETE' then
    select count(*) filter (where vote = 'a'), count(*) filter (where vote = 'b')
      into more_a, more_b from added;
  end if;
  if tg_op <> 'INSERT' then
    select more_a - count(*) filter (where vote = 'a'), more_b - count(*) filter (where vote = 'b')
      into more_a, more_b from removed;
  end if;
  if more_a <> 0 or more_b <> 0 then
    update tally set a = a + more_a, b = b + more_b;
    perform pg_notify('votes', '');
  end if;
  return null;
end $$;

create trigger votes_inserted after insert on votes
  referencing new table as added for each statement execute function count_votes();

create trigger votes_updated after update on votes
  referencing old table as removed new table as added for each statement execute function count_votes();

create trigger votes_deleted after delete on votes
  referencing old table as removed for each statement execute function count_votes();

create function forget_votes() returns trigger language plpgsql as $$
begin
  update tally set a = 0, b = 0;
  perform pg_notify('votes', '');
  return null;
end $$;

create trigger votes_truncated after truncate on votes
  for each statement execute function forget_votes();
