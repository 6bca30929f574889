import { dontKnow, notRelevant } from '../definition.ts'

/** An id of ours out of any name; one that is an id already stays as it is. The same name gives the same id. */
export function toId(name: string): string {
  if (name === dontKnow || name === notRelevant) return name
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '')
    .slice(0, 64)
  return plain || 'x'
}

/** The name of a whole instrument has no `_`. */
export function toCode(name: string) {
  let code = toId(name).replace(/_/g, '-')
  while (code.endsWith('-')) code = code.slice(0, -1)
  return code.slice(0, 60) || 'imported'
}
