import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, ids } from '../../demo/ids.ts'
import { dayFrom } from './fields.ts'
import type { Viewer } from './viewers.ts'
import { child, openWorld } from './world.ts'

// How many statements a page takes depends on the page, never on how much there is to show.
const world = await openWorld()
const { browsers, items } = world
afterAll(() => world.house.close())

const leo = `/children/${child.leo}`
const plan = `/plans/${items.plan.leo}`
const pages: [Viewer, string][] = [
  ['siri-alm', '/inbox'],
  ['siri-alm', '/children'],
  ['siri-alm', leo],
  ['siri-alm', `${leo}/consents`],
  ['siri-alm', `${leo}/sharing`],
  ['siri-alm', `${leo}/reports`],
  ['siri-alm', `${leo}/log`],
  ['siri-alm', plan],
  ['siri-alm', `${plan}/draft`],
  ['siri-alm', `${plan}/partners`],
  ['siri-alm', `${plan}/publication/new`],
  ['siri-alm', '/meetings'],
  ['siri-alm', `/meetings/${items.meeting.leo}`],
  ['siri-alm', `/requests/${items.request.waiting}`],
  ['siri-alm', '/drafts'],
  ['jonas-ek', '/inbox'],
  ['jonas-ek', leo],
  ['jonas-ek', plan],
  ['jonas-ek', `/requests/${items.request.waiting}`],
  ['maria-lund', '/inbox'],
  ['maria-lund', `/worries/${items.worry.amina}`],
  ['johanna-marklund', '/family'],
  ['johanna-marklund', `/family/children/${child.leo}`],
  ['johanna-marklund', '/meetings'],
  ['anders-holm', '/unit'],
  ['eva-sand', '/log'],
  ['tomas-aberg', `/surveys/${items.results.survey}/results`],
  ['tomas-aberg', `/surveys/${items.results.survey}/quotes`],
  ['tomas-aberg', '/insight'],
  ['tomas-aberg', '/insight/plans'],
  ['sara-lind', '/county'],
  ['tomas-aberg', '/indicators'],
  ['tomas-aberg', `/indicators/${items.indicator.keyed}`],
]

type Looked = { statements: number; letters: number }
const before = new Map<string, Looked>()

async function look(viewer: Viewer, path: string): Promise<Looked> {
  // The first look marks what is new as seen.
  await browsers[viewer].get(path)
  const { value, statements } = await world.count(() => browsers[viewer].get(path))
  expect(value.status).toBe(200)
  return { statements: statements.length, letters: value.text.length }
}

beforeAll(async () => {
  for (const [viewer, path] of pages) before.set(`${viewer} ${path}`, await look(viewer, path))
  for (let n = 0; n < 5; n++) await addOneOfEach(n)
}, 60_000)

test.each(pages)('%s opens %s with the same statements, however much there is', async (viewer, path) => {
  const [little, much] = [before.get(`${viewer} ${path}`) as Looked, await look(viewer, path)]
  expect(little.statements).toBeGreaterThan(2)
  expect(much.statements).toBe(little.statements)
  expect(much.statements).toBeLessThanOrEqual(25)
})

test('there is more to show than there was', async () => {
  expect((await look('tomas-aberg', '/indicators')).letters).toBeGreaterThan(
    (before.get('tomas-aberg /indicators') as Looked).letters,
  )
  for (const path of ['/inbox', leo, plan, '/meetings', '/drafts']) {
    expect((await look('siri-alm', path)).letters, path).toBeGreaterThan(
      (before.get(`siri-alm ${path}`) as Looked).letters,
    )
  }
})

/** What may come to a child, once more, through the forms. */
async function addOneOfEach(n: number) {
  const send = async (by: Viewer, path: string, fields: Record<string, string | string[]>) => {
    const { status, text } = await browsers[by].post(path, fields)
    expect(status, `${by} ${path} ${text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 400)}`).toBe(303)
  }
  const ground = {
    basisId: items.consentBasis,
    purpose: 'För att hjälpen ska bli rätt.',
    informed: 'yes',
    until: dayFrom(60),
  }
  const worry = {
    'q.noticed': `Något nytt, ${n}.`,
    'q.areas': ['achieving'],
    'q.guardians_know': 'yes',
  }
  for (const from of indicatorSources)
    await send('tomas-aberg', '/indicators', { ...indicator, ...from, name: `Tal ${n}` })
  await send('tomas-aberg', `/indicators/${items.indicator.keyed}/values`, { value: `${n}`, on: dayFrom(-n) })
  await send('sara-lind', '/worries', { childId: child.leo, ...worry })
  await send('siri-alm', '/worries', { childId: child.leo, ...worry })
  await send('sara-lind', '/worries', { childId: child.amina, ...worry })
  await send('maria-lund', `/worries/${items.worry.amina}/answers`, { kind: 'reply', words: `Svar ${n}.` })
  await send('siri-alm', `${leo}/wheel`, { heldOn: dayFrom(-1) })
  await send('siri-alm', `${leo}/reports`, {
    madeOn: dayFrom(-1),
    madeTime: '10.15',
    madeTo: 'Mottagningen',
    how: 'phone',
    guardiansTold: 'yes',
  })
  await send('siri-alm', `${leo}/requests`, {
    to: ids.functions.samordnare,
    asked: `Fråga ${n}?`,
    areas: ['achieving'],
    answerBy: dayFrom(10),
    ...ground,
  })
  await send('siri-alm', `${leo}/meetings`, {
    kind: 'meeting',
    day: dayFrom(10 + n),
    from: '10',
    to: '11',
    guardians: [idOf('guardian/leo/johanna-marklund')],
    others: [ids.functions.samordnare],
    childTakesPart: 'undecided',
    childHowAbout: 'none',
    areas: ['achieving'],
    ...Object.fromEntries(
      [1, 2, 3].flatMap(row => [
        [`title${row}`, `Punkt ${row}`],
        [`pointKind${row}`, 'information'],
        [`raisedBy${row}`, 'professional'],
        [`about${row}`, 'all'],
      ]),
    ),
    ...ground,
  })
  await send('siri-alm', `/meetings/${items.meeting.leo}/agenda`, {
    title: `Punkt ${n}`,
    about: 'all',
    pointKind: 'decision',
    raisedBy: 'child',
  })
  await send('siri-alm', `${plan}/parts`, { kind: 'need', area: 'safe', words: `Behov ${n}.` })
  await send('siri-alm', `${plan}/parts`, { kind: 'view', voice: 'child', words: `Så tycker jag, ${n}.` })
  await send('siri-alm', `${plan}/publication`, { base: String(2 + n), whatChanged: `Ändring ${n}.` })
  await send('siri-alm', `${plan}/actions/${idOf('plan-part/leo/hemma')}/marks`, {
    state: 'under_way',
    words: `Gång ${n}.`,
  })
  await send('siri-alm', '/drafts', {
    draft: crypto.randomUUID(),
    draftForm: 'worry',
    childId: child.leo,
    'q.noticed': `Utkast ${n}.`,
  })
}

const indicator = {
  definition: 'Vad som räknas.',
  kind: 'effect',
  unit: 'percent',
  sourceWords: 'Kring.',
  ownerFunctionId: ids.functions.processledare,
}
const indicatorSources: Record<string, string | string[]>[] = [
  { source: 'keyed' },
  { source: 'register', unit: 'number' },
  { source: 'survey', of: 'implementation-survey/own-work', options: ['~close'] },
  { source: 'child_figure', of: 'plans.voice' },
]
