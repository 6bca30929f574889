import { withoutMarks } from '../../platform/fold.ts'

/** Per is a name, but not in "per telefon". */
const byMeans = /\bper(?=\s+(?:telefon|video|videolänk|länk|teams|zoom|skype|brev)\b)/giu

/** Apostrophes in all their forms, and the colon of "Li:s": inside a word they part nothing. */
const inside = /(?<=[\p{L}\p{M}])(?:['’‘‛ʼʹ´`′＇](?=\p{L})|:(?=s(?!\p{L})))/gu
/** Whether a place names one of these people, by any whole word of their name: "Hemma hos Johanna", "Lindqvists", but not "Ekskolan" of Ek. */
export function namesSomeone(place: string, names: readonly string[]): boolean {
  const words = wordsOf(place.normalize('NFC').replace(byMeans, ' '))
  // Anna Karin is written as one word too, and O'Brien as two.
  const written = [...words, ...pairs(words)]
  const parts = new Set(names.flatMap(name => partsOf(name)))
  return written.some(word => !ordinary.has(word) && (parts.has(word) || parts.has(genitive(word))))
}

/** Each part of a name that could tell whose it is: both halves of a double name, and the two written as one. */
function partsOf(name: string) {
  const words = wordsOf(name)
  return [...words, ...pairs(words)].filter(word => word.length > 1 && !ordinary.has(word))
}

const pairs = (words: readonly string[]) => words.slice(1).map((word, n) => `${words[n]}${word}`)

const genitive = (word: string) => word.replace(/s$/, '')

/** Whole words in small letters without marks: Öberg as O with two dots, as one letter, and as Oberg are the same. */
function wordsOf(text: string) {
  return withoutMarks(text.replace(/\p{Cf}/gu, '').replace(inside, ''))
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
}

/**
 * Words that name nobody though they may stand in a name field: a place is made of them. A name that is one of them, or becomes one
 * by a genitive s (Hu, Hus), is read as the word by whoever does not know the family.
 */
const ordinary = new Set(
  wordsOf(`rum rummet sal salen hus huset hall hallen plan planet plats platsen väg vägen gata gatan torg torget gård gården port porten dörr entré
  entrén våning våningen trappa hiss kök köket lokal lokalen bibliotek biblioteket skola skolan förskola förskolan fritids fritidshem
  mottagning mottagningen kontor kontoret expedition hem hemmet hemma familj familjen stora lilla norra södra östra västra centrum centralen
  kommun kommunen kommunhuset stadshuset hos vid på i av och eller med till från samma som sist vanliga digitalt digital video videolänk länk
  telefon teams zoom skype online room hall house school office at the in of and with street square floor phone
  mamma mammas pappa pappas mor far mormor morfar farmor farfar moster faster morbror farbror syster bror storebror lillasyster lillebror
  storasyster förälder föräldrar vårdnadshavare barn barnet styvmor styvfar bonusmamma bonuspappa god man mother father
  den de`),
)
