import type { Child as Node } from 'hono/jsx'
import type { Definition, Item } from '../../definition.ts'
import type { EditProps } from '../paired-texts.tsx'

/** How an item of one kind is edited: what is its own besides words, help and conditions. */
export type EditedKind<I extends Item> = {
  Fields: (props: EditProps & { item: I }) => Node
  /** The properties that a form gives it, checked afterwards by the schema of items. */
  read: (form: FormData, before: I, definition: Definition) => object
}
