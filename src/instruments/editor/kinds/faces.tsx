import type { ItemOf } from '../../definition.ts'
import { readOptions } from '../form-values.ts'
import { AnswersList } from './answers-list.tsx'
import type { EditedKind } from './kind.ts'

/** Answers with a face each. */
export const faces: EditedKind<ItemOf<'faces'>> = {
  Fields: ({ item, ...edit }) => <AnswersList options={item.options} pictures {...edit} />,
  read: (form, before, definition) => ({
    options: readOptions(form, definition, 'options', before.options),
  }),
}
