import { defineTexts, type Language } from '../../i18n/index.ts'
import type { Limit } from './apart.ts'

const texts = defineTexts({
  'too-slow': {
    sv: 'Filen tog för lång tid att läsa. Dela den i mindre delar, eller spara om den från där den kommer.',
    en: 'The file took too long to read. Split it into smaller parts, or save it again from where it comes.',
  },
  'too-heavy': {
    sv: 'Filen krävde för mycket minne. Dela den i mindre delar, eller spara om den från där den kommer.',
    en: 'The file needed too much memory. Split it into smaller parts, or save it again from where it comes.',
  },
  busy: {
    sv: 'Många filer läses just nu. Vänta en minut och försök igen.',
    en: 'Many files are being read just now. Wait a minute and try again.',
  },
})

/** Why a file was not read to its end, in a sentence that says what to do. */
export const tellLimit = (limit: Limit, language: Language) => texts(language)[limit]
