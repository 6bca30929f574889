import { format } from '../../definition.ts'
import { toCode } from '../ids.ts'
import { tagOf } from '../languages.ts'
import { Notes } from '../notes.ts'
import { fromEnableWhen } from './conditions.ts'
import { setsIn } from './foreign.ts'
import { type Context, helpIn, optionFrom } from './from-item.ts'
import {
  findExtension,
  instrumentUrl,
  laidOver,
  readLeft,
  scaleUrl,
  translationUrl,
  wordsFrom,
} from './names.ts'
import type { Questionnaire, QuestionnaireItem, ValueSet } from './shape.ts'

export const isOurs = ({ url }: Questionnaire) => Boolean(url?.startsWith(instrumentUrl))

export const mainOf = (given: Questionnaire) => tagOf(given.language ?? '') ?? 'sv'

export const scaleIdOf = (set: ValueSet | undefined) =>
  set?.url?.startsWith(scaleUrl) ? set.url.slice(scaleUrl.length) : undefined

/** All but the sections, as FHIR itself says it. */
export function readWhole(given: Questionnaire, { notes = new Notes(), raw = given } = {}): object {
  const main = mainOf(given)
  const ours = isOurs(given)
  const introduction = wordsFrom(given.description, given._description, main)
  const note = wordsFrom(given.purpose, given._purpose, main)
  const rights = wordsFrom(given.copyright, given._copyright, main)
  if (!ours && !(note[main] && rights[main])) notes.add('written-by-us', '')
  const unsaid = ours ? {} : { [main]: given.url || '?' }
  return {
    format,
    code: ours ? given.url?.slice(instrumentUrl.length) : toCode(given.name || given.title || ''),
    title: wordsFrom(given.title || (ours ? undefined : given.name), given._title, main),
    ...(Object.keys(introduction).length > 0 ? { introduction } : {}),
    languages: [main, ...languagesIn(ours ? raw._title : raw, notes).filter(each => each !== main)],
    about: 'collaboration',
    summary: 'table',
    source: {
      note: note[main] || ours ? note : unsaid,
      rights: rights[main] || ours ? rights : unsaid,
    },
    scales: [...setsIn(given).values()]
      .filter(each => scaleIdOf(each))
      .map(each => {
        const left = readLeft(each)
        return left ? laidOver(readScale(each, main), left) : {}
      }),
  }
}

/** Every language that something is translated to: eleven beside the main one, the others are told. */
function languagesIn(json: unknown, notes: Notes): string[] {
  const found = new Set<string>()
  JSON.stringify(json ?? null, (_, value) => {
    if (value?.url === translationUrl) {
      const language = findExtension(value, 'lang')?.valueCode
      if (typeof language === 'string') found.add(language)
    }
    return value
  })
  const taken = [...found].filter(each => tagOf(each) === each).slice(0, 11)
  for (const each of found) if (!taken.includes(each)) notes.add('language', '', each)
  return taken
}

export function readScale(set: ValueSet, main: string): object {
  const concepts = set.compose?.include.flatMap(each => each.concept ?? []) ?? []
  return {
    id: scaleIdOf(set),
    options: concepts.map(({ code, display, designation, extension }) => {
      const { picture, label } = optionFrom(
        { valueCoding: { code, display: display ?? '' }, extension },
        main,
      )
      const others = Object.fromEntries((designation ?? []).map(each => [each.language ?? main, each.value]))
      return { id: code, label: { ...others, ...label }, ...(picture ? { picture } : {}) }
    }),
  }
}

/** A section without its items. */
export function readSection(group: QuestionnaireItem, main: string, idOf: Context['idOf']): object {
  const help = helpIn(group, main)
  const when = fromEnableWhen(group, idOf)
  return {
    id: idOf(group.linkId),
    title: wordsFrom(group.text, group._text, main),
    ...(help ? { help } : {}),
    ...(when?.condition ? { showWhen: when.condition } : {}),
  }
}
