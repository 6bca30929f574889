import { defineTexts } from '../../i18n/index.ts'

export const texts = defineTexts({
  saved: { sv: 'Sparat nyss', en: 'Saved just now' },
  kept: {
    sv: 'Du har inget nät. Det du skriver sparas här, bara för dig. Det är inte lämnat än.',
    en: 'You have no network. What you write is stored here, only for you. It has not been handed in yet.',
  },
  sent: {
    sv: 'Nätet är tillbaka. Allt du skrev är sparat, men inte lämnat än.',
    en: 'The network is back. Everything you wrote is saved, but not handed in yet.',
  },
  fetched: { sv: 'Det du skrev utan nät är tillbaka.', en: 'What you wrote offline has been restored.' },
  resumed: {
    sv: (when: string) => `Påbörjat. Ändrades senast ${when}`,
    en: (when: string) => `Begun. Last changed ${when}`,
  },
  resumedMore: {
    sv: 'Det som är skrivet står kvar och är inte lämnat än. Det som måste besvaras får du välja på nytt.',
    en: 'What is written is still here and has not been handed in yet. What must be answered you choose again.',
  },
  anew: { sv: 'Börja om', en: 'Start over' },
  lost: {
    sv: 'Det gick inte att spara, varken hos oss eller i den här telefonen eller datorn. Lämna inte sidan än.',
    en: 'It could not be saved, either on the server or on this phone or computer. Do not leave the page yet.',
  },
})
