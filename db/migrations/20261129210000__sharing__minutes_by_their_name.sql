-- Giving minutes is an act of its own kind: whoever reads that something was given, and no list of what (a guardian), reads its right name.
alter table sharing.disclosures drop constraint disclosures_kind_check;
alter table sharing.disclosures add constraint disclosures_kind_check
  check (kind in ('item', 'worry', 'request', 'plan', 'draft', 'meeting', 'minutes', 'emergency'));

update sharing.disclosures d set kind = 'minutes'
where d.kind = 'meeting' and exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and i.item_kind in ('minutes', 'minutes_point'))
  and not exists (select from sharing.disclosed_items i where i.disclosure_id = d.id and i.item_kind = 'meeting');
