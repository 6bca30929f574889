import { type CountyFigure, type countyTexts, type Goal, meets } from '../../learning/county/index.ts'

export type JudgedFigure = CountyFigure & {
  /** "Målet är högst 10 dagar. Det är nått."; nothing where no goal is set. */
  judgement: string
  /** The same in its two parts, where there is a goal: whether it is met is drawn apart. */
  goalSaid?: { goal: string; met?: { is: boolean; words: string } }
}

/** A figure that brings its own goal is judged by that one. */
export function judgeFigure(
  figure: CountyFigure,
  set: Goal | undefined,
  t: ReturnType<typeof countyTexts>,
): JudgedFigure {
  const { inUnit, measured } = figure
  const words = set && inUnit && (set.is === 'at_least' ? t.least : t.most)(inUnit(set.value))
  const goal = figure.goal ?? (set && words ? { ...set, words } : undefined)
  const met = goal && measured && meets(measured, goal)
  const said = goal && tied(t.goalIsSaid(`${goal.words.charAt(0).toLowerCase()}${goal.words.slice(1)}`))
  const verdict = typeof met === 'boolean' ? (met ? t.goalMet : t.goalNotMet) : undefined
  return {
    ...figure,
    name: tied(figure.name),
    value: tied(figure.value),
    basis: tied(figure.basis),
    direction: { ...figure.direction, words: tied(figure.direction.words) },
    judgement: [said, verdict].filter(Boolean).join(' '),
    ...(said && { goalSaid: { goal: said, ...(verdict && { met: { is: met === true, words: verdict } }) } }),
  }
}

/** A number is never parted from its unit at the end of a line. */
const tied = (text: string) => text.replace(/(\d) (?=[%\p{L}])/gu, '$1\u00a0')
