import { expect, test } from 'vitest'
import { holderAndPost, holderOrPostInside, insideSentence, nameAndPost, postLine } from './words.ts'

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

const held = { holders: ['Sara Lind'], functionName: 'Förskollärare', unitName: 'Björkbacken' }
const nobody = { ...held, holders: [] }

test('who holds a post stands before it, and of a post that nobody holds that nobody does', () => {
  expect(holderAndPost(held, 'sv')).toBe('Sara Lind, förskollärare, Björkbacken')
  expect(holderAndPost(nobody, 'sv')).toBe('Förskollärare, Björkbacken, ingen har uppdraget just nu')
  expect(holderOrPostInside(nobody)).toBe('förskollärare')
  expect(holderOrPostInside(held)).toBe('Sara Lind')
  expect(postLine(held, 'en')).toBe('Förskollärare, Björkbacken')
  expect(postLine(nobody, 'en')).toBe('nobody holds this function at the moment, Björkbacken')
})

test('for what somebody did the post follows the name, and stands with a capital where there is none', () => {
  expect(nameAndPost('Maria Lund', 'Rektor', null, 'Björkbacken')).toBe('Maria Lund, rektor, Björkbacken')
  expect(nameAndPost(null, 'Rektor', 'Björkbacken')).toBe('Rektor, Björkbacken')
  expect(nameAndPost('Maria Lund', null)).toBe('Maria Lund')
})
