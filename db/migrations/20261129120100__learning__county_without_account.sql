-- The county page without an account, by choice of the collaboration: by a link with a last day, or for everybody. Off until a process
-- leader says so. Whoever has no session reads by two functions below and by nothing else: what the page shows, and no more.

create table learning.county_links (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  purpose text not null,
  last_on date not null,
  opened int not null default 0,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid not null unique,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by_function_id uuid references people.functions (id) on delete set null,
  ended_by_person_id uuid references people.persons (id) on delete set null,
  constraint county_link_purpose_length check (length(purpose) between 1 and 120),
  constraint county_link_lasts_a_year_at_most check (last_on <= (made_at at time zone 'Europe/Stockholm')::date + 366),
  constraint county_link_opened check (opened >= 0),
  constraint county_link_end_is_told check (ended_at is not null or num_nulls(ended_by_function_id, ended_by_person_id) = 2)
);
comment on table learning.county_links is 'Whom the county page is shown to without an account, until when, and how often it was opened: a number, and nothing about who.';
select people.of_collaboration('learning.county_links', read => 'process_leader', class => 'figure', keeps => 'a year after its last day or its end');

create table learning.county_link_tokens (
  hash bytea primary key,
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  link_id uuid not null references learning.county_links (id) on delete cascade,
  constraint county_token_length check (length(hash) = 32)
);
comment on table learning.county_link_tokens is 'What opens a link of the county page: the hash of a random token that is stored nowhere. One that was shown, and one for each time it was mailed. No serving role reads it.';
alter table learning.county_link_tokens enable row level security, force row level security;
create policy owner_all on learning.county_link_tokens for all to kring_owner using (true) with check (true);
create index on learning.county_link_tokens (collaboration_id);
create index on learning.county_link_tokens (link_id);
insert into platform.retention (table_name, class, keeps) values ('learning.county_link_tokens', 'figure', 'until its link ends');

create table learning.county_link_mails (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  link_id uuid not null references learning.county_links (id) on delete cascade,
  address text not null,
  words text not null default '',
  state text not null default 'waiting',
  constraint county_mail_to_each_once unique (link_id, address),
  constraint county_mail_address_reads check (address ~ '^[^@\s]+@[^@\s]+$' and length(address) <= 254),
  constraint county_mail_words_length check (length(words) <= 500),
  constraint county_mail_state check (state in ('waiting', 'sent', 'failed')),
  constraint county_mail_keeps_no_words check (state = 'waiting' or words = '')
);
comment on table learning.county_link_mails is 'To whom a link of the county page was mailed, and to whom it could not be. The own words only until it has gone. Nothing here leads to a token.';
select sharing.follows('learning.county_link_mails', parent => 'learning.county_links', by_column => 'link_id', class => 'figure', keeps => 'until its link ends');

create table learning.county_publicity (
  id uuid primary key default platform.new_id(),
  collaboration_id uuid not null references people.collaborations (id) on delete cascade,
  is_public boolean not null,
  function_id uuid references people.functions (id) on delete set null,
  person_id uuid references people.persons (id) on delete set null,
  once uuid not null unique,
  at timestamptz not null default now()
);
comment on table learning.county_publicity is 'Who has shown the county page to everybody, and who has closed it. The latest counts; none is closed.';
select people.of_collaboration('learning.county_publicity', read => 'process_leader', write => 'process_leader',
  inserts => 'collaboration_id, is_public, function_id, person_id, once', signed => 'function_id, person_id',
  class => 'figure', keeps => 'as long as the collaboration');
create index on learning.county_publicity (collaboration_id, at desc);

create function learning.is_live(link learning.county_links, at timestamptz default now()) returns boolean language sql stable set search_path to '' as $$
  select link.ended_at is null and link.last_on >= (at at time zone 'Europe/Stockholm')::date
$$;

create function learning.make_county_link(purpose text, last_on date, hash bytea, once uuid) returns table(id uuid, is_new boolean)
language plpgsql security definer set search_path to '' as $$
declare
  made uuid;
begin
  if not learning.i_lead() then raise exception 'no such link' using errcode = 'P0002'; end if;
  insert into learning.county_links (collaboration_id, purpose, last_on, function_id, person_id, once)
    values (people.my_collaboration(), make_county_link.purpose, make_county_link.last_on, people.my_function(), people.me(), make_county_link.once)
    on conflict on constraint county_links_once_key do nothing returning county_links.id into made;
  if made is not null then
    insert into learning.county_link_tokens (hash, collaboration_id, link_id) values (make_county_link.hash, people.my_collaboration(), made);
    return query select made, true;
  else
    return query select l.id, false from learning.county_links l
      where l.once = make_county_link.once and l.collaboration_id = people.my_collaboration();
  end if;
