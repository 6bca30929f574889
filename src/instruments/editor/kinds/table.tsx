import { usePage } from '../../../ui/index.ts'
import type { Definition, ItemOf, Option } from '../../definition.ts'
import { freeId } from '../edits.ts'
import { numbersOf, readOptions, readText, readWhole } from '../form-values.ts'
import { columnKinds, ListFields } from '../list-fields.tsx'
import { texts } from '../texts.ts'
import type { EditedKind } from './kind.ts'
import { NumberField } from './number-field.tsx'

/** Rows that the answerer adds, each with the same columns. */
export const table: EditedKind<ItemOf<'table'>> = {
  Fields({ item, ...edit }) {
    const t = texts(usePage().lang)
    return (
      <>
        <ListFields
          list="columns"
          entries={item.columns}
          heading={t.columns}
          label="column"
          fresh="newColumn"
          kinds
          {...edit}
        />
        <NumberField name="maxRows" label={t.maxRows} />
      </>
    )
  },
  read: (form, before, definition) => ({
    columns: readColumns(form, definition, before),
    maxRows: readWhole(form, 'maxRows') ?? before.maxRows,
  }),
}

function readColumns(form: FormData, definition: Definition, before: ItemOf<'table'>) {
  const ids = numbersOf(form, 'columns')
  const plain = readOptions(form, definition, 'columns', before.columns as unknown as Option[])
  return plain.map(column => {
    const old = before.columns.find(each => each.id === column.id)
    const i =
      ids.find(each => readText(form, `columns.${each}.id`) === column.id) ??
      ids.find(each => !readText(form, `columns.${each}.id`))
    const kind = columnKinds.find(each => each === readText(form, `columns.${i}.kind`)) ?? old?.kind ?? 'text'
    const { options: _options, ...rest } = { ...old, ...column, kind }
    return kind === 'choice'
      ? { ...rest, options: lineOptions(readText(form, `columns.${i}.options`), definition, old?.options) }
      : rest
  })
}

/** One answer a line, in the main language. A line that was there keeps its id; where only words changed, its place tells. */
function lineOptions(text: string, definition: Definition, before: Option[] = []): Option[] {
  const main = definition.languages[0] ?? 'sv'
  const lines = text
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean)
  const isSameLength = lines.length === before.length
  const taken: string[] = []
  const options = lines.map((line, i): Option => {
    const old = before.find(each => each.label[main] === line) ?? (isSameLength ? before[i] : undefined)
    const id =
      old && !taken.includes(old.id)
        ? old.id
        : freeId([...taken, ...before.map(each => each.id)], line, 'option')
    taken.push(id)
    return { ...old, id, label: { ...old?.label, [main]: line } }
  })
  return options.length >= 2
    ? options
    : before.length >= 2
      ? before
      : [
          { id: 'yes', label: { [main]: main === 'sv' ? 'Ja' : 'Yes' } },
          { id: 'no', label: { [main]: main === 'sv' ? 'Nej' : 'No' } },
        ]
}
