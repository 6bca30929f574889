import { personNumbersIn } from './person-numbers.ts'

/** What in a text looks as if it named somebody, before anybody is asked who it is. */
export type Suspects = {
  numbers: string[]
  /** Two capitalised words beside each other. */
  pairs: [string, string][]
  /** Every capitalised word: one can be the given name of a child. */
  words: string[]
}

/** Words that begin a sentence and name nobody: "När Ekdala …". */
const beginnings = new Set(
  `alla allt att av bara båda de den det detta där då efter ett en eller ett för från har hos hur här i ibland idag ingen inget innan inte inom jag kan kanske med men mellan mot nu när någon och om på samma sedan ska som så till tre två under ur ut utan vad var varför varje vem vi vid vilka vår våra åt även är
  a after all and as at both but by each for from how if in is it my no not of on or our since so some that the then there they this to two until we what when where which who why with`.split(
    /\s+/,
  ),
)

export function suspectsIn(text: string): Suspects {
  const capitalised = [...text.matchAll(/\p{Lu}[\p{L}\p{M}'’-]*/gu)].filter(
    // A capital inside a word begins none.
    ({ index }) => index === 0 || !/[\p{L}\p{M}'’-]/u.test(text[index - 1] as string),
  )
  const pairs: [string, string][] = []
  capitalised.forEach(({ 0: word, index }, n) => {
    const next = capitalised[n + 1]
    if (!next || word.length < 2 || next[0].length < 2 || beginnings.has(word.toLowerCase())) return
    if (/^[ \u00a0]{1,2}$/.test(text.slice(index + word.length, next.index))) pairs.push([word, next[0]])
  })
  return {
    numbers: personNumbersIn(text),
    pairs,
    // "Aminas" is Amina's.
    words: [
      ...new Set(capitalised.flatMap(({ 0: word }) => [word, word.replace(/['’]?s$/u, '')]).filter(Boolean)),
    ],
  }
}
