import type { Language } from '../../i18n/index.ts'
import type { Definition } from '../definition.ts'
import { texts } from './texts.ts'

/** Letters that a code or an id can hold, made from words: "Hur går det?" → `hur-gar-det`. */
export const toId = (words: string, most = 40) =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-|-$/g, '')

/** An instrument with a name and a first part, and no question yet. */
export function newDefinition(title: string, about: Definition['about'], language: Language): Definition {
  const t = texts(language)
  return {
    format: 'kring-instrument/1',
    code: toId(title) || 'instrument',
    title: { [language]: title },
    languages: [language],
    about,
    summary: 'bars',
    source: { note: { [language]: t.ourOwn }, rights: { [language]: t.ourOwn } },
    scales: [],
    sections: [{ id: 'part-1', title: { [language]: t.firstSection }, items: [] }],
  }
}
