{{#postgres}}
create table rounds (
  total bigint not null
);
insert into rounds values (0);
{{/postgres}}
