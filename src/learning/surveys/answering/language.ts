import type { Context } from 'hono'
import { isLanguage, type Language } from '../../../i18n/index.ts'

/** The language to be asked in: chosen in the address or the form, else what the browser asks for. Stored nowhere. */
export function chooseLanguage(c: Context, languages: readonly string[], chosen: unknown): string {
  const asked = (c.req.header('accept-language') ?? '')
    .split(',')
    .map(each => each.trim().slice(0, 2).toLowerCase())
  const wanted = [chosen, ...asked.map(tag => languages.find(each => each.slice(0, 2) === tag))]
  return (
    (wanted.find(each => languages.includes(each as string)) as string | undefined) ?? languages[0] ?? 'sv'
  )
}

/** Our own words around it, which are there in two. */
export const pageLanguage = (language: string): Language => (isLanguage(language) ? language : 'en')

/** A language in its own words: "Svenska", "Українська". */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
