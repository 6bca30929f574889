import type { ItemOf } from '../../definition.ts'
import { readText } from '../form-values.ts'
import type { EditedKind } from './kind.ts'
import { ScaleChoice } from './scale-choice.tsx'

/** One step of a scale of the instrument. */
export const scale: EditedKind<ItemOf<'scale'>> = {
  Fields: ({ draft }) => <ScaleChoice definition={draft.definition} />,
  read: (form, before) => ({ scale: readText(form, 'scale') || before.scale }),
}
