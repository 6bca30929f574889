import { defineTexts, formatDate } from '../../../i18n/index.ts'

export const mailTexts = defineTexts({
  subject: {
    sv: (name: string) => `Läget i korthet: ${name}`,
    en: (name: string) => `In brief: ${name}`,
  },
  text: {
    sv: (link: string, page: string, day: string) =>
      `Hej!\n\nHär är en sida med sex siffror om hur arbetet kring barnen går. Du behöver inget konto.\n\n${link}\n\nÖppnas den inte? Gå till ${page} och klistra in hela länken.\n\nLänken fungerar till och med ${formatDate(day, 'sv')}. Ingen kan se att du har öppnat den.`,
    en: (link: string, page: string, day: string) =>
      `Hello!\n\nHere is a page with six figures on how the work around the children goes. You need no account.\n\n${link}\n\nDoes it not open? Go to ${page} and paste the whole link.\n\nThe link works until ${formatDate(day, 'en')}. Nobody can see that you have opened it.`,
  },
})