end $$;

create function learning.end_county_link(link uuid) returns void language plpgsql security definer set search_path to '' as $$
begin
  if not learning.i_lead() or not exists (select from learning.county_links l where l.id = link and l.collaboration_id = people.my_collaboration()) then
    raise exception 'no such link' using errcode = 'P0002';
  end if;
  update learning.county_links l set ended_at = now(), ended_by_function_id = people.my_function(), ended_by_person_id = people.me()
    where l.id = link and l.ended_at is null;
  delete from learning.county_link_tokens t where t.link_id = link;
  delete from learning.county_link_mails m where m.link_id = link;
end $$;

create function learning.mail_county_link(link uuid, addresses text[], words text) returns int language plpgsql security definer set search_path to '' as $$
declare
  n int;
begin
  if not learning.i_lead() or not exists (select from learning.county_links l
    where l.id = link and l.collaboration_id = people.my_collaboration() and learning.is_live(l)) then
    raise exception 'no such link' using errcode = 'P0002';
  end if;
  if cardinality(addresses) > 10 then raise exception 'ten at a time' using errcode = '22023'; end if;
  insert into learning.county_link_mails (collaboration_id, link_id, address, words)
    select people.my_collaboration(), link, a, mail_county_link.words from unnest(addresses) a
    on conflict on constraint county_mail_to_each_once do update set state = 'waiting', words = excluded.words
      where county_link_mails.state = 'failed';
  get diagnostics n = row_count;
  return n;
end $$;

create function learning.county_mails_to_send(link uuid, hash bytea) returns table(id uuid, address text, words text, last_on date, collaboration_name text, language text)
language plpgsql security definer set search_path to '' as $$
begin
  if not exists (select from learning.county_links l where l.id = link and learning.is_live(l))
    or not exists (select from learning.county_link_mails m where m.link_id = link and m.state = 'waiting') then return; end if;
  insert into learning.county_link_tokens (hash, collaboration_id, link_id)
    select county_mails_to_send.hash, l.collaboration_id, l.id from learning.county_links l where l.id = link;
  return query select m.id, m.address, m.words, l.last_on, c.name, c.default_language
    from learning.county_link_mails m join learning.county_links l on l.id = m.link_id join people.collaborations c on c.id = l.collaboration_id
    where m.link_id = link and m.state = 'waiting' order by m.id;
end $$;

create function learning.county_mail_done(mail uuid, sent boolean) returns void language plpgsql security definer set search_path to '' as $$
declare
  link uuid;
begin
  update learning.county_link_mails m set state = case when sent then 'sent' else 'failed' end, words = '' where m.id = mail returning m.link_id into link;
  if link is not null then perform pg_notify('kring', 'countylink:' || link); end if;
end $$;

create function learning.forget_county_links() returns void language plpgsql security definer set search_path to '' as $$
begin
  delete from learning.county_link_tokens t using learning.county_links l where l.id = t.link_id and not learning.is_live(l);
  delete from learning.county_link_mails m using learning.county_links l where l.id = m.link_id and not learning.is_live(l);
  delete from learning.county_links l where least(l.last_on, (l.ended_at at time zone 'Europe/Stockholm')::date) < (now() at time zone 'Europe/Stockholm')::date - 366;
end $$;

