/** SQL of the disclosures that `from` lists, each with the child as its first item. */
export const disclosed = (kind: string, from: string) => `
  insert into sharing.disclosures (id, collaboration_id, child_id, from_unit_id, from_function_id, from_person_id, to_function_id, to_unit_id, kind, basis_id,
      purpose, areas, informed, valid_until, made_at)
    select d.id, bench.collaboration(), d.child_id, d.unit_id, d.from_function, d.from_person, d.to_function, d.to_unit, '${kind}', (select id from bench.basis),
      'Att barnet får rätt hjälp i tid', d.areas, true, d.at + interval '700 days', d.at
    from (${from}) d;
  insert into sharing.disclosed_items (disclosure_id, child_id, item_kind, item_id, version, to_function_id, from_unit_id, ends_at)
    select d.id, d.child_id, 'child', d.child_id, 1, d.to_function, d.unit_id, d.at + interval '700 days' from (${from}) d;`
