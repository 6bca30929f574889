import type { Language } from '../../i18n/index.ts'
import { texts } from './texts.ts'

/** Who sends it, at the foot of a mail to somebody who does not know Kring: one who knows nobody in it takes it for a fraud. */
export function toldBy(
  language: Language,
  { fromName, fromPhone }: { fromName: string | null; fromPhone: string | null },
) {
  const t = texts(language)
  if (!fromName) return ''
  return `\n\n${fromPhone ? t.fromUnit(fromName, fromPhone) : t.from(fromName)}`
}

/** All that a mail may say where even its subject would tell too much: that something waits, and where (R8). */
export function somethingWaits(language: Language, link: string) {
  const t = texts(language)
  return { subject: t.waitsSubject, text: `${t.waits} ${link}` }
}