create function learning.county_published(collaboration uuid, usual text[]) returns jsonb language sql stable set search_path to '' as $$
  with few as materialized (select insight.hidden_below(collaboration) as n),
  choice as materialized (
    select coalesce(c.figures, usual) as figures, coalesce(c.goals, '{}') as goals
    from (select) one left join lateral (select x.figures, x.goals from learning.county_choices x where x.collaboration_id = collaboration
      order by x.at desc, x.id desc limit 1) c on true),
  chosen as materialized (
    select i.* from learning.indicators i, choice h
    where i.collaboration_id = collaboration and 'indicator:' || i.id = any(h.figures)
      and coalesce((select m.state from learning.indicator_moves m where m.indicator_id = i.id order by m.at desc, m.id desc limit 1), 'in_use') <> 'retired'),
  wanted as materialized (
    select split_part(f, '.', 1) as measure, split_part(f, '.', 2) as part from (
      select substr(x, length('child_figure:') + 1) from choice h cross join unnest(h.figures) x where x like 'child\_figure:%'
      union select concat_ws('.', i.figure_measure, nullif(i.figure_part, '')) from chosen i where i.source = 'child_figure') w(f)),
  quarters as materialized (
    select q.quarter, q.hidden_below, q.invented from insight.quarters q where q.collaboration_id = collaboration order by q.quarter desc limit 13),
  cells as (
    select k.quarter, k.measure, k.part, k.value, k.bound from insight.cells k join quarters q on q.quarter = k.quarter
    where k.collaboration_id = collaboration and k.unit_id is null and k.kind = '' and k.part not like 'not\_%'
      and exists (select from wanted w where (w.measure = k.measure
          and (k.part in ('n', w.part) or (w.part = 'days' and k.part in ('median', 'median_low', 'median_high'))))
        or (w.measure = 'partners' and k.measure = 'plans' and k.part = 'n'))),
  keyed as (
    select v.indicator_id, v.on_day, v.at, v.id, v.n, v.value is not null
        and not (i.unit = 'number' and v.value = trunc(v.value) and abs(v.value) < f.n)
        and not (v.n is not null and v.n < f.n)
        and not (v.n is not null and i.unit = 'percent' and (v.value * v.n / 100 < f.n or (100 - v.value) * v.n / 100 < f.n)) as open, v.value
    from chosen i join learning.indicator_values v on v.indicator_id = i.id cross join few f
    where i.source = 'keyed' and not exists (select from learning.indicator_values r where r.replaces_id = v.id)),
  register as (
    select e.indicator_id, max(e.on_day) as on_day, sum(e.amount) as value
    from chosen i join learning.register_entries e on e.indicator_id = i.id
    where i.source = 'register' and e.on_day < date_trunc('quarter', (now() at time zone 'Europe/Stockholm') - interval '30 days')::date
      and not exists (select from learning.register_entries r where r.replaces_id = e.id)
      and (e.import_id is null or exists (select from learning.register_imports m where m.id = e.import_id and m.withdrawn_at is null))
    group by e.indicator_id),
  surveyed as (
    select i.id as indicator_id, s.closes_on, s.id, g.answers, g.asked,
      coalesce(t.caution_below_n, 30) as caution_below_n, coalesce(t.caution_below_rate, 50) as caution_below_rate,
      (select jsonb_agg(jsonb_build_array(c.part, c.option, c.value)) from learning.release_cells c
        where c.release_id = r.id and c.number = 0 and c.item = split_part(i.survey_item, '/', 1)) as cells
    from chosen i join learning.instruments n on n.code = i.survey_code join learning.instrument_versions v on v.instrument_id = n.id
      join learning.surveys s on s.version_id = v.id and s.collaboration_id = collaboration
      join learning.releases r on r.survey_id = s.id and r.released_at is not null
      join learning.release_groups g on g.release_id = r.id and g.number = 0
      left join learning.settings t on t.collaboration_id = s.collaboration_id
    where i.source = 'survey')
  select jsonb_build_object(
    'name', c.name,
    'figures', h.figures,
    'goals', h.goals,
    'cautionBelow', coalesce((select s.caution_below_n from learning.settings s where s.collaboration_id = collaboration), 30),
    'quarters', (select coalesce(jsonb_agg(jsonb_build_object('quarter', q.quarter, 'hiddenBelow', q.hidden_below, 'invented', q.invented) order by q.quarter), '[]') from quarters q),
    'cells', (select coalesce(jsonb_agg(jsonb_build_object('quarter', k.quarter, 'measure', k.measure, 'part', k.part, 'value', k.value, 'bound', k.bound)), '[]') from cells k),
    'indicators', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'name', i.name, 'unit', i.unit, 'source', i.source,
      'survey', case when i.source = 'survey' then jsonb_build_object('code', i.survey_code, 'item', i.survey_item, 'options', i.survey_options) end,
      'childFigure', case when i.source = 'child_figure' then jsonb_build_object('measure', i.figure_measure, 'part', i.figure_part) end,
      'target', case when i.target_on is not null then jsonb_build_object('value', i.target_value, 'on', i.target_on, 'is', i.target_is) end,
      'keyed', (select coalesce(jsonb_agg(jsonb_build_object('on', k.on_day, 'value', case when k.open then k.value end, 'n', case when k.open then k.n end)
        order by k.on_day, k.at, k.id), '[]') from keyed k where k.indicator_id = i.id),
      'register', (select jsonb_build_object('on', e.on_day, 'value', case when abs(e.value) >= f.n then e.value end) from register e where e.indicator_id = i.id),
      'surveyed', (select coalesce(jsonb_agg(jsonb_build_object('on', s.closes_on, 'answers', s.answers, 'asked', s.asked, 'cautionBelowN', s.caution_below_n,
        'cautionBelowRate', s.caution_below_rate, 'cells', s.cells) order by s.closes_on, s.id), '[]') from surveyed s where s.indicator_id = i.id))), '[]')
      from chosen i cross join few f),
    'story', (select jsonb_build_object('title', y.title, 'words', y.words) from learning.county_stories y
      where y.collaboration_id = collaboration and y.state = 'shown' and y.made_of = 'invented'))
  from people.collaborations c cross join choice h where c.id = collaboration
