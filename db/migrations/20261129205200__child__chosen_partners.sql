-- R2: sharing of a plan that was ended does not begin again with the next version, until its lead has chosen anew. When that was.
alter table child.plan_partners add column chosen_at timestamptz default now() not null;
update child.plan_partners set chosen_at = added_at;
grant update (chosen_at) on child.plan_partners to kring_app;
