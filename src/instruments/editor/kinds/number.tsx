import { usePage } from '../../../ui/index.ts'
import type { ItemOf } from '../../definition.ts'
import { orNone, readWhole, readWords } from '../form-values.ts'
import { PairedTexts } from '../paired-texts.tsx'
import { texts } from '../texts.ts'
import type { EditedKind } from './kind.ts'
import { NumberField } from './number-field.tsx'

/** A number with its bounds, decimals and unit. */
export const number: EditedKind<ItemOf<'number'>> = {
  Fields({ item, ...edit }) {
    const t = texts(usePage().lang)
    return (
      <>
        <div class="paired">
          <NumberField name="min" label={t.least} />
          <NumberField name="max" label={t.most} />
          <NumberField name="decimals" label={t.decimals} />
        </div>
        <PairedTexts name="unit" of={item.unit} heading="unit" {...edit} />
      </>
    )
  },
  read: (form, before, definition) => ({
    min: readWhole(form, 'min'),
    max: readWhole(form, 'max'),
    decimals: readWhole(form, 'decimals'),
    unit: orNone(readWords(form, definition, 'unit', before.unit)),
  }),
}
