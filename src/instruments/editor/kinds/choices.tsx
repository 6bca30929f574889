import { usePage } from '../../../ui/index.ts'
import type { ItemOf } from '../../definition.ts'
import { readOptions, readWhole } from '../form-values.ts'
import { texts } from '../texts.ts'
import { AnswersList } from './answers-list.tsx'
import type { EditedKind } from './kind.ts'
import { NumberField } from './number-field.tsx'

/** Any number of answers, between a least and a most. */
export const choices: EditedKind<ItemOf<'choices'>> = {
  Fields({ item, ...edit }) {
    const t = texts(usePage().lang)
    return (
      <>
        <AnswersList options={item.options} {...edit} />
        <div class="paired">
          <NumberField name="min" label={t.least} />
          <NumberField name="max" label={t.most} />
        </div>
      </>
    )
  },
  read: (form, before, definition) => ({
    options: readOptions(form, definition, 'options', before.options),
    min: readWhole(form, 'min'),
    max: readWhole(form, 'max'),
  }),
}
