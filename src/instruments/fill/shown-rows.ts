import { useFormValues } from '../../ui/index.ts'
import type { ItemOf } from '../definition.ts'
import { fieldName } from './names.ts'

/** As many rows as are filled in, and three to go on with. */
export function useShownRows(item: ItemOf<'table'>) {
  const prefix = `${fieldName(item.id)}.`
  const filled = Object.entries(useFormValues())
    .filter(([name, value]) => name.startsWith(prefix) && !name.startsWith(`${prefix}$`) && value)
    .map(([name]) => Number(name.slice(prefix.length).split('.')[0]) + 1)
  return Math.min(item.maxRows, Math.max(0, ...filled) + (filled.length ? 1 : 3))
}
