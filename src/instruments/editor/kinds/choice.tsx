import { Checkbox, usePage } from '../../../ui/index.ts'
import type { ItemOf } from '../../definition.ts'
import { isTicked, readOptions } from '../form-values.ts'
import { texts } from '../texts.ts'
import { AnswersList } from './answers-list.tsx'
import type { EditedKind } from './kind.ts'

/** One of several answers, or one of one's own. */
export const choice: EditedKind<ItemOf<'choice'>> = {
  Fields({ item, ...edit }) {
    const t = texts(usePage().lang)
    return (
      <>
        <AnswersList options={item.options} {...edit} />
        <Checkbox name="other" label={t.addOther} checked={item.other === true} />
      </>
    )
  },
  read: (form, before, definition) => ({
    options: readOptions(form, definition, 'options', before.options),
    other: isTicked(form, 'other') || undefined,
  }),
}
