import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturn } from './paths.ts'

const origin = 'https://kring.example'

test.each([
  '/.//evil.example',
  '/x/..//evil.example',
  '/./\\evil.example',
  '/%2e//evil.example',
  '/x/%2E%2e//evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/sign-out',
  '/x/../sign-out',
  '/%2e/session/state',
])('%j leads to the first page', to => expect(safeReturn(to)).toBe('/'))

test('an address of our own is kept, without what stays in the browser', () => {
  expect(safeReturn('/children/1?tab=log#top')).toBe('/children/1?tab=log')
  expect(safeReturn('/a/../b//c')).toBe('/b//c')
})

test('whatever is sent, one stays on the same site and signed in', () => {
  const pieces = [
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    ' ',
    '\t',
    '\n',
    '\r',
    '@',
    ':',
    '?',
    '#',
    'x',
    'evil.example',
    'https:',
    'sign-out',
  ]
  const address = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map(parts => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }).map(text => `/${text}`),
    fc.webUrl(),
  )
  fc.assert(
    fc.property(address, to => {
      const back = safeReturn(to)
      expect(back).toMatch(/^\//)
      const url = new URL(back, origin)
      expect(url.origin).toBe(origin)
      expect(url.pathname).not.toMatch(/^\/(sign-|session\/)/)
      expect(safeReturn(back)).toBe(back)
    }),
    { seed: 8, numRuns: 5000 },
  )
})
