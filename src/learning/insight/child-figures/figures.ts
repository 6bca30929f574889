import type { Quarter } from './quarters.ts'
import type { Released, Where } from './released.ts'

export type Kind = 'count' | 'share' | 'days' | 'ratio'
type Definition = { measure: string; kind: Kind; part?: string }

/** What the child's floor says, as figures that a page can show. The words are in texts.ts, by the same id. */
export const childFigures = {
  worries: { measure: 'worries', kind: 'count' },
  'worries.days': { measure: 'worries', kind: 'days' },
  'worries.in_time': { measure: 'worries', kind: 'share', part: 'in_time' },
  requests: { measure: 'requests', kind: 'count' },
  'requests.in_time': { measure: 'requests', kind: 'share', part: 'in_time' },
  'requests.days': { measure: 'requests', kind: 'days' },
  plans: { measure: 'plans', kind: 'count' },
  'plans.led': { measure: 'plans', kind: 'share', part: 'led' },
  'starts.days': { measure: 'starts', kind: 'days' },
  'plans.voice': { measure: 'plans', kind: 'share', part: 'voice' },
  'plans.civil': { measure: 'plans', kind: 'share', part: 'civil' },
  partners: { measure: 'partners', kind: 'ratio' },
  'reviews.on_time': { measure: 'reviews', kind: 'share', part: 'on_time' },
  consents: { measure: 'consents', kind: 'count' },
  withdrawals: { measure: 'withdrawals', kind: 'count' },
} as const satisfies Record<string, Definition>

export type ChildFigure = keyof typeof childFigures
export const isChildFigure = (id: string): id is ChildFigure => Object.hasOwn(childFigures, id)
export const kindOf = (id: ChildFigure): Kind => childFigures[id].kind

/**
 * A figure of a quarter. A share is per cent, with how many of n; days are a median; a ratio is so many each.
 * `at_least` and `at_most`: all but a few have it, or only a few, and how few is not told.
 */
export type Reading =
  | { state: 'hidden' }
  | {
      state: 'shown' | 'at_least' | 'at_most'
      value: number
      count: number
      n: number
      low?: number
      high?: number
    }

const hidden: Reading = { state: 'hidden' }

export function readFigure(
  released: Released,
  id: ChildFigure,
  quarter: Quarter,
  where: Where = '',
): Reading {
  const { measure, kind, part }: Definition = childFigures[id]
  const at = (name: string, of = measure) => released.cell(quarter, of, name, where)
  const n = at('n')?.value
  if (n == null) return hidden
  if (kind === 'count') return { state: 'shown', value: n, count: n, n }
  if (kind === 'share') return readShare(released, quarter, at(part as string), n)
  if (kind === 'days') {
    const [days, low, high] = ['median', 'median_low', 'median_high'].map(name => at(name)?.value)
    return days == null
      ? hidden
      : {
          state: 'shown',
          value: days,
          count: n,
          n,
          ...(low != null && { low }),
          ...(high != null && { high }),
        }
  }
  const plans = at('n', 'plans')?.value
  return plans == null ? hidden : { state: 'shown', value: n / plans, count: n, n: plans }
}

/** One area, sector or mark of a measure, of all in it. */
export const readPart = (
  released: Released,
  quarter: Quarter,
  measure: string,
  part: string,
  where: Where = '',
) => {
  const n = released.cell(quarter, measure, 'n', where)?.value
  return n == null ? hidden : readShare(released, quarter, released.cell(quarter, measure, part, where), n)
}

function readShare(
  { quarters }: Released,
  quarter: Quarter,
  cell: ReturnType<Released['cell']>,
  n: number,
): Reading {
  const few = (quarters.find(each => each.quarter === quarter)?.hiddenBelow ?? 5) - 1
  const share = (state: 'shown' | 'at_least' | 'at_most', count: number): Reading => ({
    state,
    value: (100 * count) / n,
    count,
    n,
  })
  if (cell?.value != null) return share('shown', cell.value)
  if (cell?.bound === 'almost_all') return share('at_least', n - few)
  return cell?.bound === 'few' ? share('at_most', few) : hidden
}
