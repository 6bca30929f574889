-- A name is found however it was typed: in decomposed letters, without its accents, with any apostrophe, with or without a hyphen, with
-- letters that no keyboard here has, or with signs in it that nobody sees. `fold` of src/platform/fold.ts is the same for what is typed.
create function people.folded(said text) returns text language sql immutable strict parallel safe set search_path = '' as $$
  select trim(regexp_replace(
    regexp_replace(
      replace(replace(replace(replace(translate(
        lower(normalize(regexp_replace(said,
          -- Signs that nobody sees, and apostrophes: they part nothing.
          E'[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff''\u2019\u2018\u201b\u02bc\u02b9\u00b4\u2032`\uff07]',
          '', 'g'), NFKD) collate "und-x-icu"),
        'øłđðı', 'olddi'), 'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
      E'[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]',
      '', 'g'),
    '[^[:alnum:]]+' collate "und-x-icu", ' ', 'g'))
$$;
comment on function people.folded(text) is 'Words in small letters without accents and apostrophes, one space between each: what names are compared and found by.';
grant execute on function people.folded(text) to kring_app;

create or replace function people.word_endings(said text) returns text[] language sql immutable parallel safe set search_path = '' as $$
  select coalesce(array_agg(distinct substr(w, n)), '{}')
  from regexp_split_to_table(people.folded(said), ' ') w,
    generate_series(1, greatest(1, least(length(w), 40) - 1)) n
  where w <> ''
$$;
select people.index_functions(array(select id from people.functions));
select people.index_colleagues(array(select id from people.persons));
