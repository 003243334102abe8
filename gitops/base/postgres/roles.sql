-- Gives each service a login role and a schema of the same name, and nothing of another's but what `grants` says. Run by
-- the superuser, again after each change; it changes only what differs, and takes data with it that an earlier version
-- kept elsewhere.
--
-- Two settings are its input: platform.roles, a line for each role with its name and its password (or SCRAM verifier);
-- and platform.grants, the lines of `grants`.
begin;
set local client_min_messages = warning;

create schema if not exists platform;
create table if not exists platform.role (name text primary key);
create table if not exists platform.read (
  reader   text,
  owner    text,
  relation text,
  primary key (reader, owner, relation)
);
-- One row once data has moved: services of the earlier version may still be connected.
create table if not exists platform.moved (at timestamptz primary key);

-- A table that may be read need not be there yet: its grant comes with it.
create or replace function platform.grant_reads() returns event_trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $function$
declare
  made record;
begin
  for made in
    select n.nspname, c.relname, r.reader
      from pg_event_trigger_ddl_commands() d
      join pg_class c on c.oid = d.objid and d.classid = 'pg_class'::regclass
      join pg_namespace n on n.oid = c.relnamespace
      join platform.read r on r.owner = n.nspname and r.relation = c.relname
     where to_regrole(quote_ident(r.reader)) is not null
  loop
    execute format('grant select on %I.%I to %I', made.nspname, made.relname, made.reader);
  end loop;
end $function$;

do $reconcile$
declare
  superuser constant text := current_user;
  declared constant text[] := array(
    select split_part(line, ' ', 1) from regexp_split_to_table(current_setting('platform.roles'), E'\n') line
     where line ~ '^[a-z][a-z0-9_]{0,62} .' order by 1);
  names text[] := '{}';
  name text;
  item record;
