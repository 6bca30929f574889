import { usePage } from '../../../ui/index.ts'
import type { ItemOf } from '../../definition.ts'
import { readOptions, readText, readWhole } from '../form-values.ts'
import { ListFields } from '../list-fields.tsx'
import { texts } from '../texts.ts'
import type { EditedKind } from './kind.ts'
import { ScaleChoice } from './scale-choice.tsx'

/** Rows answered by a scale of the instrument, or by columns of their own. */
export const matrix: EditedKind<ItemOf<'matrix'>> = {
  Fields({ item, ...edit }) {
    const t = texts(usePage().lang)
    return (
      <>
        <ListFields list="rows" entries={item.rows} heading={t.rows} label="row" fresh="newRow" {...edit} />
        <ScaleChoice definition={edit.draft.definition} none />
        {!item.scale && (
          <ListFields
            list="columns"
            entries={item.columns ?? []}
            heading={t.columns}
            label="column"
            fresh="newColumn"
            {...edit}
          />
        )}
      </>
    )
  },
  read(form, before, definition) {
    const scale = readText(form, 'scale')
    const columns = readOptions(form, definition, 'columns', before.columns ?? [])
    const rows = readOptions(form, definition, 'rows', before.rows)
    if (scale) return { rows, scale, columns: undefined, maxLength: undefined }
    return {
      rows,
      scale: undefined,
      columns: columns.length ? columns : before.columns,
      maxLength: readWhole(form, 'maxLength'),
    }
  },
}
