import { languageTag } from '../definition.ts'

const tags =
  'ar,am,bg,bs,ckb,cs,da,de,el,en,es,et,fa,fa-AF,fi,fr,he,hi,hr,hu,id,is,it,ja,ka,ko,ku,lt,lv,mk,mn,my,ne,nb,nl,nn,no,om,pa,pl,ps,pt,ro,ru,rw,se,sk,sl,so,sq,sr,sv,sw,ta,te,th,ti,tr,uk,ur,uz,vi,yi,zh'.split(
    ',',
  )

/** Each language by its name in Swedish, in English and in itself: `Arabic`, `arabiska`, `العربية`. */
const known = new Map<string, string>([
  ['dari', 'fa-AF'],
  ['farsi', 'fa'],
  ['sorani', 'ckb'],
  ['kurmanji', 'ku'],
  ['norsk', 'no'],
  ...tags.flatMap(tag =>
    ['sv', 'en', tag].map((language): [string, string] => [languageIn(tag, language).toLowerCase(), tag]),
  ),
])

/** The tag of a language as a heading names it: `Svenska (sv)`, `Svenska`, `sv`. Undefined where it is not known. */
export function languageNamed(said: string): string | undefined {
  const words = said.trim()
  const inBrackets = words.endsWith(')') ? words.slice(words.lastIndexOf('(') + 1, -1).trim() : ''
  return known.get(words.toLowerCase()) ?? tagOf(inBrackets || words)
}

/** `EN` and `sv_SE` are the tags `en` and `sv-SE`. */
export function tagOf(said: string): string | undefined {
  const [language = '', region] = said.trim().split(/[-_]/)
  const tag = [language.toLowerCase(), ...(region === undefined ? [] : [region])].join('-')
  return languageTag.safeParse(tag).success ? tag : undefined
}

/** What a language is called in another: `engelska`. A tag that is none stands as it is. */
export function languageIn(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