begin
  -- One after the other.
  perform pg_advisory_xact_lock(hashtext('platform.roles'));

  -- Nothing is open to all.
  for item in select datname from pg_database where datname <> 'template0' loop
    execute format('revoke all on database %I from public', item.datname);
  end loop;
  if to_regnamespace('public') is not null then
    revoke all on schema public from public;
  end if;
  revoke all on schema platform from public;
  revoke all on function platform.grant_reads() from public;
  if not exists (select from pg_event_trigger where evtname = 'platform_grant_reads') then
    create event trigger platform_grant_reads on ddl_command_end
      when tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE', 'CREATE VIEW', 'CREATE MATERIALIZED VIEW')
      execute function platform.grant_reads();
  end if;

  -- The roles.
  for item in
    select split_part(line, ' ', 1) as name, substr(line, strpos(line, ' ') + 1) as password
      from regexp_split_to_table(current_setting('platform.roles'), E'\n') line
     where split_part(line, ' ', 1) = any (declared)
  loop
    if item.name in (superuser, 'public', 'postgres', 'platform', 'information_schema') or item.name like 'pg\_%'
        or exists (select from pg_roles where rolname = item.name and rolsuper) then
      raise warning 'the name % is PostgreSQL''s own; no service can have it', item.name;
      continue;
    end if;
    if to_regrole(quote_ident(item.name)) is null then
      execute format('create role %I', item.name);
    end if;
    execute format('alter role %I with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
      item.name, item.password);
    execute format('grant connect on database %I to %I', current_database(), item.name);
    execute format('alter default privileges for role %I revoke execute on functions from public', item.name);
    execute format('alter default privileges for role %I revoke usage on types from public', item.name);
    insert into platform.role values (item.name) on conflict do nothing;
    names := names || item.name;
  end loop;

  -- What the earlier version kept in a schema of all. Its services are superusers until they have been replaced: they find
  -- the tables in the new place, and cannot make new ones in the old, for that is gone.
  for item in
    select split_part(line, ' ', 1) as owner, split_part(line, ' ', 3) as schema
      from regexp_split_to_table(current_setting('platform.grants'), E'\n') line
     where line ~ '^[a-z][a-z0-9_]* owns [a-z][a-z0-9_]*$'
  loop
    if item.owner = any (names)
        and exists (select from pg_class where relnamespace = to_regnamespace(quote_ident(item.schema)))
        and not exists (select from pg_class where relnamespace = to_regnamespace(quote_ident(item.owner))) then
      execute format('drop schema if exists %I', item.owner);
      execute format('alter schema %I rename to %I', item.schema, item.owner);
      execute format('alter role %I in database %I set search_path = %I', superuser, current_database(), item.owner);
      insert into platform.moved values (now());
    end if;
  end loop;

  -- A schema each, and all that is in it.
  foreach name in array names loop
    execute format('create schema if not exists %I', name);
    execute format('revoke all on schema %I from public', name);
    execute format('revoke all on all routines in schema %I from public', name);
  end loop;
  -- The tables at once or none: to wait for one while holding another would be a deadlock with whoever writes both.
  for attempt in 1..100 loop
    begin
      for item in
        select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = any (names) and c.relowner <> to_regrole(quote_ident(n.nspname)) and c.relkind in ('r', 'p')
      loop
        execute format('lock table %I.%I in access exclusive mode nowait', item.nspname, item.relname);
      end loop;
      exit;
    exception when lock_not_available then
      if attempt = 100 then
        raise;
      end if;
      perform pg_sleep(0.05);
    end;
  end loop;
  for item in
    select format('alter schema %I owner to %I', n.nspname, n.nspname) as command
      from pg_namespace n
     where n.nspname = any (names) and n.nspowner <> to_regrole(quote_ident(n.nspname))
    union all
    select format('alter table %I.%I owner to %I', n.nspname, c.relname, n.nspname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any (names) and c.relowner <> to_regrole(quote_ident(n.nspname))
       and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
       -- A sequence of a column goes with its table.
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid
         and d.deptype in ('a', 'i', 'e') and (c.relkind = 'S' or d.deptype = 'e'))
    union all
    select format('alter routine %s owner to %I', p.oid::regprocedure, n.nspname)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = any (names) and p.proowner <> to_regrole(quote_ident(n.nspname))
    union all
    select format('alter type %s owner to %I', t.oid::regtype, n.nspname)
      from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
     where n.nspname = any (names) and t.typowner <> to_regrole(quote_ident(n.nspname))
       and (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
  loop
    execute item.command;
  end loop;

  -- What may be read, and what no longer.
  for item in
    select r.* from platform.read r
     where format('%s reads %s.%s', r.reader, r.owner, r.relation)
       <> all (regexp_split_to_array(current_setting('platform.grants'), E'\n'))
  loop
    if to_regrole(quote_ident(item.reader)) is not null then
      if to_regclass(format('%I.%I', item.owner, item.relation)) is not null then
        execute format('revoke select on %I.%I from %I', item.owner, item.relation, item.reader);
      end if;
      if to_regnamespace(quote_ident(item.owner)) is not null then
        execute format('revoke usage on schema %I from %I', item.owner, item.reader);
      end if;
    end if;
    delete from platform.read r where (r.reader, r.owner, r.relation) = (item.reader, item.owner, item.relation);
  end loop;
  insert into platform.read
    select split_part(line, ' ', 1), split_part(split_part(line, ' ', 3), '.', 1), split_part(line, '.', 2)
      from regexp_split_to_table(current_setting('platform.grants'), E'\n') line
     where line ~ '^[a-z][a-z0-9_]* reads [a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$'
  on conflict do nothing;
  for item in select * from platform.read where reader = any (names) and owner = any (names) loop
    execute format('grant usage on schema %I to %I', item.owner, item.reader);
    if to_regclass(format('%I.%I', item.owner, item.relation)) is not null then
      execute format('grant select on %I.%I to %I', item.owner, item.relation, item.reader);
    end if;
  end loop;

  -- Names without a schema are looked for in one's own, then in those that may be read.
  for item in
    select service as name, (select string_agg(format(', %I', owner), '' order by owner)
                               from (select distinct owner from platform.read where reader = service) o) as others
      from unnest(names) service
  loop
    execute format('alter role %I in database %I set search_path = %I%s',
      item.name, current_database(), item.name, coalesce(item.others, ''));
  end loop;

  -- A service that is gone: nobody logs in as it, and its data stays. Without any role, somebody has yet to make them.
  for item in select r.name from platform.role r where r.name <> all (names) and names <> '{}' loop
    execute format('alter role %I with nologin password null', item.name);
    perform pg_terminate_backend(pid) from pg_stat_activity where usename = item.name;
    delete from platform.role r where r.name = item.name;
  end loop;
end $reconcile$;
commit;

-- Connections remember where they look for tables: those of the earlier version begin anew.
select count(pg_terminate_backend(pid)) from pg_stat_activity
 where exists (select from platform.moved) and usename = current_user and client_addr is not null
   and pid <> pg_backend_pid();
