import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf, ids } from '../../../../demo/ids.ts'
import { type House, openHouse, testSecret } from '../../../../test/house.ts'
import { giveBy, openBy, seedSurvey, smallDefinition } from '../../../../test/surveys.ts'
import { keepDays } from '../invitations/tasks.ts'
import { sharedToken } from '../links.ts'
import { answerLink, answerPaths, myAnswerPaths, surveyPaths } from '../noun.ts'
import { readAddresses } from './address-form.ts'
import { surveyStates } from './states.ts'

let house: House
let tomas: Awaited<ReturnType<House['as']>>
let sara: typeof tomas
beforeAll(async () => {
  house = await openHouse()
  tomas = await house.as('tomas-aberg')
  sara = await house.as('sara-lind')
})
afterAll(() => house.close())

const all = async (text: string, values: unknown[] = []) =>
  (await house.database.admin.query(text, values)).rows
const day = (from: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + from * 86_400_000)
const implementation = async () =>
  (
    await all(
      `select v.id from learning.instruments i join learning.instrument_versions v on v.instrument_id = i.id where i.code = 'implementation-survey' and v.state = 'published'`,
    )
  )[0].id as string
const fields = async (more: Record<string, string | string[]> = {}) => ({
  version: await implementation(),
  titleSv: 'Vår enkät',
  titleEn: 'Our survey',
  introductionSv: '',
  introductionEn: '',
  languages: ['sv', 'en'],
  ways: ['personal', 'forwarded', 'open', 'app', 'paper'],
  anonymous: 'yes',
  opensOn: day(2),
  closesOn: day(20),
  remindOn: '',
  goal: '60',
  previous: '',
  ...more,
})
async function plan(more: Record<string, string | string[]> = {}) {
  const { status, location, text } = await tomas.post(surveyPaths.surveys(), await fields(more))
  expect(status, /ds-error-summary[\s\S]*?<\/ul>/.exec(text)?.[0]).toBe(303)
  return location.split('/').at(-1) as string
}

test('a survey is planned once however often the form is sent, and refuses days, languages and ways that cannot be', async () => {
  const once = randomUUID()
  const both = await Promise.all(
    [1, 2].map(async () => (await tomas.post(surveyPaths.surveys(), { ...(await fields()), once })).location),
  )
  expect(both[0]).toBe(both[1])
  for (const wrong of [
    { closesOn: day(1) },
    { closesOn: day(-3), opensOn: day(-5) },
    { remindOn: day(1) },
    { languages: [] },
    { languages: ['so'] },
    { ways: [] },
    { titleSv: '' },
    { titleEn: '' },
    { goal: 'många' },
    { anonymous: 'perhaps' },
  ] as Record<string, string | string[]>[])
    expect((await tomas.post(surveyPaths.surveys(), await fields(wrong))).status, JSON.stringify(wrong)).toBe(
      422,
    )
  expect((await tomas.post(surveyPaths.surveys(), await fields({ version: randomUUID() }))).status).toBe(404)
  expect((await sara.post(surveyPaths.surveys(), await fields())).status).toBe(404)
})

