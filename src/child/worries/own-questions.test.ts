import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actAs } from '../../../demo/as-person.ts'
import { ids } from '../../../demo/ids.ts'
import { demoSettings } from '../../../demo/seed.ts'
import { type House, openHouse } from '../../../test/house.ts'
import { publishOwn } from '../../../test/own-instrument.ts'
import { type Answers, type Definition, itemsOf, readAnswers } from '../../instruments/index.ts'

let house: House
let sara: Awaited<ReturnType<House['as']>>
let asPerson: ReturnType<typeof actAs>['asPerson']
beforeAll(async () => {
  house = await openHouse()
  asPerson = actAs(house.database.app, demoSettings.issuer).asPerson
  sara = await house.as('sara-lind')
})
beforeEach(() => house.database.admin.query('delete from learning.instrument_uses'))
afterAll(() => house.close())

const written = {
  childId: ids.amina,
  'q.works': 'Hon leker gärna.',
  'q.noticed': 'Hon är trött.',
  'q.guardians_know': 'partly',
}
const form = `/worries/new?child=${ids.amina}`
const hand = async (fields: Record<string, string | string[]>) => {
  const { status, location } = await sara.post('/worries', { ...written, ...fields })
  expect(status).toBe(303)
  return location
}
const shownIn = (text: string) => /name="instrument" value="([0-9a-f-]{36})"/.exec(text)?.[1] as string
const stored = async (path: string) =>
  (
    await house.database.admin.query(
      `select v.instrument_version_id as version, v.answers, w.areas from child.worries w join child.worry_versions v on v.worry_id = w.id
      where w.id = $1`,
      [path.split('/').at(-1)],
    )
  ).rows[0]
const itemIn = (definition: Definition, id: string) => {
  const item = itemsOf(definition).find(each => each.id === id)
  if (!item) throw new Error(`There is no ${id}`)
  return item
}
const askOfSleep = (definition: Definition) => {
  itemIn(definition, 'works').label = { sv: 'Vad är det bästa med barnet?' }
  definition.sections[0]?.items.push({
    id: 'sleep',
    kind: 'choice',
    label: { sv: 'Hur sover barnet?' },
    required: true,
    options: [
      { id: 'well', label: { sv: 'Gott' } },
      { id: 'badly', label: { sv: 'Oroligt' } },
    ],
  })
}

test('what a collaboration asks of its own is asked in the next worry, and old worries keep their words', async () => {
  const old = await hand({})
  const version = await publishOwn(asPerson, 'worry', askOfSleep)
  const page = (await sara.get(form)).text
  for (const said of ['Vad är det bästa med barnet?', 'Hur sover barnet?', 'name="q.sleep"', version])
    expect(page).toContain(said)
  expect(page).not.toContain('Vad fungerar bra?')
  const missing = await sara.post('/worries', { ...written, instrument: version })
  expect([missing.status, missing.text.includes('Svara på ”Hur sover barnet?”.')]).toEqual([422, true])

  const path = await hand({ instrument: version, 'q.sleep': 'badly', 'q.areas': ['safe', 'healthy'] })
  expect(await stored(path)).toEqual({
    version,
    areas: ['safe', 'healthy'],
    answers: {
      works: 'Hon leker gärna.',
      noticed: 'Hon är trött.',
      guardians_know: 'partly',
      sleep: 'badly',
      areas: ['safe', 'healthy'],
    },
  })
  const maria = await house.as('maria-lund')
  const asNow = (await maria.get(path)).text
  for (const said of ['Vad är det bästa med barnet?', 'Oroligt', 'Hon leker gärna.'])
    expect(asNow).toContain(said)
  const asThen = (await maria.get(old)).text
  expect(asThen).toContain('Vad fungerar bra?')
  expect(asThen).not.toContain('Vad är det bästa')
  await house.database.admin.query(`update child.worries set sent_at = sent_at - interval '11 minutes'`)
  expect((await maria.get('/inbox?view=waiting')).text).toContain('Hon är trött.')
})

