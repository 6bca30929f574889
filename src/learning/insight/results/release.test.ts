import { afterAll, beforeAll, expect, test } from 'vitest'
import { ids } from '../../../../demo/ids.ts'
import { askForRelease, each, seedSurvey } from '../../../../test/counted-survey.ts'
import { type House, openHouse, testSecret } from '../../../../test/house.ts'
import { releaseSurvey } from './release.ts'

let house: House
const rows = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

let organisations: { id: string; name: string; units: string[] }[]
beforeAll(async () => {
  organisations = await rows(
    `select o.id, o.name, array_agg(u.id order by u.name) as units from people.organisations o join people.units u on u.organisation_id = o.id
      where o.collaboration_id = $1 group by o.id having count(*) > 1 order by count(*) desc, o.name`,
    [ids.collaboration],
  )
})

const shown = async (survey: string, dimension = 'all', key = 'all') =>
  Object.fromEntries(
    (
      await rows(
        `select c.item, c.part, c.option, c.value from learning.release_cells c join learning.releases r on r.id = c.release_id
          join learning.release_groups g using (release_id, number) where r.survey_id = $1 and g.dimension = $2 and g.key = $3`,
        [survey, dimension, key],
      )
    ).map(({ item, part, option, value }) => [[item, part, option].filter(Boolean).join('/'), value]),
  )

test('counts every kind of question, each once, and stores no hidden number', async () => {
  const [one] = organisations
  const answers = [
    ...each('works', { wholly: 12, partly: 9, hardly: 6, not: 8, '$dont-know': 7 }),
    ...Array.from({ length: 20 }, (_, i) => ({ needs: i < 14 ? ['a', 'b'] : ['a'] })),
    ...Array.from({ length: 10 }, () => ({ near: { plan: 'wholly', voice: 'partly' } })),
    ...['hardly', 'partly', 'not'].flatMap(plan => Array.from({ length: 10 }, () => ({ near: { plan } }))),
    ...Array.from({ length: 12 }, () => ({ order: ['b', 'a', 'c'] })),
    ...Array.from({ length: 16 }, (_, i) => ({ years: i < 8 ? 3 : 30 })),
    ...each('role', { x: 9, y: 8 }),
    ...Array.from({ length: 6 }, () => ({ role: { other: 'Fritidsledare i Dungen' } })),
    ...Array.from({ length: 3 }, (_, i) => ({ free: `Träffas oftare ${i}` })),
  ]
  const survey = await seedSurvey(house.database.admin, [
    { organisation: one?.id ?? '', asked: 200, answers },
  ])
  await askForRelease(house.database.admin, survey)
  expect(await releaseSurvey(house.database.worker, survey, testSecret)).toBe(true)
  const found = await shown(survey)
  expect(found).toMatchObject({
    'works/$n': 35,
    'works/wholly': 12,
    'works/~agrees': 21,
    'works/$dont-know': 7,
    'needs/$n': 20,
    'needs/b/yes': 14,
    // all 20 chose it: that nobody did not is hidden, and so this is
    'needs/a/yes': null,
    'needs/c/yes': null,
    'near/plan/wholly': 10,
    'near/plan/hardly': 10,
    'near/voice/$n': 10,
    'near/voice/partly': null,
    'order/$n': 12,
    'years/$n': 16,
    'role/x': 9,
    'role/$other': 6,
    'free/$n': null,
  })
  // Bins that nobody is in are small as well, and one of the two that somebody is in goes with them.
  const bins = Object.entries(found).filter(([name, value]) => /^years.\d/.test(name) && value !== null)
  expect(bins.map(([, value]) => value)).toEqual([8])
  expect(await rows('select count(*)::int as n from learning.quotes')).toEqual([{ n: 9 }])
})

test('is done once: a second job changes nothing, and a survey nobody asked to release stays as it is', async () => {
  const survey = await seedSurvey(house.database.admin, [
    { organisation: organisations[0]?.id ?? '', answers: each('works', { wholly: 9 }) },
  ])
  expect(await releaseSurvey(house.database.worker, survey, testSecret)).toBe(false)
  await askForRelease(house.database.admin, survey)
  expect(await releaseSurvey(house.database.worker, survey, testSecret)).toBe(true)
  expect(await releaseSurvey(house.database.worker, survey, testSecret)).toBe(false)
  await expect(askForRelease(house.database.admin, survey)).rejects.toThrow('one_release')
})

test('tells nothing of a group under the limit, and hides what would give it away by subtraction', async () => {
  const [one] = organisations
  const [small, large] = one?.units ?? []
  const survey = await seedSurvey(house.database.admin, [
    { organisation: one?.id ?? '', unit: small, asked: 4, answers: each('works', { wholly: 2, not: 1 }) },
    {
      organisation: one?.id ?? '',
      unit: large,
      answers: each('works', { wholly: 20, partly: 11, hardly: 7, not: 8 }),
    },
  ])
  await askForRelease(house.database.admin, survey)
  await releaseSurvey(house.database.worker, survey, testSecret)
  expect(await shown(survey, 'unit', small)).toEqual({})
  const [whole, part] = [await shown(survey, 'organisation', one?.id), await shown(survey, 'unit', large)]
  for (const option of ['wholly', 'partly', 'hardly', 'not'])
    expect(
      [whole[`works/${option}`], part[`works/${option}`]].filter(value => value === null).length,
      option,
    ).toBeGreaterThan(0)
  const groups = await rows(
    `select g.dimension, g.answers, g.asked from learning.release_groups g join learning.releases r on r.id = g.release_id where r.survey_id = $1 and g.dimension in ('all', 'unit') order by g.number`,
    [survey],
  )
  expect(groups).toEqual([
    { dimension: 'all', answers: 49, asked: null },
    { dimension: 'unit', answers: null, asked: 4 },
    { dimension: 'unit', answers: 46, asked: null },
  ])
})
