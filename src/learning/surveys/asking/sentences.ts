import type { Language } from '../../../i18n/index.ts'
import type { Words } from '../../../instruments/index.ts'
import { askingTexts } from './texts.ts'

/** A survey's title for whoever reads it here. */
export const sayTitle = ({ title }: { title: Words }, language: Language) =>
  title[language] || title.sv || Object.values(title)[0] || ''

type Asked = { organisation: string | null; unit: string | null; role: string | null }

/** A target with whether another of the same survey goes by the same name: no two rows on a page may look alike. */
export type Told<T extends Asked = Asked> = T & { hasNamesake: boolean }

/** All targets of a survey: a name alone does not tell which of them share it. */
export function markNamesakes<T extends Asked>(targets: readonly T[]): Told<T>[] {
  const placesCalled = new Map<string, Set<string>>()
  for (const target of targets) {
    const name = nameOf(target)
    placesCalled.set(name, (placesCalled.get(name) ?? new Set()).add(placeOf(target)))
  }
  return targets.map(target => ({
    ...target,
    hasNamesake: (placesCalled.get(nameOf(target))?.size ?? 0) > 1,
  }))
}

/** Whom a target is: "Björkbackens förskola, förskollärare", with the organisation where another unit is called the same. */
export const sayTarget = (target: Told, language: Language) =>
  [sayPlace(target) || askingTexts(language).openLinkName, target.role].filter(Boolean).join(', ')

/** Where a target is, whatever the role. */
export const sayPlace = ({ hasNamesake, ...target }: Told) =>
  [nameOf(target), hasNamesake && target.unit && target.organisation].filter(Boolean).join(', ')

const nameOf = ({ unit, organisation }: Asked) => unit ?? organisation ?? ''
const placeOf = ({ unit, organisation }: Asked) => JSON.stringify([organisation, unit])

/** In whole per cent, or nothing where nobody knows how many were asked. */
export const rateOf = (answers: number, asked: number | null) =>
  asked ? Math.min(100, Math.round((answers / asked) * 100)) : undefined
