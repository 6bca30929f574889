import { defineTexts, plural } from '../../i18n/index.ts'

export const listTexts = defineTexts({
  search: { sv: 'Sök på namn', en: 'Search by name' },
  searchHint: {
    sv: 'Skriv början av för- eller efternamnet. Barn med skyddade uppgifter hittas aldrig med sökning.',
    en: 'Type the beginning of the first or last name. Children with protected identity are never found by a search.',
  },
  recent: { sv: 'Senast öppnade', en: 'Opened recently' },
  show: { sv: 'Visa', en: 'Show' },
  show_all: { sv: 'Alla', en: 'All' },
  show_waiting: { sv: 'Väntar på ditt svar', en: 'Waiting for your answer' },
  show_plan: { sv: 'Uppföljning inom 14 dagar', en: 'Review within 14 days' },
  show_mine: { sv: 'Du är samordnare eller kontakt', en: 'You lead or are the named person' },
  none_all: { sv: 'Det finns inga barn här.', en: 'There are no children here.' },
  none_waiting: { sv: 'Inget barn väntar på ditt svar.', en: 'No child is waiting for your answer.' },
  none_plan: {
    sv: 'Ingen plan ska följas upp inom 14 dagar.',
    en: 'No plan is due for review within 14 days.',
  },
  none_mine: {
    sv: 'Du är inte samordnare eller kontakt för något barn.',
    en: 'You do not lead a plan, and are not the named person of any child.',
  },
  sort: { sv: 'Ordning', en: 'Order' },
  sort_given: { sv: 'Förnamn', en: 'First name' },
  sort_family: { sv: 'Efternamn', en: 'Last name' },
  sort_latest: { sv: 'Senast tillkomna', en: 'Newest first' },
  letters: { sv: 'Gå till bokstav', en: 'Go to letter' },
  found: {
    sv: (n: number) => `${n} barn`,
    en: (n: number) => plural(n, 'en', 'child', 'children'),
  },
  showAll: { sv: 'Visa alla', en: 'Show all' },
  years: { sv: (n: number) => `${n} år`, en: (n: number) => plural(n, 'en', 'year', 'years') },
  born: { sv: (day: string) => `född ${day}`, en: (day: string) => `born ${day}` },
  from: { sv: (unit: string) => `Från ${unit}`, en: (unit: string) => `From ${unit}` },
  planNext: { sv: (day: string) => `Plan, följs upp ${day}`, en: (day: string) => `Plan, review ${day}` },
  protectedIdentity: { sv: 'Skyddade uppgifter', en: 'Protected identity' },
})
