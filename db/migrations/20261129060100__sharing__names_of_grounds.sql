-- The same two grounds, in words that are used in the work. Their paragraphs and what they allow are what they were.
update sharing.bases set name_sv = 'Ingen tar skada av att uppgiften lämnas', name_en = 'Nobody is harmed by the information being given' where code = 'no_harm';
update sharing.bases set name_sv = 'Uppenbart viktigare att lämna än att hålla hemligt', name_en = 'Clearly more important to give than to keep secret' where code = 'balance';
