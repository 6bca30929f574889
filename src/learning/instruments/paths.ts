import type { Context } from 'hono'

const one = (id: string) => `/instruments/${id}`

export const instrumentPaths = {
  instruments: '/instruments',
  instrument: one,
  copies: (id: string) => `${one(id)}/copies`,
  versions: (id: string) => `${one(id)}/versions`,
  newVersion: (id: string) => `${one(id)}/versions/new`,
  version: (id: string, number: number, query: Record<string, string> = {}) =>
    `${one(id)}/versions/${number}${search(query)}`,
  exported: (id: string, number: number, form: 'json' | 'fhir') =>
    `${one(id)}/versions/${number}/export/${form}`,
  trial: (id: string, number: number) => `${one(id)}/versions/${number}/trial`,
  state: (id: string, number: number) => `${one(id)}/versions/${number}/state`,
  difference: (id: string, query: Record<string, string> = {}) => `${one(id)}/difference${search(query)}`,
  uses: (id: string) => `${one(id)}/uses`,
  removal: (id: string) => `${one(id)}/removal`,
  publication: (id: string) => `${one(id)}/publication`,
  draft: (id: string, query: Record<string, string> = {}) => `${one(id)}/draft${search(query)}`,
  edit: (id: string, ...parts: string[]) => [`${one(id)}/draft`, ...parts].join('/'),
  newInstrument: '/instruments/new',
  import: '/instruments/import',
  words: '/instruments/words',
  settings: '/learning/settings',
}

const search = (query: Record<string, string>) => {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value))
  return said.size ? `?${said}` : ''
}

/** The version's number in the path; 0, which no version has, for anything that is no number. */
export const numberOf = (c: Context) => {
  const text = c.req.param('number') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : 0
}
