import type { Language } from '../../i18n/index.ts'
import { texts } from './texts.ts'

/** All that a mail may say where even its subject would tell too much: that something waits, and where (R8). */
export function somethingWaits(language: Language, link: string) {
  const t = texts(language)
  return { subject: t.waitsSubject, text: `${t.waits} ${link}` }
}
