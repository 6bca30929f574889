import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../i18n/index.ts'
import { guarded } from '../../platform/csv/index.ts'
import type { House, Sender } from './house.ts'
import { explanations } from './read-files.ts'
import { columnOf, columnsOf, type SheetName, sheetNames } from './sheets.ts'

/** Rows of a sheet, each with its cells by column. */
export type Written = Record<SheetName, Record<string, string>[]>

export const formats = ['xlsx', ...sheetNames.map(each => `${each}.csv` as const)] as const

/** One row of each, made up: the words of a file are seen in it. */
export const exampleRows = (): Written =>
  forEach(sheet => [
    Object.fromEntries(columnsOf(sheet).map(column => [column, columnOf(sheet, column)?.example ?? ''])),
  ])

/** The house as its files: what the one who asks keeps, each row once. */
export function houseRows(house: House, sender: Sender): Written {
  const mine = (organisation: string) => sender.system || organisation === sender.organisation
  const refs = new Map(
    [...house.organisations, ...house.bodies, ...house.units, ...house.functions].map(each => [
      each.id,
      each.ref,
    ]),
  )
  const refOf = (id: string) => refs.get(id) ?? ''
  const closed = (is: boolean) => (is ? 'yes' : 'no')
  const seen = new Set<string>()
  return {
    organisations: house.organisations
      .filter(each => mine(each.organisation))
      .map(({ ref, name, kind, more, closed: is }) => ({
        ref,
        name,
        kind,
        number: more.number ?? '',
        closed: closed(is),
      })),
    bodies: house.bodies
      .filter(each => mine(each.organisation))
      .map(({ ref, parent, name, kind, closed: is }) => ({
        ref,
        organisation_ref: refOf(parent),
        name,
        kind,
        closed: closed(is),
      })),
    units: house.units
      .filter(each => mine(each.organisation))
      .map(({ ref, parent, name, kind, more, closed: is }) => ({
        ref,
        organisation_ref: refOf(parent),
        body_ref: refOf(more.body ?? ''),
        name,
        kind,
        legal_domain: more.legal_domain ?? '',
        from_age: more.from_age ?? '',
        to_age: more.to_age ?? '',
        phone: more.phone ?? '',
        closed: closed(is),
      })),
    functions: house.functions
      .filter(each => mine(each.organisation))
      .map(({ ref, parent, name, kind, more, closed: is }) => ({
        ref,
        unit_ref: refOf(parent),
        name,
        kind,
        receives_requests: more.receives_requests ?? 'no',
        may_open_in_emergency: more.may_open_in_emergency ?? 'no',
        closed: closed(is),
      })),
    people: house.holdings.flatMap(({ function: func, name, emails: [email = ''], first, last }) => {
      // Who holds one twice, now and later again, stands once.
      const key = `${func} ${email.toLowerCase() || name}`
      if (seen.has(key)) return []
      seen.add(key)
      return [
        { function_ref: refOf(func), name, email, sign_in_name: '', provider: '', from: first, until: last },
      ]
    }),
  }
}

/** As Excel with Swedish settings opens it: semicolons, UTF-8 with its mark. */
export const toCsv = (sheet: SheetName, rows: Written) =>
  stringify(
    [columnsOf(sheet), ...rows[sheet].map(row => columnsOf(sheet).map(column => guarded(row[column] ?? '')))],
    {
      delimiter: ';',
      bom: true,
      record_delimiter: 'windows',
    },
  )

/** A workbook of the five sheets, the second of all explaining the others. Every cell is a text, so that nothing in it is a formula. */
export async function toWorkbook(rows: Written, language: Language, lists: string[][]): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node')
  const text = (value: string, more = {}) => ({ type: String, value, ...more })
  const sheetOf = (sheet: SheetName) => ({
    sheet,
    data: [
      columnsOf(sheet).map(column => text(column, { fontWeight: 'bold' })),
      ...rows[sheet].map(row => columnsOf(sheet).map(column => (row[column] ? text(row[column]) : null))),
    ],
    columns: columnsOf(sheet).map(column => ({ width: column === 'name' || column === 'email' ? 36 : 20 })),
    stickyRowsCount: 1,
  })
  const explained = sheetNames.flatMap(sheet =>
    columnsOf(sheet).map(column => [sheet, column, columnOf(sheet, column)?.[language] ?? '']),
  )
  const [first, ...others] = sheetNames
  return write([
    sheetOf(first),
    {
      sheet: language === 'sv' ? capital(explanations[0] as string) : capital(explanations[1] as string),
      data: [...explained, [''], ...lists].map(line => line.map(cell => text(cell, { wrap: true }))),
      columns: [{ width: 20 }, { width: 26 }, { width: 80 }],
    },
    ...others.map(sheetOf),
  ]).toBuffer()
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const forEach = (rowsOf: (sheet: SheetName) => Record<string, string>[]): Written => ({
  organisations: rowsOf('organisations'),
  bodies: rowsOf('bodies'),
  units: rowsOf('units'),
  functions: rowsOf('functions'),
  people: rowsOf('people'),
})
