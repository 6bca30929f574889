import { areaLabels, areas } from '../../../sharing/disclosures/index.ts'
import type { Definition, Item, ItemOf, Option, Words } from '../../definition.ts'
import { texts } from '../../fill/texts.ts'
import { texts as ownTexts } from '../texts.ts'
import { isInt32, toEnableWhen } from './conditions.ts'
import { readItem } from './from-item.ts'
import {
  columnTypes,
  controlUrl,
  decimalsUrl,
  extended,
  helpOf,
  kindUrl,
  leftOf,
  maxOccursUrl,
  maxValueUrl,
  minOccursUrl,
  minValueUrl,
  pictureUrl,
  said,
  under,
  unitUrl,
} from './names.ts'
import type { AnswerOption, Extension, QuestionnaireItem } from './shape.ts'

/** The value sets that stand in the questionnaire, by the scale's id. */
export type Sets = Map<string, string>

/** One question, with what FHIR cannot say of it in our own extension. */
export function toItem(definition: Definition, item: Item, sets: Sets): QuestionnaireItem {
  const main = definition.languages[0] as string
  const inside = [...helpItems(item.id, item.help, main), ...(itemsInside(item, main, sets) ?? [])]
  const written: QuestionnaireItem = {
    linkId: item.id,
    ...said('text', item.label, main),
    ...typeOf(item, main, sets),
    ...toEnableWhen(definition, item.showWhen),
    ...(item.required === undefined ? {} : { required: item.required }),
    ...(inside.length > 0 ? { item: inside } : {}),
  }
  const scaleOf = (set: string) => [...sets].find(([, id]) => `#${id}` === set)?.[0]
  const read = readItem(written, item.kind, { main, idOf: linkId => linkId, scaleOf })
  return { ...written, ...extended(...(written.extension ?? []), kindOf(item), leftOf(item, read)) }
}

/** Which of our kinds it is stands there always, so that a choice by faces does not come back as a plain one. */
const kindOf = (item: Item): Extension => ({ url: kindUrl, valueCode: item.kind })

export function helpItems(linkId: string, help: Words | undefined, main: string): QuestionnaireItem[] {
  const text = said('text', help, main)
  const control = { url: controlUrl, valueCodeableConcept: { coding: [{ code: 'help' }] } }
  return text.text === undefined
    ? []
    : [{ linkId: helpOf(linkId), ...text, type: 'display', ...extended(control) }]
}

type Typed = Partial<QuestionnaireItem> & { type: string }

function typeOf(item: Item, main: string, sets: Sets): Typed {
  const most = 'maxLength' in item && item.maxLength !== undefined ? { maxLength: item.maxLength } : {}
  switch (item.kind) {
    case 'text':
      return { type: 'string', ...most }
    case 'longText':
      return { type: 'text', ...most }
    case 'choice':
      return {
        type: item.other ? 'open-choice' : 'choice',
        answerOption: item.options.map(each => answerOption(each, main)),
      }
    case 'faces':
      return { type: 'choice', answerOption: item.options.map(each => answerOption(each, main)) }
    case 'choices':
      return {
        type: 'choice',
        repeats: true,
        answerOption: item.options.map(each => answerOption(each, main)),
        ...extended(integer(minOccursUrl, item.min), integer(maxOccursUrl, item.max)),
      }
    case 'ranking':
      return {
        type: 'choice',
        repeats: true,
        answerOption: item.options.map(each => answerOption(each, main)),
      }
    case 'scale':
      return { type: 'choice', ...setOf(item.scale, sets) }
    case 'area':
      return { type: 'choice', ...(item.many ? { repeats: true } : {}), answerOption: areaOptions(main) }
    case 'number':
      return numberType(item, main)
    case 'date':
      return { type: 'date' }
    case 'table':
      return { type: 'group', repeats: true }
    case 'strengthsAndNeeds':
    case 'matrix':
    case 'drawing':
      return { type: 'group' }
  }
}

const integer = (url: string, value: number | undefined): Extension | undefined =>
  value === undefined || !isInt32(value) ? undefined : { url, valueInteger: value }

const setOf = (scale: string | undefined, sets: Sets) => {
  const id = scale === undefined ? undefined : sets.get(scale)
  return id ? { answerValueSet: `#${id}` } : {}
}

function numberType(item: ItemOf<'number'>, main: string): Typed {
  const decimal = (url: string, value: number | undefined) =>
    value === undefined ? undefined : { url, valueDecimal: value }
  const unit = said('display', item.unit, main)
  return {
    type: item.decimals ? 'decimal' : 'integer',
    ...extended(
      decimal(minValueUrl, item.min),
      decimal(maxValueUrl, item.max),
      integer(decimalsUrl, item.decimals || undefined),
      unit.display === undefined ? undefined : { url: unitUrl, valueCoding: unit },
    ),
  }
}

export const answerOption = (option: Option, main: string): AnswerOption => ({
  valueCoding: { code: option.id, ...said('display', option.label, main) },
  ...extended(option.picture === undefined ? undefined : { url: pictureUrl, valueCode: option.picture }),
})

const house = (main: string) => (main === 'sv' ? 'sv' : 'en')

const areaOptions = (main: string) =>
  areas.map(code => ({ valueCoding: { code, display: areaLabels(house(main))[code] } }))

/** The parts of a question that is answered in several places. */
function itemsInside(item: Item, main: string, sets: Sets): QuestionnaireItem[] | undefined {
  const t = texts(house(main))
  const own = ownTexts(house(main))
  const words = (id: string, text: string, maxLength?: number): QuestionnaireItem => ({
    linkId: under(item.id, id),
    text,
    type: 'text',
    ...(maxLength === undefined ? {} : { maxLength }),
  })
  if (item.kind === 'strengthsAndNeeds')
    return [words('strengths', t.strengths, item.maxLength), words('needs', t.needs, item.maxLength)]
  if (item.kind === 'drawing')
    return [{ linkId: under(item.id, 'drawn'), type: 'attachment' }, words('words', own.drawingWords)]
  if (item.kind === 'matrix') return item.rows.map(row => matrixRow(item, row, main, sets))
  if (item.kind === 'table')
    return item.columns.map(column => ({
      linkId: under(item.id, column.id),
      ...said('text', column.label, main),
      type: columnTypes[column.kind],
      ...(column.maxLength === undefined ? {} : { maxLength: column.maxLength }),
      ...(column.options ? { answerOption: column.options.map(each => answerOption(each, main)) } : {}),
    }))
  return undefined
}

function matrixRow(
  item: ItemOf<'matrix'>,
  row: ItemOf<'matrix'>['rows'][number],
  main: string,
  sets: Sets,
): QuestionnaireItem {
  const linkId = under(item.id, row.id)
  const columns = (item.columns ?? []).map(
    (column): QuestionnaireItem => ({
      linkId: under(linkId, column.id),
      ...said('text', column.label, main),
      type: 'text',
      ...(item.maxLength === undefined ? {} : { maxLength: item.maxLength }),
    }),
  )
  const inside = [...helpItems(linkId, row.help, main), ...columns]
  return {
    linkId,
    ...said('text', row.label, main),
    ...(item.columns ? { type: 'group' } : { type: 'choice', ...setOf(item.scale, sets) }),
    ...(inside.length > 0 ? { item: inside } : {}),
  }
}
