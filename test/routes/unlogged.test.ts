import { expect, test } from 'vitest'
import { unloggedNames } from './unlogged.ts'

const names = new Map([
  ['a', 'Amina Haddad'],
  ['b', 'Leo Marklund'],
])
const search = { act: 'search', child_id: null }
const read = (child_id: string) => ({ act: 'read', child_id })

test('a page about a child that is logged as a search is found', () => {
  expect(unloggedNames({ text: 'Amina Haddad', about: 'a', names }, [search])).toEqual(['Amina Haddad'])
  expect(unloggedNames({ text: 'without a name', about: 'a', names }, [search])).toEqual(['Amina Haddad'])
  expect(unloggedNames({ text: 'Amina Haddad', about: 'a', names }, [read('a')])).toEqual([])
})

test('a page about a child that names another is found', () => {
  const page = { text: 'Amina Haddad, Leo Marklund', about: 'a', names }
  expect(unloggedNames(page, [read('a')])).toEqual(['Leo Marklund'])
  expect(unloggedNames(page, [read('a'), { act: 'refused', child_id: 'b' }])).toEqual(['Leo Marklund'])
})

test('a list is logged as one search, the own inbox as one reading', () => {
  const page = { text: 'Amina Haddad, Leo Marklund', names }
  expect(unloggedNames(page, [search])).toEqual([])
  const inbox = { act: 'read', child_id: null, item_kind: 'inbox' }
  expect(unloggedNames(page, [inbox])).toEqual([])
  expect(unloggedNames({ ...page, about: 'a' }, [inbox])).toEqual(['Amina Haddad', 'Leo Marklund'])
  expect(unloggedNames(page, [{ ...inbox, item_kind: 'log' }])).toEqual(['Amina Haddad', 'Leo Marklund'])
  expect(unloggedNames(page, [])).toEqual(['Amina Haddad', 'Leo Marklund'])
})
