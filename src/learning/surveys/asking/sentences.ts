import type { Language } from '../../../i18n/index.ts'
import type { Words } from '../../../instruments/index.ts'
import { askingTexts } from './texts.ts'

/** A survey's title for whoever reads it here. */
export const sayTitle = ({ title }: { title: Words }, language: Language) =>
  title[language] || title.sv || Object.values(title)[0] || ''

/** Whom a target is: "Björkbackens förskola, förskollärare". */
export function sayTarget(
  target: { organisation: string | null; unit: string | null; role: string | null },
  language: Language,
) {
  return [target.unit ?? target.organisation ?? askingTexts(language).openLinkName, target.role]
    .filter(Boolean)
    .join(', ')
}

/** In whole per cent, or nothing where nobody knows how many were asked. */
export const rateOf = (answers: number, asked: number | null) =>
  asked ? Math.min(100, Math.round((answers / asked) * 100)) : undefined