test('units are asked by a link each, with a manager who is mailed; the page shows the poster', async () => {
  const id = await plan()
  const chosen = { places: [ids.units.bjorkbacken, idOf('organisation/region')], roles: '', openLink: 'yes' }
  for (let twice = 0; twice < 2; twice++)
    expect((await tomas.post(surveyPaths.targets(id), chosen)).status).toBe(303)
  const targets = await all(
    'select id, unit_id, organisation_id from learning.targets where survey_id = $1',
    [id],
  )
  expect(targets).toHaveLength(3)
  expect((await tomas.post(surveyPaths.targets(id), { places: [], roles: '' })).status).toBe(422)
  expect((await tomas.post(surveyPaths.targets(id), { places: [randomUUID()], roles: '' })).status).toBe(422)
  // Where the county is too large to be listed, units are searched for, and what is ticked stays.
  const found = await tomas.post(surveyPaths.targets(id), {
    places: [ids.units.solrosen],
    search: 'öppet hus',
    find: 'yes',
  })
  const ticked = (unit: string) => new RegExp(`value="${unit}"[^>]*checked`).test(found.text)
  expect([ticked(ids.units.solrosen), ticked(ids.units.oppetHus)]).toEqual([true, false])
  expect(found.text).toContain(`value="${ids.units.oppetHus}"`)
  expect(found.text).not.toContain(`value="${ids.units.bjorkbacken}"`)
  const unit = targets.find(each => each.unit_id)?.id
  const path = surveyPaths.target(id, unit)
  expect((await tomas.get(path)).text).toContain(sharedToken(testSecret, unit))
  expect(
    (await tomas.post(path, { managerName: 'Anders', managerAddress: 'anders', goal: '', forwarded: '' }))
      .status,
  ).toBe(422)
  expect(
    (
      await tomas.post(path, {
        managerName: 'Anders',
        managerAddress: 'anders@ekdala.example.se',
        goal: '',
        forwarded: '',
      })
    ).status,
  ).toBe(303)
  expect((await tomas.get(surveyPaths.posters(id, { target: unit }))).text).toContain('qr-code')
  expect((await sara.get(path)).status).toBe(404)
})

test('it opens and closes by hand and by the clock, and opens again until it is released', async () => {
  const id = await plan({ opensOn: day(0) })
  const state = async () => (await all('select state from learning.surveys where id = $1', [id]))[0].state
  await keepDays(house.database.worker)
  expect(await state()).toBe('open')
  expect((await tomas.post(surveyPaths.state(id), { state: 'closed', note: 'Alla har svarat' })).status).toBe(
    303,
  )
  expect((await tomas.post(surveyPaths.state(id), { state: 'closed', note: '' })).status).toBe(303)
  expect(await state()).toBe('closed')
  expect((await tomas.post(surveyPaths.state(id), { state: 'open', note: '' })).status).toBe(303)
  await all(
    'update learning.surveys set closes_on = current_date - 1, opens_on = current_date - 9 where id = $1',
    [id],
  )
  await keepDays(house.database.worker)
  expect(await state()).toBe('closed')
  await all('update learning.surveys set released_at = now() where id = $1', [id])
  expect((await tomas.post(surveyPaths.state(id), { state: 'open', note: '' })).status).toBe(409)
  expect((await sara.post(surveyPaths.state(id), { state: 'open', note: '' })).status).toBe(404)
})

test('the last day of one that has closed stands, and the rest of it can be changed', async () => {
  const opensOn = day(-9)
  const id = await plan({ opensOn })
  await all(`update learning.surveys set state = 'closed', closes_on = current_date - 2 where id = $1`, [id])
  const [{ closed }] = await all('select closes_on::text as closed from learning.surveys where id = $1', [id])
  const change = async (closesOn: string) =>
    (await tomas.post(surveyPaths.details(id), await fields({ opensOn, closesOn, titleSv: 'Ny rubrik' })))
      .status
  expect(await change(day(20))).toBe(422)
  expect(await change(closed)).toBe(303)
  expect(
    await all(
      `select closes_on::text as closed, title ->> 'sv' as title from learning.surveys where id = $1`,
      [id],
    ),
  ).toEqual([{ closed, title: 'Ny rubrik' }])
})

test('the moves in the code and in the database are the same', async () => {
  const lead = await all(`select prosrc from pg_proc where proname = 'move_survey'`)
  const pairs = [
    ...String(lead[0].prosrc).matchAll(/\('(planned|open|closed)', '(planned|open|closed)'\)/g),
  ].map(([, from, to]) => `${from} ${to}`)
  expect(pairs.sort()).toEqual(
    Object.entries<Record<string, string>>(surveyStates.table)
      .flatMap(([from, to]) => Object.values(to).map(each => `${from} ${each}`))
      .sort(),
  )
})

