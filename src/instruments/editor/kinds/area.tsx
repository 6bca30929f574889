import { Checkbox, usePage } from '../../../ui/index.ts'
import type { ItemOf } from '../../definition.ts'
import { isTicked } from '../form-values.ts'
import { texts } from '../texts.ts'
import type { EditedKind } from './kind.ts'

/** One area of the wheel, or several. */
export const area: EditedKind<ItemOf<'area'>> = {
  Fields({ item }) {
    const t = texts(usePage().lang)
    return <Checkbox name="many" label={t.manyAreas} checked={item.many === true} />
  },
  read: form => ({ many: isTicked(form, 'many') || undefined }),
}
