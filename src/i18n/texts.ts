/**
 * The words on the screen. Each noun keeps its own in `texts.ts`:
 *
 *     export const texts = defineTexts({
 *       heading: { sv: 'Något du har märkt', en: 'Something you noticed' },
 *       left: { sv: (n: number) => `${n} kvar`, en: (n: number) => `${n} left` },
 *     })
 *     const t = texts(lang); t.heading; t.left(3)
 *
 * A missing language is a type error, so it fails the build; an unused key fails `bin/ci`.
 */
export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

// biome-ignore lint/suspicious/noExplicitAny: the arguments of a text are the text's own, kept by inference below
export type Text = string | ((...args: any[]) => string)
type InEach = Record<Language, Text>

export function defineTexts<T extends Record<string, InEach>>(table: T) {
  const pick = (language: Language) =>
    Object.fromEntries(Object.entries(table).map(([key, each]) => [key, each[language]])) as {
      [K in keyof T]: T[K]['sv']
    }
  const ready = Object.fromEntries(languages.map(each => [each, pick(each)])) as Record<
    Language,
    ReturnType<typeof pick>
  >
  return (language: Language) => ready[language]
}

export function isLanguage(value: unknown): value is Language {
  return languages.some(each => each === value)
}