test('addresses are read as they are pasted, and what is none of them is told', async () => {
  expect(readAddresses('Anna Ek <Anna.Ek@ekdala.example.se>; bo@x.example.se\nbo@x.example.se, ')).toEqual({
    addresses: ['anna.ek@ekdala.example.se', 'bo@x.example.se'],
    wrong: [],
  })
  expect(readAddresses('anna@, @x, a b@x.se, x@y').wrong).toHaveLength(4)
  const outlook = [
    'Öberg, Åsa <asa.oberg@ekdala.example>; Nilsson, Bo <bo.nilsson@ekdala.example>',
    '"Ek; Anna, rektor" <anna@ekdala.example>, Åberg, Tomas <tomas@ekdala.example>, eva@ekdala.example',
    'Lind, Sara <mailto:sara@ekdala.example>',
  ]
  expect(readAddresses(outlook.join('\n'))).toEqual({
    addresses: ['asa.oberg', 'bo.nilsson', 'anna', 'tomas', 'eva', 'sara'].map(
      each => `${each}@ekdala.example`,
    ),
    wrong: [],
  })
  expect(readAddresses('bo på mejl, Ek, Eva <eva@ekdala.example>, anna\nÖberg, Åsa <>').wrong).toEqual([
    'bo på mejl',
    'anna',
    'öberg, åsa <>',
  ])
  const id = await plan()
  const wrong = await tomas.post(surveyPaths.invitations(id), {
    addresses: 'anna@ekdala.example.se\nbo på mejl',
    target: '',
  })
  expect([wrong.status, wrong.text.includes('bo på mejl')]).toEqual([422, true])
  const long = await tomas.post(surveyPaths.invitations(id), { addresses: 'å'.repeat(60_000), target: '' })
  expect([long.status, long.text.includes('Skriv högst 254 tecken')]).toEqual([422, true])
  expect(await all('select from learning.invitations where survey_id = $1', [id])).toEqual([])
  for (let twice = 0; twice < 2; twice++)
    expect(
      (await tomas.post(surveyPaths.invitations(id), { addresses: 'anna@ekdala.example.se', target: '' }))
        .status,
    ).toBe(303)
  expect(await all('select from learning.invitations where survey_id = $1', [id])).toHaveLength(1)
})

