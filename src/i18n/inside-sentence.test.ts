import { expect, test } from 'vitest'
import { insideSentence } from './inside-sentence.ts'

test.each([
  ['Rektor och barnets kontakt', 'rektor och barnets kontakt'],
  ['Förskollärare, avdelning Blåsippan', 'förskollärare, avdelning Blåsippan'],
  ['Länsstyrelsens samordnare', 'länsstyrelsens samordnare'],
  ['Övningsledare', 'övningsledare'],
  ['BVC-sjuksköterska och barnets kontakt', 'BVC-sjuksköterska och barnets kontakt'],
  ['SIP-samordnare', 'SIP-samordnare'],
  ['McDonald-handledare', 'McDonald-handledare'],
  ['X', 'X'],
  ['A-kassan', 'A-kassan'],
  ['samordnare', 'samordnare'],
  ['1:e socialsekreterare', '1:e socialsekreterare'],
  ['', ''],
])(
  'a post begins with a small letter inside a sentence, unless it is an abbreviation: %s',
  (post, inside) => {
    expect(insideSentence(post)).toBe(inside)
  },
)
