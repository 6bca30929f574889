import { sizes } from '../sizes.ts'

/** Rows of two tenants: `prefix` begins their ids, `letter` the subjects of their accounts. */
export type Tenant = { prefix: string; letter: string; collaboration: string; scale: number }

/** [what, SQL], run in order, each in a transaction. */
export type Step = [string, string]

/** Ids that can be computed instead of joined: a UUIDv7 of a kind (three hexadecimal digits) and a number. */
export function idFunctions({ prefix, collaboration, scale }: Tenant) {
  const { units, children } = sizes(scale)
  return `
    create or replace function bench.id(kind text, n bigint) returns uuid language sql immutable parallel safe as
      $$ select ('${prefix}' || lpad(to_hex(n), 8, '0') || '7' || kind || '8000' || lpad(to_hex(n), 12, '0'))::uuid $$;
    create or replace function bench.unit(n bigint) returns uuid language sql immutable parallel safe as $$ select bench.id('001', n % ${units}) $$;
    -- Function s of a unit: 0 and 1 are named persons, 2 the manager, 3 to 7 work with the children.
    create or replace function bench.func(unit bigint, s bigint) returns uuid language sql immutable parallel safe as $$ select bench.id('002', (unit % ${units}) + s * ${units}) $$;
    create or replace function bench.person(unit bigint, s bigint) returns uuid language sql immutable parallel safe as $$ select bench.id('003', (unit % ${units}) + s * ${units}) $$;
    create or replace function bench.collaboration() returns uuid language sql immutable parallel safe as $$ select '${collaboration}'::uuid $$;
    create or replace function bench.words(n bigint) returns text language sql immutable parallel safe as $$ select (array[
      'Barnet har varit tystare än förut de senaste veckorna och drar sig undan när de andra leker.',
      'Hen kommer ofta sent på morgonen, har inte ätit och somnar vid bordet innan lunch.',
      'På rasterna går det bra när någon vuxen är nära, men inomhus blir det ofta bråk om platser.',
      'Hen berättar gärna om sina djur och sin morfar, och ritar mycket när det är lugnt omkring.',
      'Det är svårt att komma igång med uppgifterna, fast hen kan det mesta när någon sitter bredvid.',
      'Vi har märkt att läsningen har gått framåt sedan vi började med korta stunder varje dag.',
      'Hen säger själv att magen gör ont före idrotten och vill helst vara kvar i klassrummet.'])[1 + n % 7] || ' ' || n $$;
    create or replace function bench.area(n bigint) returns text language sql immutable parallel safe as $$ select (array['safe', 'healthy', 'achieving', 'nurtured', 'active', 'respected', 'responsible', 'included'])[1 + n % 8] $$;
    -- Each child: its unit, its place there, the two functions beside the named person, and where the named person sits.
    drop table if exists bench.kids, bench.basis, bench.worries, bench.requests, bench.plans, bench.readings;
    create table bench.kids as
      select n, n % ${units} as u, n / ${units} as k, bench.id('004', n) as id, bench.unit(n) as unit_id,
        3 + (n / ${units}) % 5 as first, 3 + (n / ${units} + 2) % 5 as second, (n / ${units}) % 2 as named,
        (n / ${units}) % 4 = 0 as elsewhere,
        case when (n / ${units}) % 4 = 0 then (n + ${Math.ceil(units / 2)}) % ${units} else n % ${units} end as named_unit
      from generate_series(0, ${children - 1}) n;
    analyze bench.kids;
    create table bench.basis as select b.id from sharing.bases b where b.code = 'no_harm';
  `
}
