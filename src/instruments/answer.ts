/** Points of one line: x and y in 0…1000, rounded. */
export type Stroke = number[]

/**
 * One answer, by kind: text, longText → string · choice, scale, faces → option id · choices, area → ids · ranking → ids, first
 * the highest · strengthsAndNeeds → { strengths, needs } · matrix → row id → option id, or row id → column id → words · table →
 * rows of column id → string or number · number → number · date → `2026-11-22` · drawing → strokes, or { words } for who told
 * it in words, or both { words, strokes as JSON }: `drawnIn` reads all three. In place of any:
 * `$not-relevant`, `$dont-know` where the item offers them; in a matrix per row. A choice with `other` may also be
 * `{ other: 'words' }`.
 */
export type Answer =
  | string
  | number
  | string[]
  | Stroke[]
  | Record<string, string | Record<string, string>>
  | Record<string, string | number>[]

/** By item id: what is kept of an answered instrument. */
export type Answers = Record<string, Answer>
