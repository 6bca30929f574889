import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  saved: { sv: 'Sparat nyss', en: 'Saved just now' },
  kept: {
    sv: 'Nätet är borta. Det du skriver är sparat på den här enheten, så att bara du kan läsa det. Det skickas när nätet är tillbaka.',
    en: 'The network is gone. What you write is stored on this device, where only you can read it. It is sent when the network is back.',
  },
  sent: {
    sv: 'Nätet är tillbaka. Allt du skrev är sparat.',
    en: 'The network is back. Everything you wrote is saved.',
  },
  fetched: { sv: 'Det du skrev utan nät är tillbaka.', en: 'What you wrote offline has been restored.' },
  lost: {
    sv: 'Det gick inte att spara, varken hos oss eller på den här enheten. Lämna inte sidan än.',
    en: 'It could not be saved, either on the server or on this device. Do not leave the page yet.',
  },
})
