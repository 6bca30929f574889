import { type Condition, format, type Item, itemKinds, type Words } from '../../definition.ts'
import { toCode, toId } from '../ids.ts'
import type { Note, Trouble } from '../trouble.ts'
import { fromEnableWhen } from './conditions.ts'
import { type Foreign, foreignItem, setsIn } from './foreign.ts'
import { type Context, helpIn, optionFrom, readItem } from './from-item.ts'
import {
  findExtension,
  helpOf,
  instrumentUrl,
  kindUrl,
  laidOver,
  readLeft,
  scaleUrl,
  translationUrl,
  wordsFrom,
} from './names.ts'
import { type Questionnaire, type QuestionnaireItem, questionnaire, type ValueSet } from './shape.ts'

type Read = { json: unknown; notes: Note[] } | { problems: Trouble[]; notes: Note[] }
type Gathered = Foreign & { isOurs: boolean; untitled: Words }

/** A FHIR R4 Questionnaire as JSON of our format, for `parseDefinition` to judge. One that we wrote comes back as it was. */
export function fromQuestionnaire(json: unknown): Read {
  const read = questionnaire.safeParse(json)
  if (!read.success)
    return {
      problems: read.error.issues.slice(0, 50).map(issue => wrongForm(issue.path.join('.'), issue.message)),
      notes: [],
    }
  const given = read.data
  const left = readLeft(given)
  if (!left) return { problems: [wrongForm('extension', '')], notes: [] }
  const sets = setsIn(given)
  const main = mainOf(given)
  const gathered: Gathered = {
    main,
    idOf: toId,
    scaleOf: set => scaleIdOf(sets.get(set)),
    sets,
    isOurs: isOurs(given),
    untitled: { [main]: given.title || given.name || '–' },
    notes: [],
    problems: [],
  }
  const sections = readSections(given.item ?? [], gathered)
  const { notes, problems } = gathered
  if (sections.length === 0 && problems.length === 0) problems.push({ kind: 'no-items', at: '', what: '' })
  const whole = laidOver(readWhole(given, notes), left)
  return problems.length > 0 ? { problems, notes } : { json: { ...whole, sections }, notes }
}

const isOurs = ({ url }: Questionnaire) => Boolean(url?.startsWith(instrumentUrl))

const wrongForm = (at: string, what: string): Trouble => ({ kind: 'wrong-form', at, what })

const mainOf = (given: Questionnaire) => given.language || 'sv'

const scaleIdOf = (set: ValueSet | undefined) =>
  set?.url?.startsWith(scaleUrl) ? set.url.slice(scaleUrl.length) : undefined

/** All but the sections, as FHIR itself says it. */
export function readWhole(given: Questionnaire, notes: Note[] = []): object {
  const main = mainOf(given)
  const ours = isOurs(given)
  const introduction = wordsFrom(given.description, given._description, main)
  const note = wordsFrom(given.purpose, given._purpose, main)
  const rights = wordsFrom(given.copyright, given._copyright, main)
  if (!ours && !(note[main] && rights[main])) notes.push({ kind: 'written-by-us', at: '', what: '' })
  const unsaid = ours ? {} : { [main]: given.url || '?' }
  return {
    format,
    code: ours ? given.url?.slice(instrumentUrl.length) : toCode(given.name || given.title || ''),
    title: wordsFrom(given.title || (ours ? undefined : given.name), given._title, main),
    ...(Object.keys(introduction).length > 0 ? { introduction } : {}),
    languages: [main, ...languagesIn(ours ? given._title : given).filter(each => each !== main)],
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

/** Every language that something is translated to. */
function languagesIn(json: unknown): string[] {
  const found = new Set<string>()
  JSON.stringify(json ?? null, (_, value) => {
    if (value?.url === translationUrl) {
      const language = findExtension(value, 'lang')?.valueCode
      if (language) found.add(language)
    }
    return value
  })
  return [...found].slice(0, 11)
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

/** Groups are sections; questions that stand outside one get a section of their own. */
function readSections(given: readonly QuestionnaireItem[], gathered: Gathered): object[] {
  const sections: object[] = []
  let loose: object[] | undefined
  for (const each of given) {
    if (isSection(each)) {
      loose = undefined
      sections.push(readGroup(each, gathered))
      continue
    }
    const items = readItems([each], gathered)
    if (!loose && items.length > 0) {
      loose = []
      sections.push({ id: toId(`section-${each.linkId}`), title: gathered.untitled, items: loose })
    }
    loose?.push(...items)
  }
  return sections
}

const isSection = (item: QuestionnaireItem) => item.type === 'group' && !item.repeats && !ourKindOf(item)

function readGroup(group: QuestionnaireItem, gathered: Gathered): object {
  const { main, idOf } = gathered
  const own = judgedLeft(group, gathered)
  const section = laidOver(readSection(group, main, idOf), own) as { title?: Words }
  const title = section.title?.[main] || gathered.isOurs ? {} : { title: gathered.untitled }
  return { ...section, ...title, items: readItems(group.item ?? [], gathered) }
}

/** Our extension, and a problem where it or the conditions say what cannot be read. */
function judgedLeft(item: QuestionnaireItem, { problems, idOf }: Gathered) {
  const left = readLeft(item)
  if (!left) problems.push({ kind: 'bad-item', at: item.linkId, what: 'extension' })
  if (!left?.showWhen && !fromEnableWhen(item, idOf))
    problems.push({ kind: 'bad-condition', at: item.linkId, what: 'enableWhen' })
  return left ?? {}
}

function readItems(
  given: readonly QuestionnaireItem[],
  gathered: Gathered,
  outer: readonly Condition[] = [],
): object[] {
  return given.flatMap(each => {
    if (each.type === 'display') return noteShown(each, gathered)
    const left = judgedLeft(each, gathered)
    const kind = ourKindOf(each)
    if (kind) return [laidOver(readItem(each, kind, gathered), left)]
    const own = fromEnableWhen(each, gathered.idOf)?.condition
    const when = own ? [...outer, own] : outer
    if (each.type === 'group' && !each.repeats) {
      if (each.text) gathered.notes.push({ kind: 'left-out', at: each.linkId, what: each.text.slice(0, 80) })
      return readItems(each.item ?? [], gathered, when)
    }
    const item = foreignItem(each, gathered)
    if (!item) return []
    const { showWhen: _, ...rest } = item
    return [
      when.length === 0 ? rest : { ...rest, showWhen: when.length === 1 ? when[0] : { all: [...when] } },
    ]
  })
}

/** Texts that are only shown have no place of their own here; those that we export are help texts, and are read with the item that they explain. */
function noteShown(item: QuestionnaireItem, { notes }: Gathered): object[] {
  if (!item.linkId.endsWith(helpOf('')))
    notes.push({ kind: 'left-out', at: item.linkId, what: (item.text ?? '').slice(0, 80) })
  return []
}

function ourKindOf(item: QuestionnaireItem): Item['kind'] | undefined {
  const code = findExtension(item, kindUrl)?.valueCode
  return itemKinds.find(each => each === code)
}
