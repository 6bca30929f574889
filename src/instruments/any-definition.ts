import fc from 'fast-check'
import { areas } from '../sharing/disclosures/index.ts'
import {
  besides,
  type Condition,
  type Definition,
  dontKnow,
  format,
  type Item,
  optionsOf,
  type Section,
  summaries,
} from './definition.ts'

// Every arbitrary is made once: to make one of texts costs more than to draw from it.
const text = fc.string({ minLength: 1, maxLength: 12 }).filter(each => /^[ \r\n\t\S]+$/.test(each))
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const words = fc.record({
  sv: fc.oneof(text, fc.constantFrom('Å "ä" ö\n', '👩‍👧 ትግርኛ', '<b>&amp;</b>')),
  en: maybe(fc.oneof(text, fc.constant(''))),
  'fa-AF': maybe(text),
})
const ids = ['a', 'b-1', 'c_2', '3', 'yes', 'no', 'words', 'drawn', 'help', 'strengths']
const list = <T extends { id: string }>(one: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
  fc.uniqueArray(one, { selector: each => each.id, minLength, maxLength })
const id = fc.constantFrom(...ids)
const options = list(fc.record({ id, label: words, picture: maybe(id) }), 2, 5)
const rows = list(fc.record({ id, label: words, help: maybe(words) }), 1, 4)
const most = maybe(fc.integer({ min: 1, max: 20_000 }))
const columns = list(
  fc.oneof(
    fc.record({
      id,
      label: words,
      kind: fc.constantFrom('text', 'longText', 'number', 'date'),
      maxLength: most,
    }),
    fc.record({ id, label: words, kind: fc.constant('choice'), options }),
  ),
  1,
  4,
)

const scale = options.chain(given =>
  fc.record({
    options: fc.constant(given),
    groups: maybe(
      list(
        fc.record({
          id,
          label: words,
          options: fc.constantFrom(
            [given[0]?.id],
            given.map(each => each.id),
          ),
        }),
        0,
        2,
      ),
    ),
  }),
)

const kind = (name: Item['kind'], more: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({
    kind: fc.constant(name),
    label: words,
    help: maybe(words),
    required: maybe(fc.boolean()),
    besides: maybe(fc.subarray([...besides])),
    wish: fc.nat(),
    ...more,
  })

const item = fc.oneof(
  kind('text', { maxLength: most }),
  kind('longText', { maxLength: most }),
  kind('choice', { options, other: maybe(fc.boolean()) }),
  kind('choices', { options, min: maybe(fc.nat(1)), max: maybe(fc.integer({ min: 1, max: 4 })) }),
  kind('scale', { scale: fc.constant('s0') }),
  kind('strengthsAndNeeds', { maxLength: most }),
  kind('area', { many: maybe(fc.boolean()) }),
  kind('matrix', { rows, columns: rows, maxLength: most }),
  kind('matrix', { rows, scale: fc.constantFrom('s0', 's1') }),
  kind('table', { columns, maxRows: fc.integer({ min: 1, max: 100 }) }),
  kind('faces', { options }),
  kind('ranking', { options }),
  kind('number', {
    min: maybe(fc.integer({ min: -1000, max: 0 })),
    max: maybe(fc.double({ min: 1, max: 1e12, noNaN: true })),
    decimals: maybe(fc.nat(4)),
    unit: maybe(words),
  }),
  kind('date'),
  kind('drawing'),
)

/** Any definition that nothing stops, for property tests: few ids, wild texts, and conditions that only look back. */
export const anyDefinition: fc.Arbitrary<Definition> = fc
  .record({
    format: fc.constant(format),
    code: fc.constantFrom('any', 'a-1'),
    title: words,
    introduction: maybe(words),
    ending: maybe(words),
    languages: fc.constantFrom(['sv'], ['sv', 'en'], ['sv', 'ar', 'en']),
    about: fc.constantFrom('child', 'self', 'unit', 'forum', 'collaboration', 'meeting', 'activity'),
    summary: fc.constantFrom(...summaries),
    picture: maybe(id),
    caution: maybe(words),
    source: fc.record({ note: words, rights: words }),
    scales: fc.tuple(scale, scale),
    sections: fc.array(
      fc.record({
        title: words,
        help: maybe(words),
        wish: fc.nat(),
        items: fc.array(item, { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(drawn => named(JSON.parse(JSON.stringify(drawn)) as Drawn))

type Wish = { wish: number }
type Drawn = Omit<Definition, 'sections'> & {
  sections: (Omit<Section, 'id' | 'items'> & Wish & { items: (Item & Wish)[] })[]
}

/** Ids, and conditions on what stands before. */
function named({ sections, ...rest }: Drawn): Definition {
  const definition: Definition = {
    ...rest,
    scales: rest.scales.map((each, place) => ({ ...each, id: `s${place}` })),
    sections: [],
  }
  const before: Item[] = []
  sections.forEach(({ wish, items, ...section }, place) => {
    const made = { id: `part-${place}`, ...section, ...showWhen(definition, before, wish) }
    const own = items.map(({ wish: own, ...each }, i) => {
      const item = { ...each, id: `q${place}-${i}`, ...showWhen(definition, before, own) } as Item
      before.push(item)
      return item
    })
    definition.sections.push({ ...made, items: own })
  })
  return definition
}

function showWhen(definition: Definition, items: readonly Item[], wish: number): { showWhen?: Condition } {
  if (items.length === 0 || wish % 3 === 0) return {}
  const one = (n: number) => simple(definition, items[n % items.length] as Item, n)
  const [a, b] = [one(wish), one(wish >> 3)]
  const forms: Condition[] = [
    a,
    { all: [a, b] },
    { any: [a, b] },
    { not: a },
    { any: [{ all: [a, b] }, { not: b }] },
    { all: [a] },
  ]
  return { showWhen: forms[(wish >> 2) % forms.length] as Condition }
}

function simple(definition: Definition, of: Item, n: number): Condition {
  const known = of.kind === 'area' ? [...areas] : optionsOf(definition, of).map(each => each.id)
  if (of.kind === 'number') return n % 2 ? { item: of.id, atLeast: n % 50 } : { item: of.id, atMost: n % 50 }
  if (known.length === 0 || n % 5 === 0) return { item: of.id, answered: true }
  const chosen = known.filter((_, place) => place <= n % known.length)
  return { item: of.id, is: n % 7 === 0 ? [...chosen, dontKnow] : chosen }
}
