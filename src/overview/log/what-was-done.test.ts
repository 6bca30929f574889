import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../demo/ids.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { todaysDate } from '../../i18n/index.ts'
import { dids } from '../../platform/database/transaction.ts'
import { texts } from './texts.ts'
import { entryWords } from './words.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const written = {
  childId: ids.amina,
  'q.works': 'Hon leker gärna med de yngre barnen.',
  'q.noticed': 'Hon har varit trött på morgnarna.',
  'q.areas': ['healthy'],
  'q.child_said': 'Jag vill sova.',
  'q.guardians_know': 'partly',
}
const latest = (text: string) => /<tbody>\s*<tr>(.*?)<\/tr>/s.exec(text)?.[1] ?? ''

test('the log says that a worry was answered or taken back, not written: to those around the child and to the reviewer', async () => {
  const sara = await house.as('sara-lind')
  const maria = await house.as('maria-lund')
  const log = async () => latest((await sara.get(`/children/${ids.amina}/log`)).text)
  const { location } = await sara.post('/worries', written)
  expect(await log()).toContain('Skrev ett uppmärksammande')
  await maria.post(`${location}/answers`, { kind: 'reply', words: 'Tack, jag ringer hem.' })
  const answered = await log()
  expect(answered).toContain('Maria Lund')
  expect(answered).toContain('Svarade på ett uppmärksammande')
  await sara.post(`${location}/answers`, { kind: 'question', words: 'Hur gick det?' })
  expect(await log()).toContain('Skrev mer i ett uppmärksammande')
  const { location: second } = await sara.post('/worries', written)
  expect((await sara.post(`${second}/withdrawal`)).status).toBe(303)
  expect(await log()).toContain('Tog tillbaka ett uppmärksammande')

  const [{ person_id, function_id }] = (
    await house.database.admin.query(
      `select person_id, function_id from audit.access_log where purpose = 'did:answered' and item_id = $1`,
      [location.split('/').at(-1)],
    )
  ).rows
  const eva = await house.as('eva-sand')
  const day = (await eva.get(`/log/days/${function_id}/${person_id}/${todaysDate()}`)).text
  expect(day).toContain('Svarade på ett uppmärksammande')
  expect(day).not.toContain('did:')
  expect((await sara.get(`/children/${ids.amina}/log`)).text).not.toContain('did:')
})

test('what was not done after all is no writing in the log', async () => {
  const siri = await house.as('siri-alm')
  const before = (await house.database.admin.query('select max(id) as id from audit.access_log')).rows[0].id
  const wrong = await siri.post('/worries', { ...written, 'q.noticed': '' })
  expect(wrong.status).toBeGreaterThanOrEqual(400)
  const { rows } = await house.database.admin.query(
    `select act from audit.access_log where id > $1 and (act = 'write' or purpose like 'did:%')`,
    [before],
  )
  expect(rows).toEqual([])
})

test('each act has words of its own in both languages, and an entry from before says that it was written', () => {
  for (const language of ['sv', 'en'] as const) {
    const wordsOf = (purpose: string) =>
      entryWords({ act: 'write', itemKind: 'worry', purpose, times: 1 }, language)
    const said = dids.map(did => wordsOf(`did:${did}`))
    expect(new Set(said).size).toBe(dids.length)
    expect(said.filter(words => words.includes('did') || words.includes('undefined'))).toEqual([])
    expect(wordsOf('')).toBe(texts(language).did_wrote(language === 'sv' ? 'ett uppmärksammande' : 'a worry'))
  }
})
