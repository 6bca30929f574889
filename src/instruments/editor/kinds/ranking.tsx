import type { ItemOf } from '../../definition.ts'
import { readOptions } from '../form-values.ts'
import { AnswersList } from './answers-list.tsx'
import type { EditedKind } from './kind.ts'

/** Answers that are put in order. */
export const ranking: EditedKind<ItemOf<'ranking'>> = {
  Fields: ({ item, ...edit }) => <AnswersList options={item.options} {...edit} />,
  read: (form, before, definition) => ({
    options: readOptions(form, definition, 'options', before.options),
  }),
}