test('who began before goes on with what was asked then: nothing written is lost (R20)', async () => {
  const begun = shownIn((await sara.get(form)).text)
  await publishOwn(asPerson, 'worry', definition => {
    for (const section of definition.sections)
      section.items = section.items.filter(item => item.id !== 'works')
  })
  expect(shownIn((await sara.get(form)).text)).not.toBe(begun)
  expect(await stored(await hand({ instrument: begun }))).toMatchObject({
    version: begun,
    answers: { works: 'Hon leker gärna.' },
  })
  const draft = { draft: randomUUID(), draftForm: 'worry', childId: ids.amina }
  await sara.post('/drafts', { ...draft, instrument: begun, 'q.works': 'Halvskrivet' })
  const page = (await sara.get(`${form}&draft=${draft.draft}`)).text
  expect(shownIn(page)).toBe(begun)
  expect(page).toContain('Halvskrivet')
})

test('an instrument without what the inbox shows is left aside, and so is one that is nobody’s or not for this', async () => {
  const shipped = shownIn((await sara.get(form)).text)
  const other = await publishOwn(asPerson, 'worry', definition => {
    for (const section of definition.sections)
      section.items = section.items.filter(item => item.id !== 'noticed')
  })
  expect(shownIn((await sara.get(form)).text)).toBe(shipped)
  const { rows } = await house.database.admin.query(`select learning.version_in_use('review') as id`)
  for (const instrument of [other, rows[0].id, randomUUID(), 'nonsense', ''])
    expect((await stored(await hand({ instrument }))).version).toBe(shipped)
})

test('another collaboration asks what it asked, and neither sees nor uses the other’s', async () => {
  const version = await publishOwn(asPerson, 'worry', askOfSleep)
  const { rows } = await house.database.admin.query(
    `insert into people.collaborations (name) values ('Grannlänet') returning id`,
  )
  const client = await house.database.app.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('kring.collaboration_id', $1, true)`, [rows[0].id])
    const uses = await client.query(
      `select i.code from learning.instrument_versions v join learning.instruments i on i.id = v.instrument_id
      where v.id = learning.version_in_use('worry')`,
    )
    expect(uses.rows).toEqual([{ code: 'five-questions' }])
    const sees = await client.query('select from learning.instrument_versions where id = $1', [version])
    expect(sees.rowCount).toBe(0)
    await client.query('rollback')
  } finally {
    client.release()
  }
  // Known to the process by now, and still not theirs to answer.
  await house.database.admin.query(
    'update learning.instrument_versions set collaboration_id = $1 where id = $2',
    [rows[0].id, version],
  )
  await house.database.admin.query('delete from learning.instrument_uses')
  expect((await stored(await hand({ instrument: version }))).version).not.toBe(version)
})

test('the database takes no answer to a draft', async () => {
  const version = await publishOwn(asPerson, 'worry', () => {})
  const path = await hand({})
  await house.database.admin.query(
    `update learning.instrument_versions set state = 'draft', published_at = null where id = $1`,
    [version],
  )
  const forged = asPerson('sara-lind', 'bjorkbacken/blasippan', async (tx, me) => {
    await tx
      .insertInto('child.worry_versions')
      .values({
        worry_id: path.split('/').at(-1) as string,
        version: 2,
        child_id: ids.amina,
        unit_id: me.unitId,
        instrument_version_id: version,
        answers: '{}',
        written_by: me.personId,
      })
      .execute()
  })
  await expect(forged).rejects.toMatchObject({ code: '42501' })
})

test('everything that the demo county has answered is right by the version that it answers', async () => {
  const { rows } = await house.database.admin.query(
    `select x.about, v.definition, x.answers from (
      select 'worry' as about, instrument_version_id as version_id, answers from child.worry_versions
      union all select voice, case voice when 'child' then a.child_version_id when 'guardian' then a.guardian_version_id else a.professional_version_id end,
        w.answers -> voice from child.assessments a join child.assessment_versions w on w.assessment_id = a.id, unnest(array['child', 'guardian', 'professional']) voice
        where w.answers ? voice
      union all select 'review', r.instrument_version_id, r.answers || n.answers from child.reviews r join child.review_needs n on n.review_id = r.id) x
    join learning.instrument_versions v on v.id = x.version_id`,
  )
  expect(new Set(rows.map(({ about }) => about)).size).toBe(5)
  for (const { definition, answers, about } of rows) {
    const read = readAnswers(definition as Definition, answers as Answers, { partial: true })
    expect({ about, ...read }).toEqual({ about, answers, problems: [] })
  }
})