describe('Managers’ addresses', () => {
  const [bjorkbacken, elevhalsan, oppetHus] = [
    ids.units.bjorkbacken,
    ids.units.elevhalsan,
    ids.units.oppetHus,
  ]
  const planAsked = async (units: readonly string[] = [bjorkbacken, elevhalsan, oppetHus]) => {
    const id = await plan()
    expect((await tomas.post(surveyPaths.targets(id), { places: units, roles: '' })).status).toBe(303)
    return id
  }
  /** In the order of the page. */
  const rowsOf = async (id: string) =>
    (await all(
      `select t.id, u.name as unit, t.manager_address as address, t.manager_name as name from learning.targets t join people.units u on u.id = t.unit_id
        join people.organisations o on o.id = t.organisation_id where t.survey_id = $1 order by o.name, u.name`,
      [id],
    )) as { id: string; unit: string; address: string | null; name: string }[]
  const save = (id: string, sent: Record<string, string>) =>
    tomas.post(surveyPaths.managers(id), { list: '', ...sent })

  test('are filled in from the post that is held now, say so, and are saved in one go with Open now a press away', async () => {
    const id = await planAsked()
    const [{ email }] = await all('select email from people.addresses where person_id = $1', [ids.anders])
    const { text } = await tomas.get(surveyPaths.managers(id))
    expect(text).toContain(`value="${email}"`)
    expect(text).toContain('Från uppdraget: Anders Holm')
    expect((await rowsOf(id)).map(each => each.address)).toEqual([null, null, null])
    const rows = await rowsOf(id)
    const sent = Object.fromEntries(
      rows.map(({ id, unit }) => [
        `address-${id}`,
        unit.startsWith('Björkbacken') ? email : `${id}@ekdala.example`,
      ]),
    )
    const saved = await save(id, sent)
    expect([saved.status, saved.location]).toEqual([303, surveyPaths.survey(id, { done: 'saved' })])
    expect((await tomas.get(saved.location)).text).toContain('Öppna nu')
    for (const { id: target, unit, address, name } of await rowsOf(id)) {
      const isBjorkbacken = unit.startsWith('Björkbacken')
      expect([address, name]).toEqual(
        isBjorkbacken ? [email, 'Anders Holm'] : [`${target}@ekdala.example`, ''],
      )
    }
    // Whoever has left the post is no longer suggested.
    const ended = `update people.appointments set ends_at = now() where person_id = $1 returning id`
    const kept = await all(ended, [ids.anders])
    const other = await planAsked()
    expect((await tomas.get(surveyPaths.managers(other))).text).not.toContain(email)
    await all('update people.appointments set ends_at = null where id = any($1)', [kept.map(each => each.id)])
  })

  test('a wrong one is told at its row, and all that is right is kept', async () => {
    const id = await planAsked()
    const [one, two, three] = (await rowsOf(id)).map(each => each.id)
    const answer = await save(id, {
      [`address-${one}`]: 'ett@ekdala.example',
      [`address-${two}`]: 'två på ekdala',
      [`address-${three}`]: 'tre@ekdala.example',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(`href="#field-address-${two}"`)
    expect(answer.text).toContain('value="två på ekdala"')
    expect(answer.text).toContain('2 adresser är sparade')
    expect(answer.text).not.toContain('ännu inte spara')
    expect((await rowsOf(id)).map(each => each.address)).toEqual([
      'ett@ekdala.example',
      null,
      'tre@ekdala.example',
    ])
  })

  test('a column is matched in order only when it has as many lines, and a hole in it moves nothing', async () => {
    const id = await planAsked()
    const column = await save(id, { list: 'a@ekdala.example\n\nc@ekdala.example\n' })
    expect(column.status).toBe(303)
    expect((await rowsOf(id)).map(each => each.address)).toEqual([
      'a@ekdala.example',
      null,
      'c@ekdala.example',
    ])
    // The first cell is empty: what follows keeps its row.
    await save(id, { list: '\nb@ekdala.example\nd@ekdala.example' })
    expect((await rowsOf(id)).map(each => each.address)).toEqual([
      'a@ekdala.example',
      'b@ekdala.example',
      'd@ekdala.example',
    ])
    const short = await save(id, { list: 'x@ekdala.example\ny@ekdala.example' })
    expect([short.status, short.text.includes('Listan har 2 rader och här är 3 enheter')]).toEqual([
      422,
      true,
    ])
    expect(short.text).toContain('x@ekdala.example')
    expect((await rowsOf(id)).map(each => each.address)).toEqual([
      'a@ekdala.example',
      'b@ekdala.example',
      'd@ekdala.example',
    ])
  })

  test('two columns are matched by the unit’s name, whatever their order; a name of none or of two is told', async () => {
    const id = await planAsked()
    const rows = await rowsOf(id)
    const list = [
      'Enhet\tAdress',
      ...rows.map(({ unit }, n) => `${unit.toUpperCase()}\tby${n}@ekdala.example`).reverse(),
    ]
    expect((await save(id, { list: list.join('\n') })).status).toBe(303)
    expect((await rowsOf(id)).map(each => each.address)).toEqual([
      'by0@ekdala.example',
      'by1@ekdala.example',
      'by2@ekdala.example',
    ])
    const wrong = await save(id, {
      list: `${rows[0]?.unit};ny@ekdala.example\nIngen förskola;x@ekdala.example\n${rows[1]?.unit};fel`,
    })
    expect([wrong.status, wrong.text.includes('En rad passar ingen enhet här')]).toEqual([422, true])
    expect(wrong.text).toContain(`href="#field-address-${rows[1]?.id}"`)
    expect((await rowsOf(id)).map(each => each.address)).toEqual([
      'ny@ekdala.example',
      'by1@ekdala.example',
      'by2@ekdala.example',
    ])
  })

  test('what a form does not send is left, and nobody but the process leader reads or writes them', async () => {
    const id = await planAsked()
    const [one] = (await rowsOf(id)).map(each => each.id)
    await save(id, { [`address-${one}`]: 'ett@ekdala.example' })
    expect((await tomas.post(surveyPaths.managers(id), {})).status).toBe(303)
    expect((await rowsOf(id))[0]?.address).toBe('ett@ekdala.example')
    expect((await sara.get(surveyPaths.managers(id))).status).toBe(404)
    expect((await sara.post(surveyPaths.managers(id), { list: '' })).status).toBe(404)
    await tomas.post(surveyPaths.state(id), { state: 'open', note: '' })
    await tomas.post(surveyPaths.state(id), { state: 'closed', note: '' })
    expect((await tomas.get(surveyPaths.managers(id))).status).toBe(404)
  })
})

test('the rate counts who was told, and is unknown where nobody told', async () => {
  const survey = await seedSurvey(house)
  const give = (link: string) =>
    giveBy(house.stranger, link, {
      version: survey.version,
      language: 'sv',
      'q.known': 'yes',
    })
  for (let n = 0; n < 3; n++) await give(survey.unit.link)
  expect((await tomas.get(surveyPaths.survey(survey.id))).text).toMatch(/okänt/)
  await openBy(house.stranger, survey.unit.tell, { count: '12' }, answerPaths.count())
  expect((await tomas.get(surveyPaths.survey(survey.id))).text).toContain('25 %')
})

test('papers are keyed in one after another, marked as paper; the same form twice is one', async () => {
  const survey = await seedSurvey(house)
  const path = surveyPaths.papers(survey.id)
  const paper = {
    version: survey.version,
    batch: '3',
    target: survey.unit.id,
    'q.known': 'no',
    once: randomUUID(),
  }
  for (let twice = 0; twice < 2; twice++) {
    const { status, location } = await tomas.post(path, paper)
    expect([status, location]).toEqual([
      303,
      `${surveyPaths.newPaper(survey.id)}?batch=4&target=${survey.unit.id}`,
    ])
  }
  expect((await tomas.get(`${surveyPaths.newPaper(survey.id)}?batch=4`)).text).toContain('4 papper sparade')
  expect(
    await all('select way, answers, given_on from learning.answers where survey_id = $1', [survey.id]),
  ).toEqual([{ way: 'paper', answers: { known: 'no' }, given_on: null }])
  const empty = await tomas.post(path, { version: survey.version, batch: '0', target: survey.unit.id })
  expect([empty.status, empty.text.includes('href="#field-q.known"')]).toEqual([422, true])
  expect(empty.text).toContain(`value="${survey.unit.id}" selected`)
  for (const target of ['nonsense', randomUUID(), (await seedSurvey(house)).unit.id])
    expect((await tomas.post(path, { ...paper, target, once: randomUUID() })).status).toBe(404)
  expect((await sara.post(path, paper)).status).toBe(404)
})

test('inside Kring a function answers once, reads its answer and takes it back, also after the closing', async () => {
  const survey = await seedSurvey(house, { anonymous: false })
  const path = myAnswerPaths.answer(survey.id)
  expect((await sara.get(myAnswerPaths.list())).text).toContain(path)
  expect((await sara.post(path, { version: survey.version, 'q.known': '' })).status).toBe(422)
  for (let twice = 0; twice < 2; twice++)
    expect((await sara.post(path, { version: survey.version, 'q.known': 'partly' })).status).toBe(303)
  expect(
    await all('select function_id, way from learning.answers where survey_id = $1', [survey.id]),
  ).toEqual([{ function_id: ids.functions.forskollarare, way: 'app' }])
  expect((await sara.get(path)).text).toContain('Stämmer delvis')
  const jonas = await house.as('jonas-ek')
  expect((await jonas.get(path)).status).toBe(404)
  await all(`update learning.surveys set state = 'closed', released_at = now() where id = $1`, [survey.id])
  for (let twice = 0; twice < 2; twice++)
    expect([303, 404]).toContain((await sara.post(myAnswerPaths.withdrawal(survey.id))).status)
  expect(await all('select from learning.answers where survey_id = $1', [survey.id])).toEqual([])
})

test('inside Kring a blank answer is asked about, said to be blank, counted nowhere, and can be given anew while it is open', async () => {
  const optional = {
    ...smallDefinition,
    sections: smallDefinition.sections.map(section => ({
      ...section,
      items: section.items.map(item => ({ ...item, required: false })),
    })),
  }
  const survey = await seedSurvey(house, { anonymous: false, definition: optional })
  const path = myAnswerPaths.answer(survey.id)
  const blank = { version: survey.version, 'q.known': '' }
  const asked = await sara.post(path, blank)
  expect([asked.status, asked.text.includes('Du har inte svarat på något. Skicka ändå?')]).toEqual([
    422,
    true,
  ])
  const sent = await sara.post(path, { ...blank, blank: 'yes' })
  expect([sent.status, sent.location]).toEqual([303, myAnswerPaths.answer(survey.id, { done: 'blank' })])
  const told = (await sara.get(sent.location)).text
  expect(told).toContain('Ditt svar var tomt')
  expect(told).toContain('Det räknas inte')
  expect(told).toContain('name="q.known"')
  expect((await sara.get(myAnswerPaths.list())).text).not.toContain('Svarade')
  expect(await all('select from learning.answers where survey_id = $1', [survey.id])).toEqual([])

  // One that was stored before, by a link of one's own: it is in no count.
  const counted = async () =>
    (await tomas.get(surveyPaths.survey(survey.id))).text.match(
      /class="survey-count"[^>]*>\s*<strong>(\d+)/,
    )?.[1]
  await all(
    `insert into learning.answers (collaboration_id, survey_id, anonymous, target_id, version_id, way, answers) values ($1, $2, false, $3, $4, 'personal', '{}')`,
    [ids.collaboration, survey.id, survey.unit.id, survey.version],
  )
  expect(await counted()).toBe('0')
  const real = await sara.post(path, { version: survey.version, 'q.known': 'yes' })
  expect([real.status, real.location]).toEqual([303, myAnswerPaths.answer(survey.id, { done: 1 })])
  expect(await counted()).toBe('1')
  await all(`update learning.surveys set state = 'closed' where id = $1`, [survey.id])
  expect((await sara.post(path, { ...blank, blank: 'yes' })).status).toBe(409)
})

test('an anonymous survey inside Kring leads to the unit’s shared link, and knows no function', async () => {
  const survey = await seedSurvey(house)
  expect((await sara.get(myAnswerPaths.list())).text).toContain(answerLink(survey.unit.link))
  expect(
    (await sara.post(myAnswerPaths.answer(survey.id), { version: survey.version, 'q.known': 'yes' })).status,
  ).toBe(404)
  await expect(
    all(
      `insert into learning.answers (collaboration_id, survey_id, anonymous, version_id, way, answers, function_id) values ($1, $2, true, $3, 'app', '{}', $4)`,
      [ids.collaboration, survey.id, survey.version, ids.functions.rektor],
    ),
  ).rejects.toThrow('anonymous_is_anonymous')
})

test('no serving role reads an answer, a ballot or who has answered (R18)', async () => {
  const { database } = house
  for (const pool of [database.app, database.worker, database.insight, database.auditor])
    for (const query of [
      'select from learning.answers',
      'select from learning.ballots',
      'select answered from learning.invitations',
      'select who_hash from learning.invitations',
    ])
      await expect(pool.query(query), query).rejects.toThrow('permission denied')
})
