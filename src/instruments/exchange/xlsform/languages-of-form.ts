import { languageNamed } from '../languages.ts'
import type { Notes } from '../notes.ts'
import { textColumns } from './columns.ts'
import type { Sheets } from './read-sheets.ts'

/** The language that the file says; else that of the first column of labels; else Swedish, and that is told. */
export function mainLanguage({ sheets }: Sheets, said: string, notes: Notes): string {
  const default_ = said ? languageNamed(said) : undefined
  const columns = textColumns(sheets.get('survey')).filter(each => each.name === 'label')
  const named = columns.flatMap(each => each.language || [])
  const isPlain = columns.some(each => each.language === '')
  if (default_ && (isPlain || named.includes(default_))) return default_
  if (!isPlain) return named[0] ?? default_ ?? 'sv'
  if (!named.includes('sv')) notes.add('language-guess', '')
  return 'sv'
}

/** All that the file has words in, the main one first: twelve at most, and the others are told. */
export function allLanguages({ sheets }: Sheets, main: string, notes: Notes): string[] {
  const all = ['survey', 'choices'].flatMap(name => textColumns(sheets.get(name)))
  const others = new Set(all.flatMap(each => each.language || []))
  others.delete(main)
  for (const each of [...others].slice(11)) notes.add('language', '', each)
  return [main, ...[...others].slice(0, 11)]
}
