import type { Language } from '../../../i18n/index.ts'
import { type Item, itemsOf, notRelevant, optionsOf, scaleOf, wordsIn } from '../../../instruments/index.ts'
import { areaLabels } from '../../../sharing/disclosures/index.ts'
import { base, other, type Question, questionsOf } from './questions.ts'
import type { Counts, Results } from './results.ts'
import { type Counted, difference, type Interval } from './statistics.ts'
import { resultTexts } from './texts.ts'

/** One answer of one part: how many of those who answered. `count` null is hidden. */
export type Line = {
  option: string
  label: string
  count: number | null
  n: number | null
  /** 0–100, of those who answered with one of the answers */
  share: number | null
  earlier?: number | null
  /** in percentage points */
  change?: Interval
  /** several answers read together: written below, not drawn among the parts of the whole */
  isSummary: boolean
}

export type Part = {
  id: string
  label: string
  n: number | null
  lines: Line[]
  asides: { label: string; count: number | null }[]
}

/** One question as the page, the table and the file show it. */
export type Figure = {
  item: string
  kind: Item['kind']
  label: string
  section: string
  parts: Part[]
  question: Question
  sentence: string
}

export function figuresOf(results: Results, language: Language): Figure[] {
  const { definition } = results
  const items = new Map(itemsOf(definition).map(item => [item.id, item]))
  const sections = new Map(
    definition.sections.flatMap(section => section.items.map(item => [item.id, section.title])),
  )
  return questionsOf(definition).map(question => {
    const item = items.get(question.item) as Item
    const named = namer(results, item, question, language)
    const parts = partsOf(results, question, named)
    return {
      item: item.id,
      kind: item.kind,
      label: wordsIn(item.label, language, definition).text,
      section: wordsIn(sections.get(item.id), language, definition).text,
      parts,
      question,
      sentence: sentenceOf(question, parts, resultTexts(language)),
    }
  })
}

/** So few have answered it that not even how many is shown. */
export const isTooFew = ({ parts }: { parts: readonly Part[] }) => !parts.some(part => part.n)

type Named = { option: (id: string) => string; part: (id: string) => string; aside: (id: string) => string }

function namer({ definition, head }: Results, item: Item, question: Question, language: Language): Named {
  const t = resultTexts(language)
  const areas: Record<string, string> = areaLabels(language, head.wheelLabels ?? undefined)
  const words = (given: Parameters<typeof wordsIn>[0]) => wordsIn(given, language, definition).text
  const options = new Map(optionsOf(definition, item).map(({ id, label }) => [id, words(label)]))
  const rows =
    item.kind === 'matrix' ? new Map(item.rows.map(({ id, label }) => [id, words(label)])) : undefined
  const groups =
    item.kind === 'scale' || item.kind === 'matrix' ? (scaleOf(definition, item.scale)?.groups ?? []) : []
  const one = (id: string) => options.get(id) ?? areas[id] ?? id
  return {
    part: id => rows?.get(id) ?? one(id),
    aside: id => (id === notRelevant ? t.notRelevant : t.dontKnow),
    option: id => {
      if (id === other) return t.other
      if (id.startsWith('~')) return words(groups.find(group => `~${group.id}` === id)?.label)
      if (question.counting === 'rank') return t.place(Number(id))
      if (question.counting === 'number') return binOf(question.edges, Number(id), item, t)
      return one(id)
    },
  }
}

function binOf(edges: readonly number[], i: number, item: Item, t: ReturnType<typeof resultTexts>) {
  const [from, to] = [edges[i - 1] ?? (item.kind === 'number' ? item.min : undefined), edges[i]]
  const most = item.kind === 'number' ? item.max : undefined
  if (from === undefined) return t.under(to as number)
  if (to === undefined)
    return most === undefined || most < from
      ? t.atLeast(from)
      : most === from
        ? String(from)
        : t.fromTo(from, most)
  return to - from === 1 ? String(from) : t.fromTo(from, to - 1)
}

function partsOf({ counts, before }: Results, question: Question, named: Named): Part[] {
  const options = [...question.options, ...question.summaries.map(({ id }) => id)]
  const at = (part: string) => (question.counting === 'rows' ? part : '')
  const make = (
    id: string,
    label: string,
    pairs: readonly (readonly [part: string, option: string, label: string])[],
  ): Part => ({
    id,
    label,
    n: nOf(counts, question.item, at(id)) ?? null,
    lines: pairs.map(([part, option, words]) =>
      lineOf({ counts, before }, question, part, option, words, at(id)),
    ),
    asides: question.asides.map(aside => ({
      label: named.aside(aside),
      count: counts.get(`${question.item}/${at(id)}/${aside}`) ?? null,
    })),
  })
  if (question.counting === 'many')
    return [
      make(
        '',
        '',
        question.parts.map(part => [part, 'yes', named.part(part)] as const),
      ),
    ]
  return question.parts.map(part =>
    make(
      part,
      part && named.part(part),
      options.map(option => [part, option, named.option(option)] as const),
    ),
  )
}

const nOf = (counts: Counts, item: string, part: string) => counts.get(`${item}/${part}/${base}`)

function lineOf(
  { counts, before }: Pick<Results, 'counts' | 'before'>,
  { item }: Question,
  part: string,
  option: string,
  label: string,
  nPart: string,
): Line {
  const counted = (from: Counts): Counted | undefined => {
    const [count, n] = [from.get(`${item}/${part}/${option}`), nOf(from, item, nPart)]
    return typeof count === 'number' && n ? { count, n } : undefined
  }
  const [now, then] = [counted(counts), before && counted(before.counts)]
  return {
    option,
    label,
    count: now?.count ?? null,
    n: nOf(counts, item, nPart) ?? null,
    share: now ? (100 * now.count) / now.n : null,
    isSummary: option.startsWith('~'),
    ...(before && { earlier: then ? (100 * then.count) / then.n : null }),
    ...(now && then && { change: inPoints(difference(now, then)) }),
  }
}

const inPoints = ({ value, from, to }: Interval) => ({ value: 100 * value, from: 100 * from, to: 100 * to })

function sentenceOf(question: Question, parts: readonly Part[], t: ReturnType<typeof resultTexts>) {
  const n = Math.max(...parts.map(part => part.n ?? 0))
  if (isTooFew({ parts })) return t.tooFew
  if (question.counting === 'text') return t.wrote(n)
  if (question.counting === 'rank') return firstOf(parts, t) ?? t.answered(n)
  const said = parts.flatMap(part => {
    const best = part.lines
      .filter(line => !line.isSummary && line.share !== null)
      .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0]
    return best ? [{ part, best }] : []
  })
  const [top] = said.sort((a, b) => (b.best.share ?? 0) - (a.best.share ?? 0))
  if (!top) return t.allHidden
  if (question.counting === 'many') return t.mostChosen(top.best.label, top.best.share as number, n)
  return top.part.label
    ? t.mostInRow(top.part.label, top.best.label, top.best.share as number)
    : t.most(top.best.label, top.best.share as number, n)
}

function firstOf(parts: readonly Part[], t: ReturnType<typeof resultTexts>) {
  const firsts = parts
    .map(part => ({ part, share: part.lines[0]?.share ?? null }))
    .filter(({ share }) => share !== null)
  const [top] = firsts.sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
  return top && t.mostFirst(top.part.label, top.share as number)
}
