import { expect, test } from 'vitest'
import type { Figure, Line, Part } from './figures.ts'
import type { Results } from './results.ts'
import { documentOf } from './tables-out.ts'

const line = (label: string, share: number | null, more: Partial<Line> = {}): Line => ({
  ...{ option: label, label, share, count: share, n: 100, isSummary: false },
  ...more,
})
const part = (label: string, lines: Line[]): Part => ({ id: label, label, n: 100, lines, asides: [] })
const question = {
  ...{ item: 'near', counting: 'rows', parts: [], options: [], asides: [] },
  ...{ edges: [], summaries: [], texts: [] },
} as Figure['question']

const figure: Figure = {
  ...{ item: 'near', kind: 'matrix', label: 'Hur nära är ni?', section: 'Om samverkan', question },
  sentence: 'Flest svarar ja.',
  parts: [
    part('Vi träffas', [line('Ja', 60, { earlier: 40 }), line('Nej', null)]),
    // Of an answer that is not drawn no mark is drawn.
    part('Vi ringer', [line('Ja', 30), line('Ja eller nej', 90, { isSummary: true, earlier: 70 })]),
  ],
}
const head = { id: 'x', title: { sv: 'Enkät' }, closesOn: '2025-10-31' }
const group = { number: 0, dimension: 'all', key: '', label: '', parent: '', answers: 100, asked: 120 }
const results = {
  ...{ head: { ...head, hiddenBelow: 5, cautionBelowN: 30, cautionBelowRate: 50, collaboration: 'Ekdala' } },
  ...{ definition: {}, groups: [group], group, counts: new Map(), quotes: [], waiting: 0 },
  before: { head, group, counts: new Map() },
} as unknown as Results

test('a document says what is drawn, what a mark is where one is drawn, and holds no table of it all', () => {
  const { blocks } = documentOf([figure], results, 'sv', () => '<svg/>')
  expect(blocks.filter(each => each.kind === 'table')).toEqual([])
  const pictures = blocks.filter(each => each.kind === 'picture')
  expect(pictures.map(each => each.name)).toEqual(['Vi träffas', 'Vi ringer'])
  expect(pictures.map(each => each.key?.includes('Strecket visar förra enkäten'))).toEqual([true, false])
  expect(pictures[0]?.alt).toMatch(/Vi träffas\. Ja: 60\s%.*\. Nej: dolt/)
  expect(pictures[1]?.key).toMatch(/Ja eller nej: 90/)
})
