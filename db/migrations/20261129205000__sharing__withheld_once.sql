-- R2, R20: a decision not to share is made by a form, and known by its key. Compared by receiver and words, a second one about other areas
-- was lost.
alter table sharing.disclosures add column once uuid;
create unique index disclosures_once_idx on sharing.disclosures (once) where once is not null;
grant insert (once) on sharing.disclosures to kring_app;
