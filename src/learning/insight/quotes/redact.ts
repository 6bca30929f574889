/** A text as its words, with the room between them left to the page. */
export const wordsOf = (text: string) => text.trim().split(/\s+/).filter(Boolean)

const mark = '[…]'

/** The text without the struck words: one mark for each run of them, so that neither their number nor their length tells. */
export function strike(text: string, struck: readonly number[]): string {
  const gone = new Set(struck)
  const kept = wordsOf(text).map((word, i) => (gone.has(i) ? mark : word))
  return kept.filter((word, i) => word !== mark || kept[i - 1] !== mark).join(' ')
}

/** Whether anything is left to read. */
export const isEmpty = (text: string) => text.replaceAll(mark, '').trim() === ''

/** Which words of the raw text a kept one has struck, so that a decision can be changed. */
export function struckIn(text: string, kept: string | null): number[] {
  if (kept === null) return []
  const [raw, left] = [wordsOf(text), wordsOf(kept)]
  const struck: number[] = []
  let at = 0
  for (const [i, word] of raw.entries()) {
    const inMark = left[at] === mark
    if (inMark && word === left[at + 1]) at += 2
    else if (inMark) struck.push(i)
    else at++
  }
  return struck
}
