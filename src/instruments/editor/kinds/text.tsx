import { Details, usePage } from '../../../ui/index.ts'
import type { ItemOf } from '../../definition.ts'
import { readWhole } from '../form-values.ts'
import { texts } from '../texts.ts'
import type { EditedKind } from './kind.ts'
import { NumberField } from './number-field.tsx'

/** Words in a line or in many, and strengths and needs: how long they may be. */
export const text: EditedKind<ItemOf<'text' | 'longText' | 'strengthsAndNeeds'>> = {
  Fields() {
    const t = texts(usePage().lang)
    return (
      <Details summary={t.moreSettings}>
        <NumberField name="maxLength" label={t.maxLength} />
      </Details>
    )
  },
  read: form => ({ maxLength: readWhole(form, 'maxLength') }),
}