$$;

create function learning.open_county(hash bytea, usual text[], opens boolean) returns jsonb language plpgsql security definer set search_path to '' as $$
declare
  l learning.county_links;
begin
  select x.* into l from learning.county_link_tokens t join learning.county_links x on x.id = t.link_id
    where t.hash = open_county.hash and learning.is_live(x);
  if l.id is null then return null; end if;
  if opens then update learning.county_links x set opened = x.opened + 1 where x.id = l.id; end if;
  return learning.county_published(l.collaboration_id, usual) || jsonb_build_object('lastOn', l.last_on);
end $$;

create function learning.is_public(collaboration uuid) returns boolean language sql stable set search_path to '' as $$
  select coalesce((select p.is_public from learning.county_publicity p where p.collaboration_id = collaboration order by p.at desc, p.id desc limit 1), false)
$$;

create function learning.public_county(collaboration uuid, usual text[]) returns jsonb language sql stable security definer set search_path to '' as $$
  select case when learning.is_public(collaboration) then learning.county_published(collaboration, usual) end
$$;

create function learning.public_counties() returns table(id uuid, name text) language sql stable security definer set search_path to '' as $$
  select c.id, c.name from people.collaborations c where learning.is_public(c.id) order by c.name, c.id
$$;

comment on function learning.is_live(learning.county_links, timestamptz) is 'Until midnight in Sweden after the last day.';
comment on function learning.make_county_link(text, date, bytea, uuid) is 'Makes a link. Answers its id, and whether it is new: the same form again has made it already, and its token is not shown twice.';
comment on function learning.end_county_link(uuid) is 'Ends it at once, and forgets what opened it and to whom it was mailed. Idempotent.';
comment on function learning.mail_county_link(uuid, text[], text) is 'Asks for it to be mailed; an address that has it already is left as it is. Answers how many wait.';
comment on function learning.county_mails_to_send(uuid, bytea) is 'To whom a link is to be mailed now. They get a token of their own, made by the job; its hash goes in here, beside no address.';
comment on function learning.forget_county_links() is 'R19: the day after its last day nothing is left of a link that opens it or says to whom it went; a year later nothing at all.';
comment on function learning.county_published(uuid, text[]) is 'What the county page shows of a collaboration to whoever has no account: the figures that are chosen for it, as they were released for the whole collaboration (R16), indicators that are chosen and in use, and an invented story that is shown. `usual`: the figures while nothing is chosen. Nothing of a unit, of a draft, or of a person. What a keyed value or a register says is left out under the limit for small numbers: a count under it, a share that rests on fewer, or one that fewer have or have not. A register is summed to the end of the last quarter that is over, without the sums before it: between two of them stands what was added.';
comment on function learning.open_county(bytea, text[], boolean) is 'By a link: null for one that has ended, has passed its day, or was never there. `opens`: counted, once for each page.';
comment on function learning.public_county(uuid, text[]) is 'Without a link: null for a collaboration that is not there or has not chosen to show it.';
comment on function learning.public_counties() is 'Those that show their county page to everybody.';
comment on function learning.county_mail_done(uuid, boolean) is 'It has gone, or no server takes it; the own words are forgotten either way.';
comment on function learning.is_public(uuid) is 'Whether a collaboration shows its county page to everybody.';

grant execute on function learning.make_county_link(text, date, bytea, uuid), learning.end_county_link(uuid), learning.mail_county_link(uuid, text[], text),
  learning.is_live(learning.county_links, timestamptz), learning.open_county(bytea, text[], boolean), learning.public_county(uuid, text[]), learning.public_counties() to kring_app;
grant execute on function learning.county_mails_to_send(uuid, bytea), learning.county_mail_done(uuid, boolean), learning.forget_county_links() to kring_worker;

-- The payload names the link.
insert into platform.tasks (name, by_app, payload)
  select 'county-link-mail', true, '^\{"link": "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"\}$';
