import type { Option, Words } from '../definition.ts'
import { Ids } from './ids.ts'
import type { Notes } from './notes.ts'

export const mostOptions = 60

/** One answer of the file: `keys` are what conditions may call it, the first its own code. */
export type GivenOption = { keys: readonly string[]; label: Words; picture?: string }
export type Listed = { options: Option[]; codes: Map<string, string> }

/** A list of answers with ids of ours, each code its own. One that stands twice is taken once. */
export function listOptions(given: readonly GivenOption[], notes: Notes, at: string): Listed {
  const ids = new Ids()
  const codes = new Map<string, string>()
  const own = new Set<string>()
  const options: Option[] = []
  for (const { keys, label, picture } of given) {
    const [code = ''] = keys
    if (own.has(code)) {
      notes.add('fewer-options', at, code)
      continue
    }
    own.add(code)
    const id = ids.of(code)
    codes.set(code, id)
    options.push({ id, label, ...(picture ? { picture } : {}) })
    for (const key of keys) if (!codes.has(key)) codes.set(key, id)
  }
  return { options, codes }
}
