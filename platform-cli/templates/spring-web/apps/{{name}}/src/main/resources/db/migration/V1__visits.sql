{{#postgres}}
create table visits (
  total bigint not null
);
insert into visits values (0);
{{/postgres}}
