import type { Child as Content } from 'hono/jsx'
import { areas } from '../../sharing/disclosures/index.ts'
import {
  Arms,
  Card,
  Halves,
  Stairs,
  type Step,
  Table,
  Triangle,
  Wheel,
  WheelLegend,
  Written,
} from '../../ui/index.ts'
import type { Answer, Answers } from '../answer.ts'
import { isAnswered } from '../conditions.ts'
import { type Definition, type Item, itemsOf, optionsOf, wordsIn } from '../definition.ts'
import { sayOption } from '../fill/sentences.ts'

type Props = {
  definition: Definition
  language: string
  areaLabels?: Partial<Record<string, string>> | undefined
  answers: Answers
  heading: Content
  /** whom it is about: stands in the middle of the picture */
  name?: string
}

/**
 * One filled instrument as a picture, as its definition says: wheel, triangle, axes, stairs or grid. The words stand beside
 * it by `<ReadAnswers>`; what is best read (bars of one answer, tables, texts) has no picture. Nothing is summed (R11).
 */
export function Summary({ heading, ...props }: Props) {
  const picture = pictureOf(props)
  return picture ? <Card heading={heading}>{picture}</Card> : null
}

function pictureOf(props: Omit<Props, 'heading'>): Content {
  const pictures: Partial<Record<Definition['summary'], (given: Omit<Props, 'heading'>) => Content>> = {
    wheel: wheelOf,
    triangle: triangleOf,
    matrix: armsOf,
    stairs: stairsOf,
    grid: gridOf,
  }
  return pictures[props.definition.summary]?.(props) ?? null
}

const partOf = (answer: Answer | undefined, part: 'strengths' | 'needs') =>
  typeof answer === 'object' && !Array.isArray(answer) ? Boolean(answer[part]) : false

function wheelOf({ definition, language, areaLabels, answers, name }: Omit<Props, 'heading'>) {
  const drawn = areas.flatMap(area => {
    const item = itemsOf(definition).find(each => each.id === area && each.kind === 'strengthsAndNeeds')
    if (!item) return []
    const label = areaLabels?.[area] ?? wordsIn(item.label, language, definition).text
    const answer = answers[area]
    return [{ id: area, label, works: partOf(answer, 'strengths'), needed: partOf(answer, 'needs') }]
  })
  if (drawn.length === 0) return null
  return (
    <Halves>
      <Wheel name={name ?? ''} areas={drawn} />
      <WheelLegend />
    </Halves>
  )
}

function triangleOf({ definition, language, answers, name }: Omit<Props, 'heading'>) {
  const sides = definition.sections
    .map(section => ({
      id: section.id,
      label: wordsIn(section.title, language, definition).text,
      points: section.items
        .filter(each => each.kind === 'strengthsAndNeeds')
        .map(item => ({
          id: item.id,
          label: wordsIn(item.label, language, definition).text,
          works: partOf(answers[item.id], 'strengths'),
          needed: partOf(answers[item.id], 'needs'),
        })),
    }))
    .filter(each => each.points.length)
    .slice(0, 3)
  if (sides.length < 3) return null
  return (
    <>
      <Triangle name={name ?? wordsIn(definition.title, language, definition).text} sides={sides} />
      <WheelLegend />
    </>
  )
}

/** The ends of two axes: up and down, then to the sides, in the order in which they stand. */
function armsOf({ definition, language, answers, name }: Omit<Props, 'heading'>) {
  const isWords = (item: Item) => item.kind === 'longText' || item.kind === 'text'
  const ends = itemsOf(definition).filter(isWords).slice(0, 4)
  if (ends.length < 4) return gridOf({ definition, language, answers })
  return (
    <Arms
      middle={name ?? wordsIn(definition.title, language, definition).text}
      arms={ends.map(item => ({
        label: wordsIn(item.label, language, definition).text,
        words: <Written>{String(answers[item.id] ?? '–')}</Written>,
      }))}
    />
  )
}

/** The steps are the options; what stands on one is the row or the question that was answered with it. */
function stairsOf({ definition, language, answers }: Omit<Props, 'heading'>) {
  const asked = itemsOf(definition).filter(
    each =>
      (each.kind === 'scale' || each.kind === 'matrix' || each.kind === 'choice') &&
      optionsOf(definition, each).length > 2,
  )
  const [first] = asked
  if (!first) return null
  const label = (words: Item['label']) => wordsIn(words, language, definition).text
  const steps = optionsOf(definition, first).map((option): Step => {
    const here = asked.flatMap(item => {
      const answer = answers[item.id]
      if (answer === option.id) return [label(item.label)]
      if (item.kind !== 'matrix' || typeof answer !== 'object' || Array.isArray(answer)) return []
      return item.rows.filter(row => answer[row.id] === option.id).map(row => label(row.label))
    })
    return { label: label(option.label), here }
  })
  return <Stairs steps={steps} />
}

/** Rows × columns as they were answered, in words. */
function gridOf({ definition, language, answers }: Omit<Props, 'heading'>) {
  const label = (words: Item['label']) => wordsIn(words, language, definition).text
  const grids = itemsOf(definition).flatMap(item => {
    const answer = answers[item.id]
    if (item.kind !== 'matrix' || !isAnswered(answer) || typeof answer !== 'object' || Array.isArray(answer))
      return []
    const columns = item.columns ?? []
    return [
      <Table
        caption={label(item.label)}
        columns={[
          { heading: '' },
          ...(item.columns
            ? columns.map(each => ({ heading: label(each.label) }))
            : [{ heading: label(item.label) }]),
        ]}
        rows={item.rows.map(row => {
          const cell = answer[row.id]
          const cells =
            typeof cell === 'string' || cell === undefined
              ? [cell ? sayOption(definition, item, cell, language) : '–', ...columns.slice(1).map(() => '–')]
              : columns.map(each => cell[each.id] ?? '–')
          return [label(row.label), ...cells]
        })}
      />,
    ]
  })
  return grids.length ? grids : null
}
