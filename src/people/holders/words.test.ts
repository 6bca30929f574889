import { expect, test } from 'vitest'
import { holderAndPost, holderOrPostInside, nameAndPost, postLine } from './words.ts'

const held = { holders: ['Sara Lind'], functionName: 'Förskollärare', unitName: 'Björkbacken' }
const nobody = { ...held, holders: [] }

test('who holds a post stands before it, and of a post that nobody holds that nobody does', () => {
  expect(holderAndPost(held, 'sv')).toBe('Sara Lind, förskollärare, Björkbacken')
  expect(holderAndPost(nobody, 'sv')).toBe('Förskollärare, Björkbacken, ingen har uppdraget just nu')
  expect(holderOrPostInside(nobody)).toBe('förskollärare')
  expect(holderOrPostInside(held)).toBe('Sara Lind')
  expect(postLine(held, 'en')).toBe('Förskollärare, Björkbacken')
  expect(postLine({ ...nobody, past: true }, 'sv')).toBe('Förskollärare, Björkbacken')
  expect(postLine(nobody, 'en')).toBe('nobody holds this function at the moment, Björkbacken')
})

test('for what somebody did the post follows the name, and stands with a capital where there is none', () => {
  expect(nameAndPost('Maria Lund', 'Rektor', null, 'Björkbacken')).toBe('Maria Lund, rektor, Björkbacken')
  expect(nameAndPost(null, 'Rektor', 'Björkbacken')).toBe('Rektor, Björkbacken')
  expect(nameAndPost('Maria Lund', null)).toBe('Maria Lund')
})
