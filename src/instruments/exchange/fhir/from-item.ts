import type { Item, Option } from '../../definition.ts'
import { fromEnableWhen } from './conditions.ts'
import {
  columnTypes,
  decimalsUrl,
  findExtension,
  helpOf,
  maxOccursUrl,
  maxValueUrl,
  minOccursUrl,
  minValueUrl,
  pictureUrl,
  unitUrl,
  wordsFrom,
} from './names.ts'
import type { AnswerOption, QuestionnaireItem } from './shape.ts'

export type Context = {
  main: string
  /** Our id of a linkId. */
  idOf: (linkId: string) => string
  /** The scale that a reference to a value set means. */
  scaleOf: (set: string) => string | undefined
}

/** What FHIR itself says of a question of a kind; our extension is merged over it afterwards. Judged by `parseDefinition` in the end. */
export function readItem(item: QuestionnaireItem, kind: Item['kind'], context: Context): object {
  const { main } = context
  const help = helpIn(item, main)
  const when = fromEnableWhen(item, context.idOf)
  return {
    id: context.idOf(item.linkId),
    kind,
    label: wordsFrom(item.text, item._text, main),
    ...(help ? { help } : {}),
    ...(item.required === undefined ? {} : { required: item.required }),
    ...(when?.condition ? { showWhen: when.condition } : {}),
    ...fieldsOf(item, kind, context),
  }
}

export function helpIn(item: QuestionnaireItem, main: string) {
  const help = item.item?.find(each => each.linkId === helpOf(item.linkId))
  return help && wordsFrom(help.text, help._text, main)
}

/** Without the texts that are only shown. */
export const partsOf = (item: QuestionnaireItem) => (item.item ?? []).filter(each => each.type !== 'display')

/** The last part of the linkId of a part. */
const lastOf = (linkId: string) => linkId.slice(linkId.lastIndexOf('/') + 1)

function fieldsOf(item: QuestionnaireItem, kind: Item['kind'], { main, scaleOf }: Context): object {
  const most = item.maxLength === undefined ? {} : { maxLength: item.maxLength }
  const options = (item.answerOption ?? []).map(each => optionFrom(each, main))
  const integer = (url: string) => findExtension(item, url)?.valueInteger
  switch (kind) {
    case 'text':
    case 'longText':
      return most
    case 'choice':
      return { options, ...(item.type === 'open-choice' ? { other: true } : {}) }
    case 'faces':
    case 'ranking':
      return { options }
    case 'choices':
      return { options, min: integer(minOccursUrl), max: integer(maxOccursUrl) }
    case 'scale':
      return { scale: item.answerValueSet && scaleOf(item.answerValueSet) }
    case 'area':
      return item.repeats ? { many: true } : {}
    case 'number':
      return numberFields(item, main)
    case 'strengthsAndNeeds': {
      const maxLength = partsOf(item)[0]?.maxLength
      return maxLength === undefined ? {} : { maxLength }
    }
    case 'matrix':
      return matrixFields(item, main, scaleOf)
    case 'table':
      return { columns: partsOf(item).map(each => columnFrom(each, main)), maxRows: 20 }
    case 'date':
    case 'drawing':
      return {}
  }
}

export function optionFrom(option: AnswerOption, main: string) {
  const { valueCoding, valueString, valueInteger } = option
  const code = valueCoding?.code ?? valueString ?? String(valueInteger ?? '')
  const picture = findExtension(option, pictureUrl)?.valueCode
  return {
    id: code,
    label: wordsFrom(
      valueCoding?.display ?? (valueCoding?.code ? undefined : code),
      valueCoding?._display,
      main,
    ),
    ...(picture ? { picture } : {}),
  } satisfies Option
}

export function numberFields(item: QuestionnaireItem, main: string) {
  const limit = (url: string) => {
    const found = findExtension(item, url)
    return found?.valueDecimal ?? found?.valueInteger
  }
  const unit = findExtension(item, unitUrl)?.valueCoding
  return {
    min: limit(minValueUrl),
    max: limit(maxValueUrl),
    decimals: item.type === 'integer' ? undefined : (limit(decimalsUrl) ?? 4),
    ...(unit ? { unit: wordsFrom(unit.display ?? unit.code, unit._display, main) } : {}),
  }
}

function matrixFields(item: QuestionnaireItem, main: string, scaleOf: Context['scaleOf']) {
  const rows = partsOf(item)
  const columns = partsOf(rows[0] ?? { linkId: '', type: '' })
  const set = rows[0]?.answerValueSet
  const maxLength = columns[0]?.maxLength
  return {
    rows: rows.map(row => {
      const help = helpIn(row, main)
      return {
        id: lastOf(row.linkId),
        label: wordsFrom(row.text, row._text, main),
        ...(help ? { help } : {}),
      }
    }),
    ...(set ? { scale: scaleOf(set) } : {}),
    ...(columns.length > 0
      ? {
          columns: columns.map(each => ({
            id: lastOf(each.linkId),
            label: wordsFrom(each.text, each._text, main),
          })),
        }
      : {}),
    ...(maxLength === undefined ? {} : { maxLength }),
  }
}

function columnFrom(column: QuestionnaireItem, main: string) {
  const kind = Object.entries(columnTypes).find(([, type]) => type === column.type)?.[0] ?? 'text'
  return {
    id: lastOf(column.linkId),
    label: wordsFrom(column.text, column._text, main),
    kind,
    ...(column.answerOption ? { options: column.answerOption.map(each => optionFrom(each, main)) } : {}),
    ...(column.maxLength === undefined ? {} : { maxLength: column.maxLength }),
  }
}
