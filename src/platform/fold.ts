/** Apostrophes in all their forms, and signs that nobody sees: they part nothing. */
const unseen =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff'\u2019\u2018\u201b\u02bc\u02b9\u00b4\u2032`\uff07]/g

const unlike: Record<string, string> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Letters without accents, small. Å is A with a ring, as one letter and as two. */
export const withoutMarks = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþı]/g, letter => unlike[letter] ?? letter)

/**
 * What names are compared and found by: words in small letters without accents and apostrophes, one space between each.
 * `people.folded` in the database is the same.
 */
export const fold = (text: string) =>
  withoutMarks(text.replace(unseen, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const foldedWords = (text: string) => fold(text).split(' ').filter(Boolean)
