import type { Language } from '../../i18n/index.ts'
import type { Problem } from '../check.ts'
import { type Definition, itemsOf, scaleOf, wordsIn } from '../definition.ts'
import { sayLanguage } from '../fill/sentences.ts'
import { texts } from './texts.ts'

/** Where a problem is corrected: the part to open. */
export function placeOf(definition: Definition, { at }: Problem): string {
  if (definition.sections.some(each => each.id === at) || itemsOf(definition).some(each => each.id === at))
    return at
  return scaleOf(definition, at) ? `scale:${at}` : 'about'
}

export function nameOfPart(definition: Definition, at: string, language: Language): string {
  const t = texts(language)
  const part =
    itemsOf(definition).find(each => each.id === at)?.label ??
    definition.sections.find(each => each.id === at)?.title
  if (part) return wordsIn(part, language, definition).text || t.noWords
  const scale = scaleOf(definition, at)
  return scale ? t.aScale(scaleEnds(definition, at, language)) : t.theInstrument
}

/** "inte alls – helt": a scale has no name of its own. */
export function scaleEnds(definition: Definition, id: string, language: Language) {
  const options = scaleOf(definition, id)?.options ?? []
  return [options[0], options.at(-1)]
    .map(each => wordsIn(each?.label, language, definition).text || '…')
    .join(' – ')
}

/** What stops a definition from being published, in a sentence. */
export function sayStop(definition: Definition, problem: Problem, language: Language): string {
  const t = texts(language)
  const what = nameOfPart(definition, problem.at, language)
  const said: Partial<Record<Problem['kind'], string>> = {
    'no-items': t.noItems,
    'too-many-items': t.tooMany,
    'missing-main': t.missingMain(what),
    'same-id': t.sameId(problem.what),
    'no-scale': t.noScale(what),
    'no-option': t.noOption(what),
    'no-item': t.noItem(what),
    loop: t.loop(what),
    range: t.range(what),
    'no-columns': t.noColumns(what),
  }
  return said[problem.kind] ?? t.wrongElse(what)
}

/** Gaps by language: how many, and the first place of each. */
export function gapsOf(problems: readonly Problem[], language: Language) {
  const byLanguage = new Map<string, Problem[]>()
  for (const each of problems.filter(one => one.kind === 'missing-language'))
    byLanguage.set(each.what, [...(byLanguage.get(each.what) ?? []), each])
  return [...byLanguage].map(([tag, list]) => ({ tag, name: sayLanguage(tag, language), list }))
}
