import { defineTexts } from '../../platform/i18n/index.ts'

export const texts = defineTexts({
  heading: { sv: 'Det du har börjat på', en: 'What you have begun' },
  lead: {
    sv: 'Sparat för dig och för den som har uppdraget efter dig. Inget är skickat.',
    en: 'Kept for you and for who holds the function after you. Nothing has been sent.',
  },
  none: {
    sv: 'Här kommer det du skriver på och inte har skickat än.',
    en: 'What you are writing and have not sent will be here.',
  },
  worry: { sv: 'Något du har märkt', en: 'Something you noticed' },
  wheel: { sv: 'Hjulet', en: 'The wheel' },
  request: { sv: 'Begäran om stöd', en: 'Request for support' },
  meeting: { sv: 'Inbjudan till möte', en: 'Invitation to a meeting' },
  minutes: { sv: 'Anteckningar från möte', en: 'Minutes of a meeting' },
  other: { sv: 'Ett utkast', en: 'A draft' },
  by: {
    sv: (who: string, when: string) => `${who}, ${when}`,
    en: (who: string, when: string) => `${who}, ${when}`,
  },
  remove: { sv: 'Ta bort', en: 'Remove' },
  saved: { sv: 'Sparat nyss', en: 'Saved just now' },
  kept: {
    sv: 'Nätet är borta. Det du skriver är sparat på den här enheten, så att bara du kan läsa det. Det skickas när nätet är tillbaka.',
    en: 'The network is gone. What you write is kept on this device, readable by nobody but you. It is sent when the network is back.',
  },
  sent: {
    sv: 'Nätet är tillbaka. Allt du skrev är sparat.',
    en: 'The network is back. All that you wrote is saved.',
  },
  fetched: { sv: 'Det du skrev utan nät är tillbaka.', en: 'What you wrote without the network is back.' },
  lost: {
    sv: 'Det gick inte att spara, varken hos oss eller på den här enheten. Lämna inte sidan än.',
    en: 'It could not be saved, neither with us nor on this device. Do not leave the page yet.',
  },
})
