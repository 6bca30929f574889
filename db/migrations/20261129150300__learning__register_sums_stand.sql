-- R16: the public sum of a register stands from thirty days after the quarter until those of the next: an entry that comes late changes it by
-- what is in the entry alone, which would tell a small number.

create or replace function learning.county_published(collaboration uuid, usual text[]) returns jsonb language sql stable set search_path = '' as $$
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
  -- The quarters that are over, and the moment when their sum is made.
  cut as materialized (
    select q.since::date as on_day, (q.since + interval '30 days') at time zone 'Europe/Stockholm' as at
    from (select date_trunc('quarter', (now() at time zone 'Europe/Stockholm') - interval '30 days') as since) q),
  register as (
    select e.indicator_id, max(e.on_day) as on_day, sum(e.amount) as value
    from chosen i join learning.register_entries e on e.indicator_id = i.id
    where i.source = 'register' and e.on_day < (select c.on_day from cut c)
      and e.at < (select c.at from cut c)
      and not exists (select from learning.register_entries r where r.replaces_id = e.id and r.at < (select c.at from cut c))
      and (e.import_id is null or exists (select from learning.register_imports m where m.id = e.import_id and coalesce(m.withdrawn_at, 'infinity') >= (select c.at from cut c)))
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
