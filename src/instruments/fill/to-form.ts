import type { FormState } from '../../ui/index.ts'
import type { Answer, Answers } from '../answer.ts'
import { type AnswerProblem, drawnIn } from '../answers.ts'
import { type Definition, dontKnow, type Item, itemsOf, notRelevant } from '../definition.ts'
import { drawnInWords, fieldName, other } from './names.ts'
import { sayProblem } from './sentences.ts'

type Values = Record<string, string | string[]>

type Given = {
  /** what has been answered before */
  answers?: Answers
  /** what was just sent: shown back as it was typed, right or wrong */
  sent?: FormData
  problems?: readonly AnswerProblem[]
}

/** The state of the `<Form>` around `<FillItems>`: what stands in its fields, and what is wrong with each. */
export function fillState(definition: Definition, language: string, { answers, sent, problems }: Given = {}) {
  const state: FormState & { values: Values } = {
    values: { ...(answers && fieldValues(definition, answers)), ...(sent && sentValues(sent)) },
  }
  if (problems?.length)
    state.errors = Object.fromEntries(
      problems.map(problem => [
        errorName(definition, problem.item),
        sayProblem(problem, definition, language),
      ]),
    )
  return state
}

/** Answers as the values of their fields, by name. */
export function fieldValues(definition: Definition, answers: Answers): Values {
  return Object.assign(
    {},
    ...itemsOf(definition).map(item => {
      const answer = answers[item.id]
      return answer === undefined ? {} : valuesOf(item, answer)
    }),
  )
}

function sentValues(sent: FormData): Values {
  const values: Values = {}
  for (const name of new Set(sent.keys())) {
    if (!name.startsWith('q.')) continue
    const all = sent.getAll(name).filter(each => typeof each === 'string')
    values[name] = all.length > 1 ? all : (all[0] ?? '')
  }
  return values
}

/** Radio buttons hold the special answers among their own. */
const hasRadios = (item: Item) =>
  item.kind === 'choice' ||
  item.kind === 'scale' ||
  item.kind === 'faces' ||
  (item.kind === 'area' && !item.many)

function valuesOf(item: Item, answer: Answer): Values {
  const name = fieldName(item.id)
  if ((answer === notRelevant || answer === dontKnow) && !hasRadios(item))
    return { [fieldName(item.id, answer)]: 'yes' }
  if (typeof answer === 'string' || typeof answer === 'number') return { [name]: String(answer) }
  if (item.kind === 'drawing') return drawingValues(item, answer)
  if (item.kind === 'ranking')
    return Object.fromEntries((answer as string[]).map((id, i) => [fieldName(item.id, id), String(i + 1)]))
  if (item.kind === 'table')
    return Object.fromEntries(
      (answer as Record<string, string | number>[]).flatMap((row, i) =>
        Object.entries(row).map(([column, cell]) => [fieldName(item.id, i, column), String(cell)]),
      ),
    )
  if (Array.isArray(answer)) return { [name]: answer.map(String) }
  if (item.kind === 'choice')
    return { [name]: other, [fieldName(item.id, other)]: String(answer.other ?? '') }
  return Object.fromEntries(
    Object.entries(answer).flatMap(([part, value]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([column, words]) => [fieldName(item.id, part, column), words])
        : item.kind === 'matrix' && item.columns
          ? [[fieldName(item.id, part, value), 'yes']]
          : [[fieldName(item.id, part), value]],
    ),
  )
}

function drawingValues(item: Item, answer: Answer): Values {
  const { strokes, words } = drawnIn(answer)
  return {
    ...(strokes.length ? { [fieldName(item.id)]: JSON.stringify(strokes) } : {}),
    ...(words ? { [fieldName(item.id, drawnInWords)]: words } : {}),
  }
}

/** Where a mistake in an item is shown and led to. */
function errorName(definition: Definition, id: string) {
  const item = itemsOf(definition).find(each => each.id === id)
  if (!item) return ''
  return item.kind === 'strengthsAndNeeds' ? fieldName(id, 'strengths') : fieldName(id)
}
