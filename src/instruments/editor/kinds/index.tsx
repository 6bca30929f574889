import type { Definition, Item, ItemKind, ItemOf } from '../../definition.ts'
import type { EditProps } from '../paired-texts.tsx'
import { area } from './area.tsx'
import { choice } from './choice.tsx'
import { choices } from './choices.tsx'
import { faces } from './faces.tsx'
import type { EditedKind } from './kind.ts'
import { matrix } from './matrix.tsx'
import { number } from './number.tsx'
import { ranking } from './ranking.tsx'
import { scale } from './scale.tsx'
import { table } from './table.tsx'
import { text } from './text.tsx'

/** Nothing but words, help and conditions. */
const plain: EditedKind<Item> = { Fields: () => null, read: () => ({}) }

const kinds = {
  text,
  longText: text,
  choice,
  choices,
  scale,
  strengthsAndNeeds: text,
  area,
  matrix,
  table,
  faces,
  ranking,
  number,
  date: plain,
  drawing: plain,
} satisfies { [K in ItemKind]: EditedKind<ItemOf<K>> }

// That an item's kind and the entry by that kind belong together is more than the type of a table can say.
const kindOf = (item: Item) => kinds[item.kind] as EditedKind<Item>

/** The fields that an item of its kind has besides those of every item. */
export function KindFields({ item, ...edit }: EditProps & { item: Item }) {
  const { Fields } = kindOf(item)
  return <Fields item={item} {...edit} />
}

export const readKind = (form: FormData, before: Item, definition: Definition) =>
  kindOf(before).read(form, before, definition)
