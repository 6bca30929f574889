import type { Condition, Item } from '../definition.ts'

export type Fields = Record<string, unknown>
/** Where a question or a text stands in the file, and its text there. */
export type Place = { at: string; words: string }

/**
 * A question as the file has it. `name`: what conditions call it. `codes`: its answers by what conditions call them, and their ids here.
 * `when`: conditions in the file's own names and codes, all of which must hold. `own`: written by us, in ids of ours.
 */
export type Asked = Place & {
  name: string
  fields: Fields & { kind: Item['kind'] }
  when: readonly Condition[]
  codes?: ReadonlyMap<string, string>
  own?: boolean
}
