import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { forumForm } from '../../../test/routes/joint-items.ts'
import { personNumbersIn } from './person-numbers.ts'
import { suspectsIn } from './suspects.ts'

describe('Person numbers are found', () => {
  // Of the official test series.
  test.each([
    '20180101-2384',
    '180101-2384',
    '201801012384',
    '20180101 2384',
    '2018 01 01 23 84',
    '18-01-01-2384',
  ])('as %s', number => expect(personNumbersIn(`Det gäller ${number} igen`)).toEqual([number]))
  test.each(['070-123 45 67', 'år 2018, 2384 gånger', '2018-01-01', '1234567890123456'])(
    'never as %s',
    text => expect(personNumbersIn(text)).toEqual([]),
  )
  test('after another number', () =>
    expect(personNumbersIn('den 3 20180101-2384').join()).toContain('20180101-2384'))
})

test('two capitalised words beside each other look like a name, a word that begins a sentence does not', () => {
  expect(suspectsIn('Amina Haddad slutade. När Ekdala ringde kom Leo ensam.').pairs).toEqual([
    ['Amina', 'Haddad'],
  ])
  expect(suspectsIn('Jag träffade Åsa Öberg-Lind och sedan Bo\nEk').pairs).toEqual([['Åsa', 'Öberg-Lind']])
  expect(suspectsIn('').pairs).toEqual([])
})

describe('In a form', () => {
  let house: House
  type Browser = Awaited<ReturnType<House['as']>>
  let sara: Browser
  let lina: Browser
  beforeAll(async () => {
    house = await openHouse()
    ;[sara, lina] = [await house.as('sara-lind'), await house.as('lina-berg')]
  })
  afterAll(() => house.close())
  const raise = (by: Browser, words: string, more = {}) =>
    by.post('/matters', { words, sort: 'other', forum: 'unknown', search: '', ...more })
  const asked = async (by: Browser, words: string) => {
    const { status, text } = await raise(by, words)
    if (status === 422) expect(text).toContain('Nej, det är inte om ett barn')
    return status === 422
  }

  test('the given name of a child that one works with is asked about, and of no other child', async () => {
    expect(await asked(sara, 'Det blev fel med Amina.')).toBe(true)
    expect(await asked(sara, 'Aminas tid flyttades.')).toBe(true)
    // Lina works with no Amina: her answer is as of any word.
    expect(await asked(lina, 'Det blev fel med Amina.')).toBe(false)
    expect(await asked(sara, 'Det blev fel med Tindra.')).toBe(false)
  })

  test('two names are asked about, but for colleagues, units and organisations', async () => {
    expect(await asked(sara, 'Det gäller Kim Bergqvist.')).toBe(true)
    expect(await asked(sara, 'Det gäller 20180101-2384.')).toBe(true)
    expect(await asked(sara, 'Jag ringde Jonas Ek på Centrala Elevhälsan i Ekdala Kommun.')).toBe(false)
    // A guardian is no colleague.
    expect(await asked(sara, 'Det gäller Farah Haddad.')).toBe(true)
  })

  test('the answer is kept with who and which row, never with what it said, and only where it was asked', async () => {
    const kept = async () =>
      (await house.database.admin.query('select * from joint.name_answers order by at')).rows as Record<
        string,
        unknown
      >[]
    const before = (await kept()).length
    const sent = await raise(sara, 'Vi behöver Grön Rehab här.', { notChild: 'yes' })
    expect(sent.status).toBe(303)
    const [row, ...more] = (await kept()).slice(before)
    expect(more).toEqual([])
    expect(row).toMatchObject({
      function_id: ids.functions.forskollarare,
      person_id: ids.sara,
      item_kind: 'matter',
      item_id: sent.location.split('/').at(-1),
    })
    expect(JSON.stringify(row)).not.toContain('Rehab')
    expect((await raise(sara, 'Inget särskilt.', { notChild: 'yes' })).status).toBe(303)
    expect(await kept()).toHaveLength(before + 1)
  })

  test('a forum asks about its name and what it is for', async () => {
    const form = forumForm('Nätverket', 'parties')
    const wrong = await sara.post('/forums', { ...form, purpose: 'Att hjälpa Kim Bergqvist.' })
    expect([wrong.status, wrong.text.includes('Ta bort Kim Bergqvist')]).toEqual([422, true])
    expect(wrong.text).toContain('Att hjälpa Kim Bergqvist.</textarea>')
    const made = await sara.post('/forums', { ...form, purpose: 'Att hjälpa Grön Rehab.', notChild: 'yes' })
    expect(made.status).toBe(303)
    const at = made.location.split('?')[0] as string
    const named = { ...form, title: 'Amina', version: '1' }
    expect((await sara.post(`${at}/edit`, named)).status).toBe(422)
  })
})
