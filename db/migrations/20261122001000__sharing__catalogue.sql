-- The catalogue of grounds (R6). A lawyer reads this file, and changes it by a new migration with dates:
-- end the old row (valid_until), add a new one (valid_from). What is given keeps the row that it was given on.
-- Written from the statutes as known in 2025; each line is to be confirmed by the county's lawyer before real use.
-- The rules on preventing crime and wrong payments (OSL 10:15 a, 10:18 a, lag 2025:170) are left out on purpose:
-- they are never a ground for a child's plan.

insert into sharing.bases (code, name_sv, name_en, paragraph, explanation_sv, explanation_en, needs_consent, emergency, valid_from) values
  ('consent', 'Medgivande', 'Consent', '10 kap. 1 § och 12 kap. 2 § OSL',
   'Vårdnadshavarna har sagt ja till att just den här enheten får veta det här, till en viss dag.',
   'The custody holders have said yes to this unit knowing this, until a certain day.', true, false, '2009-06-30'),
  ('no_harm', 'Prövning att ingen far illa av det', 'Assessment that nobody is harmed', '23, 25 och 26 kap. OSL (menprövning)',
   'Du har prövat i det här fallet att barnet och familjen inte lider men av att enheten får veta det.',
   'You have assessed in this case that neither the child nor the family is harmed by the unit knowing it.', false, false, '2009-06-30'),
  ('care_social_under_18', 'Barnet behöver vård eller stöd', 'The child needs care or support', '25 kap. 12 § och 26 kap. 9 § OSL',
   'Mellan hälso- och sjukvård och socialtjänst, när det behövs för att ett barn ska få nödvändig vård eller annat stöd. Gäller inte skolan.',
   'Between health care and social services, where a child needs it to get necessary care or other support. Does not cover school.', false, false, '2009-06-30'),
  ('balance', 'Intresset av att dela väger klart över', 'The interest in sharing clearly outweighs', '10 kap. 27 § OSL',
   'Generalklausulen: från skola och förskola till en myndighet. Lyfter inte hälso- och sjukvårdens eller socialtjänstens sekretess.',
   'The general clause: from school and preschool to a public authority. It does not lift the secrecy of health care or social services.', false, false, '2009-06-30'),
  ('own_work', 'Nödvändigt för vårt eget arbete', 'Necessary for our own work', '10 kap. 2 § OSL',
   'Snävt: bara när vi själva inte kan göra vårt arbete utan att lämna uppgiften.',
   'Narrow: only where we cannot do our own work without giving it.', false, false, '2009-06-30'),
  ('duty', 'Uppgiftsskyldighet i lag', 'A duty in law', '10 kap. 28 § OSL',
   'En lag säger att uppgiften ska lämnas till socialtjänsten, till exempel när barnets skydd utreds.',
   'A law says that it shall be given to the social services, for example when a child’s protection is looked into.', false, false, '2009-06-30'),
  ('reservation', 'Lämnas med förbehåll', 'Given with a reservation', '10 kap. 14 § OSL',
   'Till en förening eller annan enskild som får ett skriftligt förbehåll om tystnad, när det tar bort risken för men.',
   'To an association or other private party bound by a written reservation of secrecy, where that removes the risk of harm.', false, false, '2009-06-30'),
  ('guardian', 'Vårdnadshavarens insyn', 'The custody holder’s right to know', '12 kap. OSL och 6 kap. 11 § FB',
   'Vårdnadshavaren bestämmer för barnet och har rätt att veta, om barnet inte far illa av det.',
   'The custody holder decides for the child and has the right to know, unless the child is harmed by it.', false, false, '2009-06-30'),
  ('emergency', 'Nöd', 'Emergency', '24 kap. 4 § BrB',
   'Fara för liv eller hälsa, och ingen tid att fråga. Den som öppnar skriver varför, och de som äger uppgiften får veta det genast.',
   'Danger to life or health, and no time to ask. Who opens it writes why, and those who own it are told at once.', false, true, '2009-06-30');

-- Which domains each ground may carry between. 'family' is the child's own custody holder.
insert into sharing.basis_pairs (basis_id, from_domain, to_domain)
select b.id, f.domain, t.domain
from sharing.bases b
  cross join unnest(array['preschool', 'school', 'health', 'social', 'police', 'migration', 'guardians_office', 'private_school', 'private_care', 'civil', 'other']) f(domain)
  cross join unnest(array['preschool', 'school', 'health', 'social', 'police', 'migration', 'guardians_office', 'private_school', 'private_care', 'civil', 'other', 'family']) t(domain)
where case b.code
  when 'consent' then t.domain <> 'family'
  when 'no_harm' then f.domain in ('preschool', 'school', 'health', 'social', 'guardians_office', 'migration', 'other')
    and t.domain in ('preschool', 'school', 'health', 'social', 'guardians_office', 'private_school', 'private_care')
  when 'care_social_under_18' then (f.domain, t.domain) in (('health', 'social'), ('social', 'health'), ('health', 'health'), ('social', 'social'))
  when 'balance' then f.domain in ('preschool', 'school') and t.domain in ('preschool', 'school', 'health', 'social', 'guardians_office')
  when 'own_work' then f.domain in ('preschool', 'school', 'health', 'social', 'guardians_office', 'migration', 'police', 'other')
    and t.domain in ('preschool', 'school', 'health', 'social', 'guardians_office', 'migration')
  when 'duty' then t.domain = 'social' and f.domain <> 'civil'
  when 'reservation' then f.domain in ('preschool', 'school', 'health', 'social') and t.domain = 'civil'
  when 'guardian' then t.domain = 'family'
  else false end;
