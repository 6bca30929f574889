import { isLanguage, type Language } from '../../i18n/index.ts'
import type { Definition, Item, Option, Scale, Section } from '../definition.ts'
import { freeId, partIds } from './edits.ts'

type Said = { sv: string; en: string }

/** What a new question begins with, so that it can be seen and answered at once. Its id comes from its words. */
export function newItem(definition: Definition, kind: Item['kind'], words: string): Item {
  const main = definition.languages[0] ?? 'sv'
  const say = (said: Said) => ({ [main]: said[house(main)] })
  const option = (id: string, said: Said): Option => ({ id, label: say(said) })
  const numbered = (id: string, sv: string, en: string) =>
    [1, 2].map(n => option(`${id}-${n}`, { sv: `${sv} ${n}`, en: `${en} ${n}` }))
  const common = {
    id: freeId(partIds(definition), words, kind.toLowerCase()),
    label: words ? { [main]: words } : {},
  }
  const yesNo = [option('yes', { sv: 'Ja', en: 'Yes' }), option('no', { sv: 'Nej', en: 'No' })]
  switch (kind) {
    case 'choice':
      return { ...common, kind, options: yesNo }
    case 'choices':
      return { ...common, kind, options: numbered('answer', 'Svar', 'Answer') }
    case 'ranking':
      return { ...common, kind, options: numbered('thing', 'Sak', 'Thing') }
    case 'faces':
      return {
        ...common,
        kind,
        options: [
          { ...option('glad', { sv: 'Bra', en: 'Good' }), picture: 'face-glad' },
          { ...option('ok', { sv: 'Sådär', en: 'So-so' }), picture: 'face-ok' },
          { ...option('sad', { sv: 'Inte bra', en: 'Not good' }), picture: 'face-sad' },
        ],
      }
    case 'scale':
      return { ...common, kind, scale: definition.scales[0]?.id ?? firstScale }
    case 'matrix':
      return {
        ...common,
        kind,
        rows: numbered('row', 'Rad', 'Row'),
        scale: definition.scales[0]?.id ?? firstScale,
      }
    case 'table':
      return {
        ...common,
        kind,
        columns: [{ ...option('what', { sv: 'Vad', en: 'What' }), kind: 'text' }],
        maxRows: 10,
      }
    default:
      return { ...common, kind }
  }
}

const house = (language: string): Language => (isLanguage(language) ? language : 'en')

/** The scale that comes with the first question that needs one. */
export const firstScale = 'agree'

const agree: readonly (readonly [string, string, string])[] = [
  ['not-at-all', 'Inte alls', 'Not at all'],
  ['slightly', 'I liten grad', 'To a small degree'],
  ['partly', 'Delvis', 'Partly'],
  ['mostly', 'I hög grad', 'To a high degree'],
  ['fully', 'Helt', 'Fully'],
]

export function newScale(definition: Definition): Scale {
  const main = definition.languages[0] ?? 'sv'
  return {
    id: freeId(
      definition.scales.map(each => each.id),
      firstScale,
      'scale',
    ),
    options: agree.map(([id, sv, en]) => ({ id, label: { [main]: house(main) === 'sv' ? sv : en } })),
  }
}

export function newSection(definition: Definition, words: Said): Section {
  const main = definition.languages[0] ?? 'sv'
  const place = definition.sections.length + 1
  return {
    id: freeId(partIds(definition), `part-${place}`, 'part'),
    title: { [main]: `${words[house(main)]} ${place}` },
    items: [],
  }
}
